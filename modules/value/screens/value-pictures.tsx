import type { GridCell, RunSummary, ValueRun } from '#modules/value/contract';
import { Card, HeatGrid, Histogram, useLocaleFormat, WhaleCurve } from '#ui';
import { useWords } from './words/use-words.ts';

type Props = { readonly run: ValueRun; readonly summary: RunSummary };

/** How value is spread over customers. */
export function HistogramCard({ run, summary }: Props) {
  const words = useWords();
  const format = useLocaleFormat();
  const currency = run.settings?.currency ?? '';
  const money = (amountMinor: number) => format.money(amountMinor, currency, { compact: true });
  const bins = summary.histogram;
  const width = bins[0]?.toMinor ?? 0;
  return (
    <Card title={words('histogram.title')} aside={words('histogram.aside')}>
      <Histogram
        name={words('histogram.title')}
        summary={words('histogram.summary', {
          customers: format.number(summary.customers),
          value: money(width),
        })}
        bins={bins.map(({ fromMinor, toMinor, customers }) => ({
          from: fromMinor,
          to: toMinor ?? Number.POSITIVE_INFINITY,
          count: customers,
        }))}
        formatValue={(value) => (Number.isFinite(value) ? money(value) : words('histogram.more'))}
      />
    </Card>
  );
}

/** Who brings the value, best customers first. */
export function WhaleCard({ summary }: Props) {
  const words = useWords();
  const format = useLocaleFormat();
  const points = summary.whaleCurve;
  const fifth = points.find(({ customerShare }) => customerShare >= 0.2)?.valueShare ?? 1;
  return (
    <Card title={words('whale.title')} aside={words('whale.peak', { share: format.percent(fifth) })}>
      <WhaleCurve
        name={words('whale.title')}
        summary={words('whale.summary', { share: format.percent(fifth) })}
        points={points.map(({ customerShare, valueShare }) => ({
          rankShare: customerShare,
          cumulativeShare: valueShare,
        }))}
        rankLabel={words('whale.rank')}
        shareLabel={words('whale.share')}
      />
    </Card>
  );
}

const RECENCY_WORDS = ['month', 'quarter', 'half', 'year', 'twoYears', 'longer'] as const;

/** Share of value by how lately and how often customers bought. */
export function GridCard({ summary }: { readonly summary: RunSummary }) {
  const words = useWords();
  const format = useLocaleFormat();
  const recencies = [...new Set(summary.grid.map(({ recencyFromDays }) => recencyFromDays))].sort(
    (a, b) => a - b,
  );
  const columnOf = (cell: GridCell) =>
    words(`grid.${RECENCY_WORDS[recencies.indexOf(cell.recencyFromDays)] ?? 'longer'}`);
  const rowOf = ({ purchasesFrom, purchasesTo }: GridCell) => {
    if (purchasesTo === 1) return words('grid.once');
    if (purchasesTo === null) return words('grid.purchasesMore', { from: purchasesFrom });
    return words('grid.purchases', { from: purchasesFrom, to: purchasesTo });
  };
  const often = [...summary.grid].sort((a, b) => b.purchasesFrom - a.purchasesFrom);
  return (
    <Card title={words('grid.title')} aside={words('grid.aside')}>
      <HeatGrid
        name={words('grid.title')}
        summary={words('grid.summary')}
        rows={[...new Set(often.map(rowOf))]}
        columns={[...new Set(summary.grid.map(columnOf))]}
        cells={summary.grid.map((cell) => ({
          row: rowOf(cell),
          column: columnOf(cell),
          value: cell.valueShare,
        }))}
        formatValue={(share) => format.percent(share)}
        labelFrom={0.02}
      />
    </Card>
  );
}
