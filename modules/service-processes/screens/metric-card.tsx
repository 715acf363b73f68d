import type { Timeliness } from '#modules/follow-ups/contract';
import type { ShownMetric } from '#modules/service-processes/contract';
import { Figure, HowBadge, IntervalStrip, type LocaleFormat, useLocaleFormat } from '#ui';
import styles from './map-page.module.css';
import { useLocal } from './use-local.ts';
import { useWords } from './words/use-words.ts';

type Period = { readonly fromOn: string; readonly untilOn: string };
type Words = ReturnType<typeof useWords>;

/** Writes a number of a metric in its unit. */
export function metricText(
  words: Words,
  format: LocaleFormat,
  unit: ShownMetric['unit'],
  value: number,
): string {
  const short = format.number(value, { maximumFractionDigits: 1 });
  if (unit === 'share') return format.percent(value);
  if (unit === 'mean' || unit === 'per-hundred') return short;
  return words(`metrics.${unit}`, { value: short });
}

/** One number with its interval, what it rests on and how it is made. */
export function MetricCard({ metric, period }: { readonly metric: ShownMetric; readonly period: Period }) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const n = words(`metrics.n.${metric.counts}`, { n: format.number(metric.n, { maximumFractionDigits: 0 }) });
  const kind = metric.kind ? words(`kind.${metric.kind}`) : undefined;
  const rests = [
    ...(metric.hits === null ? [n] : [restsOn(words, format, metric, n)]),
    ...(metric.leftOut > 0 ? [words('metrics.leftOut', { count: metric.leftOut })] : []),
  ].join(' · ');
  return (
    <FigureCard
      name={local(metric.name)}
      definition={[local(metric.definition), ...(kind ? [words('metrics.kind', { kind })] : [])].join(' · ')}
      rests={rests}
      n={n}
      period={metric.asOf === 'today' ? words('metrics.today') : periodText(format, period)}
      metric={metric}
    />
  );
}

function restsOn(words: Words, format: LocaleFormat, metric: ShownMetric, n: string): string {
  const hits = format.number(metric.hits ?? 0);
  return metric.unit === 'share' && metric.interval === 'wilson'
    ? words('metrics.hits', { hits, n: format.number(metric.n) })
    : words('metrics.happened', { hits, n });
}

const periodText = (format: LocaleFormat, { fromOn, untilOn }: Period) =>
  `${format.date(fromOn)} – ${format.date(untilOn)}`;

const NEED = 10;

/** The share of follow-ups done in time. */
export function OnTimeCard({
  timeliness,
  period,
}: {
  readonly timeliness: Timeliness;
  readonly period: Period;
}) {
  const words = useWords();
  const format = useLocaleFormat();
  const { n, onTime } = timeliness;
  const enough = n >= NEED;
  return (
    <FigureCard
      name={words('metrics.onTime')}
      definition={words('metrics.onTimeDefinition')}
      rests={words('metrics.hits', { hits: format.number(onTime), n: format.number(n) })}
      n={words('metrics.n.follow-ups', { n: format.number(n) })}
      period={periodText(format, period)}
      metric={{
        unit: 'share',
        interval: 'wilson',
        n,
        need: NEED,
        value: enough ? timeliness.share : null,
        low: enough ? timeliness.low : null,
        high: enough ? timeliness.high : null,
        p90: null,
      }}
    />
  );
}

type FigureCardProps = {
  readonly name: string;
  readonly definition: string;
  readonly rests: string;
  readonly n: string;
  readonly period: string;
  readonly metric: Pick<ShownMetric, 'unit' | 'interval' | 'n' | 'need' | 'value' | 'low' | 'high' | 'p90'>;
};

function FigureCard({ name, definition, rests, n, period, metric }: FigureCardProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const { unit, value, low, high, p90 } = metric;
  const write = (one: number) => metricText(words, format, unit, one);
  // The unit stands with the number.
  const bare = (one: number) => metricText(words, format, unit === 'share' ? unit : 'mean', one);
  const interval = low === null || high === null ? undefined : `${bare(low)} – ${bare(high)}`;
  const kind = words(`metrics.interval.${metric.interval}`);
  return (
    <section className={styles.card} aria-label={name}>
      <div className={styles.cardHead}>
        <h2 className={styles.cardName}>{name}</h2>
        <HowBadge
          of={name}
          definition={definition}
          n={rests}
          period={period}
          interval={interval === undefined ? kind : `${interval}, ${kind}`}
        />
      </div>
      {value === null ? (
        <p className={styles.quiet}>
          {metric.n < metric.need
            ? words('metrics.notEnough', { n, need: format.number(metric.need) })
            : words('metrics.notSoFar')}
        </p>
      ) : (
        <>
          <Figure value={write(value)} interval={interval} />
          <IntervalStrip
            value={value}
            low={low}
            high={high}
            until={unit === 'share' ? 1 : 1.15 * Math.max(value, high ?? 0, p90 ?? 0)}
          />
          <p className={styles.quiet}>
            {p90 === null ? rests : `${words('metrics.p90', { value: write(p90) })} · ${rests}`}
          </p>
        </>
      )}
    </section>
  );
}
