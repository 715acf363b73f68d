import type { ReactNode } from 'react';
import styles from './key-value-list.module.css';

export type KeyValueItem = { readonly key: string; readonly value: ReactNode };

/** Names and values in two columns; values that are absent are left out by the caller. */
export function KeyValueList({ items }: { readonly items: readonly KeyValueItem[] }) {
  return (
    <dl className={styles.list}>
      {items.map((item) => (
        <div key={item.key} className={styles.item}>
          <dt>{item.key}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
