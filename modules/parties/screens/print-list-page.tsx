import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, ErrorPanel, Skeletons, useLocaleFormat, useNow, useUrlState } from '#ui';
import { useShownFilters } from './active-filters.tsx';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames } from './party-queries.ts';
import styles from './print.module.css';
import { PrintSheet } from './print-sheet.tsx';
import { useListQuery } from './use-list-query.ts';
import { useViewWords } from './views/words/use-view-words.ts';

/** The list as it was narrowed and sorted, on paper. */
export function PrintListPage() {
  const words = useWords();
  const format = useLocaleFormat();
  const { branchName, staffName } = usePlaceNames();
  const now = useNow(600);
  const own = useViewWords();
  const { filters, sort, values } = useListQuery();
  const narrowed = useShownFilters(values);
  const view = useViewName();
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
    <PrintSheet title={words('place')} watermark={data.watermark}>
      <dl className={styles.about}>
        <dt>{own('print.view')}</dt>
        <dd>{view ?? own('print.all')}</dd>
        <dt>{own('print.filters')}</dt>
        <dd>
          {narrowed.length === 0
            ? own('print.none')
            : narrowed.map(({ label, value }) => `${label}: ${value}`).join(' · ')}
        </dd>
        <dt>{own('print.date')}</dt>
        <dd>{format.dateTime(now)}</dd>
        <dt>{own('print.rows')}</dt>
        <dd>
          {own(data.exact ? 'print.of' : 'print.ofMore', {
            shown: format.number(data.items.length),
            all: format.number(data.count),
          })}
        </dd>
      </dl>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words('list.number')}</th>
              <th scope="col">{words('list.name')}</th>
              <th scope="col">{words('list.phone')}</th>
              <th scope="col">{words('list.branch')}</th>
              <th scope="col">{words('list.owner')}</th>
              <th scope="col">{words('list.lastPurchase')}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((one) => (
              <tr key={one.partyId}>
                <td>{one.number}</td>
                <td>{one.displayName}</td>
                <td>{one.primaryPhone === null ? '–' : format.phone(one.primaryPhone)}</td>
                <td>{branchName(one.branchId) ?? '–'}</td>
                <td>{staffName(one.ownerId) ?? '–'}</td>
                <td>
                  {one.figures.lastPurchaseOn === null
                    ? words('list.never')
                    : format.date(one.figures.lastPurchaseOn)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PrintSheet>
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
