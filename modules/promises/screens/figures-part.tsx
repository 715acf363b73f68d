import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { PromiseFigure } from '#modules/promises/contract';
import { Card, Chip, ErrorPanel, HowBadge, NotEnoughData, Skeletons, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useFigures } from './promise-queries.ts';
import { useLimitText } from './promise-text.ts';
import styles from './promises.module.css';
import { useLocal } from './use-local.ts';

/** How often each promise was kept, with interval and n, and how long it took. */
export function FiguresPart() {
  const words = useWords();
  const format = useLocaleFormat();
  const [months, setMonths] = useState(12);
  const query = useFigures(months);
  const data = query.data;
  const period = data ? `${format.date(data.fromAt)} – ${format.date(data.untilAt)}` : '';
  return (
    <Card
      flush
      title={words('view.figures')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={words('figures.period')}
          value={String(months)}
          onChange={(value) => setMonths(Number(value))}
          data={[3, 12, 24].map((count) => ({
            value: String(count),
            label: words('figures.months', { count }),
          }))}
        />
      }
    >
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={5} /> : null}
      {data ? (
        // A table wider than the phone is scrolled by itself; it takes the focus so that keys can do it too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
        <section className={styles.scroll} tabIndex={0} aria-label={words('view.figures')}>
          <table className={styles.table}>
            <thead>
              <tr>
                {(['promise', 'target', 'kept', 'n', 'time', 'others'] as const).map((column) => (
                  <th key={column} scope="col">
                    {words(`figures.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((figure) => (
                <FigureRow
                  key={figure.definitionKey ?? ''}
                  figure={figure}
                  period={period}
                  asOf={data.untilAt}
                />
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </Card>
  );
}

type FigureRowProps = {
  readonly figure: PromiseFigure;
  readonly period: string;
  readonly asOf: string;
};

function FigureRow({ figure, period, asOf }: FigureRowProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const limit = useLimitText();
  const { rate, n, medianSeconds, p90Seconds } = figure;
  const name = figure.text === null ? (figure.definitionKey ?? words('figures.own')) : local(figure.text);
  const minutes = (seconds: number) => format.duration(Math.round(seconds / 60));
  const others = (['renegotiatedKept', 'renegotiatedBroken', 'excused', 'withdrawn', 'running'] as const)
    .filter((one) => figure[one] > 0)
    .map((one) => words(`figures.${one}`, { count: figure[one] }))
    .join(' · ');
  return (
    <tr>
      <th scope="row">
        {name}
        <div className={styles.chips}>
          {figure.isPublic ? <Chip tone="green">{words('public')}</Chip> : null}
          {figure.isInternal ? <Chip>{words('internal')}</Chip> : null}
          {figure.limitSeconds === null || figure.limitOf === null ? null : (
            <span className={styles.quiet}>{limit(figure.limitSeconds, figure.limitOf)}</span>
          )}
        </div>
      </th>
      <td>{format.percent(figure.targetShare)}</td>
      <td>
        {rate ? (
          <>
            <strong className={rate.share < figure.targetShare ? styles.below : undefined}>
              {format.percent(rate.share, 1)}
            </strong>
            <div className={styles.quiet}>
              {format.percent(rate.low, 1)} – {format.percent(rate.high, 1)}
            </div>
          </>
        ) : (
          <NotEnoughData have={n} need={figure.enough} />
        )}
      </td>
      <td>
        {format.number(n)}{' '}
        <HowBadge
          of={name}
          definition={words('figures.how')}
          n={words('figures.decided', { count: n })}
          period={period}
          asOf={asOf}
          {...(rate
            ? {
                interval: words('figures.interval', {
                  low: format.percent(rate.low, 1),
                  high: format.percent(rate.high, 1),
                }),
              }
            : {})}
        />
      </td>
      <td>
        {medianSeconds === null || p90Seconds === null
          ? '–'
          : words('figures.median', { median: minutes(medianSeconds), p90: minutes(p90Seconds) })}
      </td>
      <td className={styles.quiet}>{others || '–'}</td>
    </tr>
  );
}
