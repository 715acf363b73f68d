import { useQueries } from '@tanstack/react-query';
import type { PartyFilters, PartySort, PartySummary } from '#modules/parties/contract';
import { type DataListColumn, useLocaleFormat } from '#ui';
import styles from './print.module.css';
import { printGroups } from './print-groups.ts';
import type { BoardField } from './views/list-layout.ts';
import { useBoardColumns } from './views/use-board-columns.ts';
import { useViewWords } from './views/words/use-view-words.ts';

type Columns = readonly DataListColumn<PartySummary>[];

/** Rows under the heads of the list's columns, repeated on every page. */
export function PrintTable({
  label,
  columns,
  rows,
}: {
  readonly label: string;
  readonly columns: Columns;
  readonly rows: readonly PartySummary[];
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ key, title, align }) => (
              <th key={key} scope="col" data-align={align}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.partyId}>
              {columns.map(({ key, align, onPaper, render }) => (
                <td key={key} data-align={align} data-wraps={key === 'tags' || undefined}>
                  {(onPaper ?? render)(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The rows as a board groups them, one table a column of the board. */
export function PrintGroups(props: {
  readonly by: BoardField;
  readonly columns: Columns;
  readonly rows: readonly PartySummary[];
  /** The list the rows are the first of; a group is then told with how many it has in all. */
  readonly list: { readonly filters: PartyFilters; readonly sort: PartySort } | undefined;
}) {
  const { by, columns, rows, list } = props;
  const own = useViewWords();
  const format = useLocaleFormat();
  const board = useBoardColumns(by, {
    filters: list?.filters ?? { archived: 'without' },
    sort: list?.sort ?? 'name',
    reveal: false,
  });
  const groups = printGroups(
    rows,
    by,
    board.map(({ key }) => key),
  );
  const counted = useQueries({
    queries: board.map(({ key, count }) => ({
      queryKey: count?.queryKey ?? [],
      queryFn: ({ signal }: { signal: AbortSignal }) => count?.ask(signal),
      enabled: list !== undefined && groups.some((group) => group.key === key),
    })),
  });
  const countOf = (key: string | undefined, shown: number) => {
    const all = counted[board.findIndex((one) => one.key === key)]?.data;
    if (all === undefined) return format.number(shown);
    const numbers = { shown: format.number(shown), all: format.number(all.count) };
    return own(all.exact ? 'print.of' : 'print.ofMore', numbers);
  };
  const titleOf = (key: string | undefined) =>
    board.find((one) => one.key === key)?.title ?? own('print.rest');
  return groups.map(({ key, rows: ofGroup }) => (
    <div key={key ?? 'rest'} className={styles.group}>
      <h2>
        {titleOf(key)} <span className={styles.count}>{countOf(key, ofGroup.length)}</span>
      </h2>
      <PrintTable label={titleOf(key)} columns={columns} rows={ofGroup} />
    </div>
  ));
}
