import type { RunSummary, ValueRun } from '#modules/value/contract';
import { Card, HeatGrid, useLocaleFormat } from '#ui';
import { ScrollingTable } from './scrolling-table.tsx';
import styles from './value.module.css';
import { useWords } from './words/use-words.ts';

type Cohort = RunSummary['cohorts'][number];

/** What customers of each year have brought by each age, and what they are still expected to bring (S1-5, S0-27). */
export function CohortCard({ run, summary }: { readonly run: ValueRun; readonly summary: RunSummary }) {
  const words = useWords();
  const format = useLocaleFormat();
  const label = useCohortLabel();
  const currency = run.settings?.currency ?? '';
  const money = (amountMinor: number) => format.money(amountMinor, currency, { compact: true });
  const shown = summary.cohorts.filter(({ customers }) => customers > 0);
  const ages = [...new Set(shown.flatMap(({ cumulative }) => cumulative.map(({ months }) => months)))];
  if (ages.length === 0) return null;
  return (
    <Card title={words('cohorts.title')} aside={words('cohorts.aside')}>
      <HeatGrid
        name={words('cohorts.title')}
        summary={words('cohorts.summary')}
        rows={shown.map(label)}
        columns={ages.map((months) => words('cohorts.months', { count: months }))}
        cells={shown.flatMap((cohort) =>
          cohort.cumulative.map(({ months, meanMinor }) => ({
            row: label(cohort),
            column: words('cohorts.months', { count: months }),
            value: meanMinor,
          })),
        )}
        formatValue={money}
        height={`${4 + 2 * shown.length}rem`}
      />
      <details className={styles.foldable}>
        <summary>{words('cohorts.details')}</summary>
        <ScrollingTable name={words('cohorts.details')}>
          <thead>
            <tr>
              <th scope="col">{words('cohorts.cohort')}</th>
              <th scope="col" className={styles.number}>
                {words('cohorts.customers')}
              </th>
              <th scope="col" className={styles.number}>
                {words('cohorts.equity')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((cohort) => (
              <tr key={cohort.fromOn}>
                <td>{label(cohort)}</td>
                <td className={styles.number}>{format.number(cohort.customers)}</td>
                <td className={styles.number}>{money(cohort.equityMinor)}</td>
              </tr>
            ))}
          </tbody>
        </ScrollingTable>
      </details>
    </Card>
  );
}

/** "2024", or "2024 Q3" when cohorts are quarters. */
function useCohortLabel(): (cohort: Cohort) => string {
  const words = useWords();
  return ({ fromOn, toOn }) => {
    const year = fromOn.slice(0, 4);
    const isYear = fromOn.endsWith('-01-01') && Date.parse(toOn) - Date.parse(fromOn) > 100 * 86_400_000;
    if (isYear) return year;
    return words('cohorts.quarter', { year, quarter: Math.ceil(Number(fromOn.slice(5, 7)) / 3) });
  };
}
