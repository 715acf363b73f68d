import { SegmentedControl } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '#contract';
import { minorUnitDigits } from '#contract-kit';
import {
  type Coverage,
  type CoverageSplit,
  dataClass,
  drift,
  type SegmentCoverage,
} from '#modules/parties/contract';
import {
  answered,
  Card,
  EmptyState,
  ErrorPanel,
  PageHeader,
  Skeletons,
  useLocaleFormat,
  useMay,
  useUrlState,
} from '#ui';
import styles from './coverage.module.css';
import { CoverageCell } from './coverage-cell.tsx';
import { useWords } from './messages/use-words.ts';
import { useBusinessCurrency, usePlaceNames } from './party-queries.ts';

const SPLITS = ['branch', 'tag', 'owner', 'tier', 'drift'] as const satisfies readonly CoverageSplit[];
const OF_VALUE: ReadonlySet<CoverageSplit> = new Set(['tier', 'drift']);

/** Which of the five classes of data are on file for how many customers of each segment, and how fresh (S1-46). */
export function CoveragePage() {
  const words = useWords();
  const mayValue = useMay()('value.read');
  const [chosen, choose] = useUrlState('by');
  const offered = SPLITS.filter((split) => mayValue || !OF_VALUE.has(split));
  const by = offered.find((split) => split === chosen) ?? 'branch';
  const query = useQuery({
    queryKey: ['parties', 'coverage', by],
    queryFn: ({ signal }) => answered(api.parties.readCoverage({ query: { by }, signal })),
  });
  const { data } = query;
  return (
    <>
      <PageHeader
        title={words('coverage.title')}
        summary={words('coverage.summary')}
        trail={<Link to="/customers">{words('place')}</Link>}
        actions={
          <div className={styles.splits}>
            <SegmentedControl
              aria-label={words('coverage.by')}
              value={by}
              onChange={(split) => choose(split === 'branch' ? undefined : split)}
              data={offered.map((split) => ({ value: split, label: words(`coverage.split.${split}`) }))}
            />
          </div>
        }
      />
      <Card flush>
        {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? <Skeletons rows={6} /> : null}
        {data?.all.customers === 0 ? (
          <EmptyState
            icon={IconUsers}
            title={words('coverage.empty.title')}
            text={words('coverage.empty.text')}
          />
        ) : null}
        {data && data.all.customers > 0 ? <Matrix coverage={data} by={by} /> : null}
      </Card>
    </>
  );
}

function Matrix({ coverage, by }: { readonly coverage: Coverage; readonly by: CoverageSplit }) {
  const words = useWords();
  const nameOf = useSegmentName(by);
  const rows = [
    { key: 'all', name: words('coverage.all'), segment: coverage.all },
    ...coverage.segments.map((segment) => ({
      key: `of ${segment.segment ?? ''}`,
      name: nameOf(segment.segment),
      segment,
    })),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroller} tabIndex={0} aria-label={words('coverage.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words(`coverage.split.${by}`)}</th>
            <th scope="col" className={styles.count}>
              {words('coverage.customers')}
            </th>
            {coverage.all.classes.map(({ dataClass }) => (
              <th key={dataClass} scope="col">
                {words(`coverage.class.${dataClass}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <SegmentRow key={row.key} name={row.name} segment={row.segment} asOf={coverage.asOf} />
          ))}
          {coverage.small === null ? null : <SmallRow small={coverage.small} asOf={coverage.asOf} />}
        </tbody>
      </table>
      {coverage.small === null ? null : (
        <p className={`${styles.quiet} ${styles.note}`}>{words('coverage.smallNote')}</p>
      )}
      {coverage.hasMore ? <p className={`${styles.quiet} ${styles.note}`}>{words('coverage.more')}</p> : null}
    </section>
  );
}

type SegmentRowProps = {
  readonly name: string;
  readonly segment: SegmentCoverage;
  readonly asOf: string;
};

function SegmentRow({ name, segment, asOf }: SegmentRowProps) {
  const currency = useBusinessCurrency();
  const format = useLocaleFormat();
  const { filters, customers, classes } = segment;
  return (
    <tr className={filters !== null && Object.keys(filters).length === 0 ? styles.all : undefined}>
      <th scope="row">{name}</th>
      <td className={styles.count}>{format.number(customers)}</td>
      {classes.map((one) => (
        <td key={one.dataClass}>
          <CoverageCell
            name={name}
            coverage={one}
            customers={customers}
            asOf={asOf}
            listFilter={filters === null ? undefined : listFilter(filters, one.dataClass, currency)}
          />
        </td>
      ))}
    </tr>
  );
}

/** Groups of few customers, told together or only counted. */
function SmallRow(props: { readonly small: NonNullable<Coverage['small']>; readonly asOf: string }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { segments, customers, classes } = props.small;
  const name = words('coverage.small', { count: segments });
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={styles.count}>{customers === null ? '–' : format.number(customers)}</td>
      {dataClass.options.map((kind) => {
        const told = classes.find((one) => one.dataClass === kind);
        return (
          <td key={kind}>
            {told && customers !== null ? (
              <CoverageCell
                name={name}
                coverage={told}
                customers={customers}
                asOf={props.asOf}
                listFilter={undefined}
              />
            ) : (
              <span className={styles.quiet}>{words('coverage.tooFew')}</span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

/** The list's filter as its address holds it: amounts in whole units. */
function listFilter(
  filters: NonNullable<SegmentCoverage['filters']>,
  withoutData: string,
  currency: string,
): string {
  const { minLifetimeValueMinor, maxLifetimeValueMinor, ...others } = filters;
  const whole = (minor: number | undefined) =>
    minor === undefined ? undefined : String(minor / 10 ** minorUnitDigits(currency));
  const given: Record<string, string | undefined> = {
    ...others,
    minLifetimeValue: whole(minLifetimeValueMinor),
    maxLifetimeValue: whole(maxLifetimeValueMinor),
    withoutData,
  };
  const kept = Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(kept).toString();
}

function useSegmentName(by: CoverageSplit): (segment: string | null) => string {
  const words = useWords();
  const { branchName, staffName } = usePlaceNames();
  return (segment) => {
    if (by === 'branch') return branchName(segment) ?? words('bulk.noBranch');
    if (by === 'owner') return staffName(segment) ?? words('bulk.nobody');
    if (by === 'tier') {
      return segment === 'top' || segment === 'middle' || segment === 'rest'
        ? words(`coverage.tier.${segment}`)
        : words('coverage.unvalued');
    }
    if (by === 'drift') {
      const { data: known } = drift.safeParse(segment);
      return known ? words(`drift.${known}`) : words('coverage.unvalued');
    }
    return segment ?? '';
  };
}
