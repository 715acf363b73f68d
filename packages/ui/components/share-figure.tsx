import type { ReactNode } from 'react';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import { Figure } from './figure.tsx';
import { HowBadge, NotEnoughData } from './how-badge.tsx';

export type ShareFigureProps = {
  readonly label: string;
  /** What the share means, in a sentence or two. */
  readonly definition: ReactNode;
  /** Nulls where there are too few to say. */
  readonly told: { readonly share: number | null; readonly low: number | null; readonly high: number | null };
  /** What it rests on, with its unit: "131 of 142 parts asked for". */
  readonly n: ReactNode;
  readonly period: ReactNode;
};

/** A share of so many with Wilson's interval and its "how?"; of too few, that there is not enough data. */
export function ShareFigure({ label, definition, told, n, period }: ShareFigureProps) {
  const words = useUiMessages();
  const format = useLocaleFormat();
  const { share, low, high } = told;
  const interval =
    low === null || high === null ? undefined : `${format.percent(low, 1)} – ${format.percent(high, 1)}`;
  return (
    <Figure
      label={label}
      value={share === null ? <NotEnoughData /> : format.percent(share, 1)}
      interval={interval}
      note={
        <HowBadge
          of={label}
          definition={definition}
          n={n}
          period={period}
          {...(interval ? { interval: words('how.wilson', { interval }) } : {})}
        />
      }
    />
  );
}
