import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './card.module.css';

export type CardProps = {
  readonly title?: ReactNode;
  /** Quiet words at the right of the title: what the card is sorted by, a count, a "how?". */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
  /** Leaves out the inner padding, for tables and lists that reach the edges. */
  readonly flush?: boolean;
  readonly headingLevel?: 2 | 3 | 4;
  readonly className?: string | undefined;
};

/** The one card of the interface. */
export function Card({ title, aside, children, flush = false, headingLevel = 2, className }: CardProps) {
  const id = useId();
  const Heading = `h${headingLevel}` as const;
  const hasTitle = title !== undefined;
  return (
    <section
      className={[styles.card, className].filter(Boolean).join(' ')}
      {...(hasTitle ? { 'aria-labelledby': id } : {})}
    >
      {hasTitle ? (
        <div className={styles.head}>
          <Heading id={id} className={styles.title}>
            {title}
          </Heading>
          {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
        </div>
      ) : null}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}

export type CardSectionProps = Pick<CardProps, 'title' | 'aside' | 'children' | 'headingLevel'>;

/** A part of a card, ruled off from what is above it. In a card without a title its heading is level 2. */
export function CardSection({ title, aside, children, headingLevel = 3 }: CardSectionProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={styles.section}>
      {title === undefined ? null : (
        <div className={styles.sectionHead}>
          <Heading className={styles.sectionTitle}>{title}</Heading>
          {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
        </div>
      )}
      {children}
    </div>
  );
}
