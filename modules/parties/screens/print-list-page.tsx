import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import type { PartySort, PartySummary } from '#modules/parties/contract';
import { answered, ErrorPanel, Skeletons, useLocaleFormat, useNow, useSession, useUrlState } from '#ui';
import { arrangeColumns } from '#ui/data-list/use-visible-columns.ts';
import { useShownFilters } from './active-filters.tsx';
import { useCustomerColumns } from './customers-columns.tsx';
import { readLook } from './list-view-state.ts';
import { useWords } from './messages/use-words.ts';
import styles from './print.module.css';
import { PrintGroups, PrintTable } from './print-list-table.tsx';
import { PrintSheet } from './print-sheet.tsx';
import { toColumnSort, useListQuery } from './use-list-query.ts';
import { useCalendarDay } from './views/calendar-day.ts';
import { type ListLayout, layoutFromText } from './views/list-layout.ts';
import { useViewWords } from './views/words/use-view-words.ts';

/** More columns than these do not fit on an upright sheet. */
const UPRIGHT_COLUMNS = 6;

/** The list on paper as it is looked at: its columns in their order, narrowed, sorted and grouped as on the screen. */
export function PrintListPage() {
  const words = useWords();
  const { filters: listFilters, sort, values } = useListQuery();
  const [shownAs] = useUrlState('as');
  const layout = layoutFromText(shownAs);
  const day = useCalendarDay();
  const filters = layout.kind === 'calendar' ? { ...listFilters, [layout.by]: day.on } : listFilters;
  const { visible } = arrangeColumns(useCustomerColumns(), { keys: readLook().columns, onChange: () => {} });
  const { data, error, refetch } = useQuery({
    queryKey: ['parties', 'print-list', sort, filters],
    queryFn: ({ signal }) => answered(api.parties.printParties({ query: { ...filters, sort }, signal })),
    // Each asking is recorded as a print, so it is asked for once.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeletons rows={8} />;
  return (
    <PrintSheet title={words('place')} watermark={data.watermark} isWide={visible.length > UPRIGHT_COLUMNS}>
      <About printed={data} values={values} sort={sort} layout={layout} on={day.on} />
      {layout.kind === 'board' ? (
        <PrintGroups
          by={layout.by}
          columns={visible}
          rows={data.items}
          list={data.hasMore ? { filters, sort } : undefined}
        />
      ) : (
        <PrintTable label={words('place')} columns={visible} rows={data.items} />
      )}
    </PrintSheet>
  );
}

/** What the sheet holds, so that it can be read without the screen. */
function About(props: {
  readonly printed: {
    readonly items: readonly PartySummary[];
    readonly count: number;
    readonly exact: boolean;
  };
  readonly values: ReturnType<typeof useListQuery>['values'];
  readonly sort: PartySort;
  readonly layout: ListLayout;
  readonly on: string;
}) {
  const { printed, values, sort, layout, on } = props;
  const own = useViewWords();
  const format = useLocaleFormat();
  const now = useNow(600);
  const person = useSession()?.person.name;
  const view = useViewName();
  const sorted = toColumnSort(sort);
  const sortColumn = useCustomerColumns().find(({ key }) => key === sorted.key);
  const narrowed = useShownFilters(values).map(({ label, value }) => `${label}: ${value}`);
  if (layout.kind === 'calendar') narrowed.push(`${own(`date.${layout.by}`)}: ${format.date(on)}`);
  const lines: [string, string | undefined][] = [
    [own('print.view'), view ?? own('print.all')],
    [own('print.filters'), narrowed.length === 0 ? own('print.none') : narrowed.join(' · ')],
    [own('print.grouped'), layout.kind === 'board' ? own(`field.${layout.by}`) : undefined],
    [own('print.sorted'), sortColumn && own(`print.${sorted.direction}`, { column: sortColumn.title })],
    [own('print.date'), [format.dateTime(now), person].filter(Boolean).join(' · ')],
    [
      own('print.rows'),
      own(printed.exact ? 'print.of' : 'print.ofMore', {
        shown: format.number(printed.items.length),
        all: format.number(printed.count),
      }),
    ],
  ];
  return (
    <dl className={styles.about}>
      {lines.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** The name of the saved view the list was looked at with; the sheet is whole without it. */
function useViewName(): string | undefined {
  const [viewId] = useUrlState('view');
  const { data } = useQuery({
    queryKey: ['desk', 'views', 'customers'],
    queryFn: ({ signal }) => answered(api.desk.listViews({ query: { listName: 'customers' }, signal })),
    enabled: viewId !== undefined,
    retry: false,
  });
  return data?.items.find(({ savedViewId }) => savedViewId === viewId)?.name;
}
