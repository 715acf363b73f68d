import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './filter-chips.module.css';

export type FilterChip = { readonly key: string; readonly label: string; readonly value: string };

export type FilterChipsProps = {
  readonly filters: readonly FilterChip[];
  readonly onRemove: (key: string) => void;
  readonly onClear: () => void;
  /** The control that adds a filter. */
  readonly children?: ReactNode;
};

/** The filters in force, each removable, beside the control that adds one. */
export function FilterChips({ filters, onRemove, onClear, children }: FilterChipsProps) {
  const words = useUiMessages();
  return (
    <div className={styles.bar}>
      <ul className={styles.list} aria-label={words('list.filters')}>
        {filters.map((filter) => (
          <li key={filter.key} className={styles.filter}>
            <span className={styles.label}>{filter.label}</span>
            <span>{filter.value}</span>
            <button
              type="button"
              className={styles.remove}
              onClick={() => onRemove(filter.key)}
              aria-label={words('action.remove', { name: `${filter.label} ${filter.value}` })}
            >
              <IconX size="0.8125rem" stroke={2} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {children}
      {filters.length > 1 ? (
        <button type="button" className={styles.clear} onClick={onClear}>
          {words('list.clearFilters')}
        </button>
      ) : null}
    </div>
  );
}
