// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot be positioned one by one, as a list of only the visible rows must be
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take focus by a roving tab stop, cells through the controls inside
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './data-list.module.css';
import type { DataListColumn, DataListSelection, DataListSort } from './data-list-types.ts';

export type DataListHeaderProps<Row> = {
  readonly columns: readonly DataListColumn<Row>[];
  readonly template: string;
  readonly ids: readonly string[];
  readonly sort: DataListSort | undefined;
  readonly onSort: ((sort: DataListSort) => void) | undefined;
  readonly selection: DataListSelection | undefined;
};

function nextSort(sort: DataListSort | undefined, key: string): DataListSort {
  return { key, direction: sort?.key === key && sort.direction === 'ascending' ? 'descending' : 'ascending' };
}

function SortButton(props: {
  readonly title: string;
  readonly direction: DataListSort['direction'] | undefined;
  readonly onPress: () => void;
}) {
  const words = useUiMessages();
  const { title, direction, onPress } = props;
  const Arrow = direction === 'descending' ? IconArrowDown : IconArrowUp;
  const state =
    direction === undefined
      ? ''
      : `, ${words(direction === 'ascending' ? 'list.sortedUp' : 'list.sortedDown')}`;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={onPress}
      aria-label={`${words('list.sortBy', { name: title })}${state}`}
    >
      {title}
      <Arrow
        size="0.8125rem"
        stroke={2}
        aria-hidden
        className={direction === undefined ? styles.sortIdle : styles.sortOn}
      />
    </button>
  );
}

export function DataListHeader<Row>(props: DataListHeaderProps<Row>) {
  const { columns, template, ids, sort, onSort, selection } = props;
  const words = useUiMessages();
  const selectedHere = selection === undefined ? 0 : ids.filter((id) => selection.selectedIds.has(id)).length;
  const isAll = ids.length > 0 && selectedHere === ids.length;
  return (
    <div role="row" aria-rowindex={1} className={styles.header} style={{ gridTemplateColumns: template }}>
      {selection === undefined ? null : (
        <div role="columnheader" className={styles.check}>
          <Checkbox
            aria-label={words('list.selectAll')}
            checked={isAll}
            indeterminate={selectedHere > 0 && !isAll}
            onChange={() => selection.onChange(isAll ? new Set() : new Set(ids))}
          />
        </div>
      )}
      {columns.map((column) => {
        const direction = sort?.key === column.key ? sort.direction : undefined;
        const isSortable = column.isSortable === true && onSort !== undefined;
        return (
          <div
            key={column.key}
            role="columnheader"
            className={styles.headCell}
            data-align={column.align}
            title={column.hint}
            aria-sort={isSortable ? (direction ?? 'none') : undefined}
          >
            {isSortable ? (
              <SortButton
                title={column.title}
                direction={direction}
                onPress={() => onSort(nextSort(sort, column.key))}
              />
            ) : (
              column.title
            )}
          </div>
        );
      })}
    </div>
  );
}
