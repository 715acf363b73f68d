import type { ReactNode } from 'react';
import styles from './value.module.css';

/** A table that scrolls sideways on narrow screens, by keyboard too. */
export function ScrollingTable({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for inputs
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className={styles.scroller} role="group" tabIndex={0} aria-label={name}>
      <table className={styles.table}>{children}</table>
    </div>
  );
}
