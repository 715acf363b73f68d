import type { ReactNode } from 'react';
import type { IconComponent } from '../registry/screen-module.ts';
import styles from './chip.module.css';

/** Green: done or well; amber: attention; vermilion: trouble; indigo: a fact worth noticing; plain: anything else. */
export type Tone = 'green' | 'amber' | 'vermilion' | 'indigo' | 'plain';

export type ChipProps = {
  readonly tone?: Tone;
  readonly icon?: IconComponent;
  readonly children: ReactNode;
  readonly title?: string;
};

/** A short word about a thing; the words carry the meaning, the colour only helps to find it. */
export function Chip({ tone = 'plain', icon: Icon, children, title }: ChipProps) {
  return (
    <span className={styles.chip} data-tone={tone} title={title}>
      {Icon === undefined ? null : <Icon size="0.875rem" stroke={1.8} />}
      {children}
    </span>
  );
}
