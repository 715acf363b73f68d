import type { ReactNode } from 'react';
import type { Tone } from '../components/chip.tsx';
import type { IconComponent } from '../registry/screen-module.ts';

/** One thing that happened, ready to be shown. */
export type TimelineEntry = {
  readonly id: string;
  /** An instant in ISO form. */
  readonly at: string;
  readonly icon: IconComponent;
  readonly tone?: Tone;
  /** Actor, verb and object in one line. */
  readonly title: ReactNode;
  /** At the right: the time when absent, or an amount, a source. */
  readonly aside?: ReactNode;
  readonly body?: ReactNode;
  /** Seen only by us: tinted. */
  readonly isNote?: boolean;
  /** Consecutive entries with the same key on one day fold into one line: edits by one person or one import. */
  readonly foldKey?: string;
  readonly actions?: ReactNode;
};

export type TimelineFold = {
  readonly kind: 'fold';
  readonly id: string;
  readonly entries: readonly TimelineEntry[];
};

export type TimelineItem = { readonly kind: 'entry'; readonly entry: TimelineEntry } | TimelineFold;

export type TimelineDay = { readonly dayKey: string; readonly items: readonly TimelineItem[] };
