import { useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import { MOST_PRINTED } from '#modules/parties/contract';
import { answered, ErrorPanel, Skeletons, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames } from './party-queries.ts';
import styles from './print.module.css';
import { PrintSheet } from './print-sheet.tsx';
import { useListQuery } from './use-list-query.ts';

/** The list as it was narrowed and sorted, on paper. */
export function PrintListPage() {
  const words = useWords();
  const format = useLocaleFormat();
  const { branchName, staffName } = usePlaceNames();
  const { filters, sort } = useListQuery();
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
      <p>
        {data.hasMore
          ? words('print.first', { count: MOST_PRINTED })
          : words('list.count', { count: data.items.length })}
      </p>
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
