import type { ReactNode } from 'react';
import styles from './print-sheet.module.css';

export type PrintSheetProps = {
  /** Names the sheet for whoever cannot see it. */
  readonly label: string;
  readonly children: ReactNode;
};

/** What stands on paper when its page is printed; nothing else of the page does. On screen it looks like a sheet. */
export function PrintSheet({ label, children }: PrintSheetProps) {
  return (
    <section className={styles.sheet} aria-label={label} data-print-sheet>
      {children}
    </section>
  );
}
