import type { RepairFigures } from '#modules/repairs/contract';
import { Card, Figure, HowBadge, NotEnoughData, useLocaleFormat } from '#ui';
import { useRepairFigures } from './repair-queries.ts';
import styles from './repairs.module.css';
import { useWords } from './words/use-words.ts';

const TIMES = ['turnaround', 'partsWait'] as const;
const SHARES = ['firstTimeFix', 'cameBack', 'exchangedOrRefunded'] as const;

/** How the repairs of the last year went, each figure with what it rests on. */
export function FiguresCard() {
  const words = useWords();
  const { data } = useRepairFigures();
  if (!data || data.turnaround.n === 0) return null;
  return (
    <Card title={words('figures.title')}>
      <div className={styles.figures}>
        {TIMES.flatMap((name) =>
          (['p50', 'p90'] as const).map((level) => (
            <Days key={`${name} ${level}`} figures={data} name={name} level={level} />
          )),
        )}
        {SHARES.map((name) => (
          <Share key={name} figures={data} name={name} />
        ))}
      </div>
    </Card>
  );
}

function usePeriod({ fromOn, toOn }: RepairFigures): string {
  const words = useWords();
  const format = useLocaleFormat();
  return words('figures.period', { from: format.date(fromOn), to: format.date(toOn) });
}

type DaysProps = {
  readonly figures: RepairFigures;
  readonly name: (typeof TIMES)[number];
  readonly level: 'p50' | 'p90';
};

function Days({ figures, name, level }: DaysProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const period = usePeriod(figures);
  const { n } = figures[name];
  const told = figures[name][level];
  const label = words(`figures.${level}`, { of: words(`figures.${name}`) });
  const days = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  const interval = told ? `${days(told.low)} – ${days(told.high)}` : undefined;
  return (
    <Figure
      label={label}
      value={told ? words('figures.days', { days: days(told.days) }) : <NotEnoughData />}
      interval={interval}
      note={
        <HowBadge
          of={label}
          definition={words(`figures.how.${name}`)}
          n={words('figures.n', { n: format.number(n) })}
          period={period}
          {...(interval ? { interval: words('figures.byRanks', { interval }) } : {})}
        />
      }
    />
  );
}

type ShareProps = { readonly figures: RepairFigures; readonly name: (typeof SHARES)[number] };

function Share({ figures, name }: ShareProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const period = usePeriod(figures);
  const { n, count, share, low, high } = figures[name];
  const label = words(`figures.${name}`);
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
          definition={words(`figures.how.${name}`)}
          n={words('figures.of', { some: format.number(count), n: format.number(n) })}
          period={period}
          {...(interval ? { interval: words('figures.wilson', { interval }) } : {})}
        />
      }
    />
  );
}
