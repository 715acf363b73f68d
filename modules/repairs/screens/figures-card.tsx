import type { FiguresOfKind, RepairFigures } from '#modules/repairs/contract';
import { Card, CardSection, Figure, HowBadge, NotEnoughData, useLocaleFormat } from '#ui';
import { ShareFigure } from '#ui/components/share-figure.tsx';
import { useRepairFigures } from './repair-queries.ts';
import styles from './repairs.module.css';
import { useWords } from './words/use-words.ts';

const TIMES = ['turnaround', 'partsWait'] as const;
const SHARES = ['firstTimeFix', 'cameBack', 'exchangedOrRefunded'] as const;

const KINDS = ['obligation', 'product'] as const;

/** How the repairs of the last year went, what we owed and what customers paid for apart, each figure with what it rests on. */
export function FiguresCard() {
  const words = useWords();
  const { data } = useRepairFigures();
  const kinds = KINDS.filter((kind) => data && data[kind].turnaround.n > 0);
  if (!data || kinds.length === 0) return null;
  return (
    <Card title={words('figures.title')}>
      {kinds.map((kind) => (
        <CardSection key={kind} title={words(`kind.${kind}`)}>
          <KindFigures figures={data[kind]} period={data} />
        </CardSection>
      ))}
    </Card>
  );
}

type KindFiguresProps = { readonly figures: FiguresOfKind; readonly period: Period };

function KindFigures({ figures, period }: KindFiguresProps) {
  return (
    <div className={styles.figures}>
      {TIMES.flatMap((name) =>
        (['p50', 'p90'] as const).map((level) => (
          <Days key={`${name} ${level}`} figures={figures} period={period} name={name} level={level} />
        )),
      )}
      {SHARES.map((name) => (
        <Share key={name} figures={figures} period={period} name={name} />
      ))}
    </div>
  );
}

type Period = Pick<RepairFigures, 'fromOn' | 'toOn'>;

function usePeriod({ fromOn, toOn }: Period): string {
  const words = useWords();
  const format = useLocaleFormat();
  return words('figures.period', { from: format.date(fromOn), to: format.date(toOn) });
}

type DaysProps = {
  readonly figures: FiguresOfKind;
  readonly period: Period;
  readonly name: (typeof TIMES)[number];
  readonly level: 'p50' | 'p90';
};

function Days({ figures, period, name, level }: DaysProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const ended = usePeriod(period);
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
          period={ended}
          {...(interval ? { interval: words('figures.byRanks', { interval }) } : {})}
        />
      }
    />
  );
}

type ShareProps = {
  readonly figures: FiguresOfKind;
  readonly period: Period;
  readonly name: (typeof SHARES)[number];
};

function Share({ figures, period, name }: ShareProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const told = figures[name];
  return (
    <ShareFigure
      label={words(`figures.${name}`)}
      definition={words(`figures.how.${name}`)}
      told={told}
      n={words('figures.of', { some: format.number(told.count), n: format.number(told.n) })}
      period={usePeriod(period)}
    />
  );
}
