import type { CustomerValue } from '#modules/value/contract';
import { IntervalLine, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';

type Judged = Extract<CustomerValue, { outcome: 'judged' }>;

/** Margin brought so far and expected to come, with its interval. */
export function ValueCurvePicture({ value, height }: { readonly value: Judged; readonly height: number }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { curve, basis } = value;
  const now = curve?.future[0];
  const last = curve?.future.at(-1);
  if (!curve || !now || !last) return null;
  const money = (amountMinor: number) => format.money(amountMinor, basis.currency, { rounded: true });
  return (
    <IntervalLine
      name={words('panel.curve')}
      summary={words('panel.curveSummary', {
        past: money(now.expectedMinor),
        years: format.number(Math.round(basis.horizonWeeks / 52.18)),
        expected: money(last.expectedMinor),
        low: money(last.lowMinor),
        high: money(last.highMinor),
      })}
      past={[
        ...curve.past.map(({ on, cumulativeMinor }) => ({ at: on, value: cumulativeMinor })),
        { at: now.on, value: now.expectedMinor },
      ]}
      forecast={curve.future.map(({ on, expectedMinor, lowMinor, highMinor }) => ({
        at: on,
        value: expectedMinor,
        low: lowMinor,
        high: highMinor,
      }))}
      formatValue={money}
      height={height}
    />
  );
}
