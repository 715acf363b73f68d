import type { ReactNode } from 'react';
import type { IconComponent } from '../registry/screen-module.ts';
import styles from './empty-state.module.css';

export type EmptyStateProps = {
  readonly icon?: IconComponent;
  readonly title: string;
  /** What belongs here and how it comes to be. */
  readonly text: ReactNode;
  /** The next step. */
  readonly action?: ReactNode;
  /** It is all there is on the page, so that its title is the page's heading. */
  readonly isPage?: boolean;
};

/** Shown where nothing is yet: says what belongs here and offers the next step. */
export function EmptyState({ icon: Icon, title, text, action, isPage = false }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'strong';
  return (
    <div className={styles.empty}>
      {Icon === undefined ? null : (
        <span className={styles.icon}>
          <Icon size="1.5rem" stroke={1.5} />
        </span>
      )}
      <Title className={styles.title}>{title}</Title>
      <div className={styles.text}>{text}</div>
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
