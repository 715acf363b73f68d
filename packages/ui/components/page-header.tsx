import type { ReactNode } from 'react';
import { usePageTitle } from '../navigation/use-page-title.ts';
import styles from './page-header.module.css';

export type PageHeaderProps = {
  readonly title: string;
  /** What the page covers: counts, period, run. */
  readonly summary?: ReactNode;
  /** Where this page lies, above the title. */
  readonly trail?: ReactNode;
  readonly actions?: ReactNode;
};

/** The one `h1` of a page, with what it covers and what can be done. Also names the browser tab. */
export function PageHeader({ title, summary, trail, actions }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <div className={styles.header}>
      <div className={styles.words}>
        {trail === undefined ? null : <div className={styles.trail}>{trail}</div>}
        <h1 className={styles.title}>{title}</h1>
        {summary === undefined ? null : <div className={styles.summary}>{summary}</div>}
      </div>
      {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
