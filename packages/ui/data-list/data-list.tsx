// biome-ignore-all lint/a11y/useFocusableInteractive: rows take focus by a roving tab stop
// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot be positioned one by one, as a list of only the visible rows must be
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { ErrorPanel } from '../components/error-panel.tsx';
import { Skeletons } from '../components/skeletons.tsx';
import { useUiMessages } from '../i18n/use-messages.ts';
import { usePreferences } from '../preferences/preferences-context.ts';
import { ColumnMenu } from './column-menu.tsx';
import styles from './data-list.module.css';
import { DataListHeader } from './data-list-header.tsx';
import { DataListRow } from './data-list-row.tsx';
import type { DataListColumn, DataListProps } from './data-list-types.ts';
import { useListKeys } from './use-list-keys.ts';
import { arrangeColumns, useRememberedColumns } from './use-visible-columns.ts';

const loadAheadRows = 15;

function gridTemplate<Row>(
  columns: readonly DataListColumn<Row>[],
  hasSelection: boolean,
  hasColumnMenu: boolean,
): string {
  const tracks = columns.map((column) =>
    column.grow === 0 ? `${column.minRem}rem` : `minmax(${column.minRem}rem, ${column.grow ?? 1}fr)`,
  );
  return [...(hasSelection ? ['2.25rem'] : []), ...tracks, ...(hasColumnMenu ? ['2.25rem'] : [])].join(' ');
}

function leastWidth<Row>(columns: readonly DataListColumn<Row>[], hasSelection: boolean): string {
  const rem = columns.reduce((sum, column) => sum + column.minRem, (hasSelection ? 2.25 : 0) + 2.25);
  return `${rem}rem`;
}

function onRow<Row>(rows: readonly Row[], act: ((row: Row) => void) | undefined) {
  if (act === undefined) return undefined;
  return (position: number) => {
    const row = rows[position];
    if (row !== undefined) act(row);
  };
}

/** Asks for the next page before the last row comes in sight. */
function useLoadAhead<Row>(lastShown: number, list: DataListProps<Row>): void {
  const { rows = [], hasMore = false, isLoadingMore = false, onLoadMore } = list;
  const isNearEnd = rows.length > 0 && lastShown >= rows.length - loadAheadRows;
  useEffect(() => {
    if (isNearEnd && hasMore && !isLoadingMore) onLoadMore?.();
  }, [isNearEnd, hasMore, isLoadingMore, onLoadMore]);
}

function Foot(props: { readonly isLoading: boolean; readonly hasMore: boolean; readonly count: number }) {
  const words = useUiMessages();
  const { isLoading, hasMore, count } = props;
  return (
    <div className={styles.foot} role="status">
      {isLoading ? words('list.loading') : hasMore ? '' : words('list.allLoaded', { count })}
    </div>
  );
}

function Rows<Row>(props: DataListProps<Row> & { readonly rows: readonly Row[] }) {
  const { rows, rowId, onOpen, hasMore = false, isLoadingMore = false, selection } = props;
  const words = useUiMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const [{ largeType }] = usePreferences();
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const phoneRow = isPhone ? props.phoneRow : undefined;
  const remembered = useRememberedColumns(props.columnsKey);
  const { visible, toggle, move } = arrangeColumns(props.columns, props.columnChoice ?? remembered);
  const columns = phoneRow === undefined ? visible : [];
  const hasSelection = selection !== undefined;
  const template =
    phoneRow === undefined
      ? gridTemplate(columns, hasSelection, props.columnsKey !== undefined)
      : `${hasSelection ? '2.75rem ' : ''}1fr`;
  const plainHeight = phoneRow !== undefined ? 64 : props.isCompact === true ? 28 : 36;
  const ids = rows.map(rowId);

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (largeType ? Math.max(48, plainHeight * 1.2857) : plainHeight),
    getItemKey: (position) => ids[position] ?? position,
    overscan: 10,
  });
  const keys = useListKeys({
    ids,
    selection,
    open: onRow(rows, onOpen) ?? (() => {}),
    edit: onRow(rows, props.onEdit),
    show: (position) => {
      virtual.scrollToIndex(position, { align: 'auto' });
      requestAnimationFrame(() => {
        const element = scroller.current?.querySelector(`[data-index="${position}"]`);
        if (element instanceof HTMLElement) element.focus({ preventScroll: true });
      });
    },
  });

  const items = virtual.getVirtualItems();
  useLoadAhead(items.at(-1)?.index ?? -1, props);

  return (
    <div className={styles.frame}>
      {props.columnsKey === undefined || phoneRow !== undefined ? null : (
        <ColumnMenu columns={props.columns} visible={visible} onToggle={toggle} onMove={move} />
      )}
      <div
        ref={scroller}
        className={styles.scroller}
        style={{
          maxHeight: (props.height ?? isPhone) ? 'calc(100dvh - 13rem)' : 'min(44rem, calc(100dvh - 12rem))',
        }}
        data-compact={props.isCompact || undefined}
      >
        <div
          role="grid"
          aria-label={props.label}
          aria-rowcount={hasMore ? -1 : rows.length + 1}
          aria-multiselectable={hasSelection || undefined}
          style={{ minWidth: leastWidth(columns, hasSelection) }}
          onKeyDown={keys.onKeyDown}
        >
          <div role="rowgroup" className={styles.headGroup} data-phone={phoneRow !== undefined || undefined}>
            {phoneRow === undefined ? (
              <DataListHeader
                columns={columns}
                template={template}
                ids={ids}
                sort={props.sort}
                onSort={props.onSort}
                selection={selection}
              />
            ) : (
              <div role="row" className="visually-hidden">
                <div role="columnheader">{words('list.rows')}</div>
              </div>
            )}
          </div>
          <div role="rowgroup" className={styles.bodyGroup} style={{ height: virtual.getTotalSize() }}>
            {items.map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              return (
                <DataListRow
                  key={item.key}
                  row={row}
                  id={rowId(row)}
                  position={item.index}
                  columns={columns}
                  template={template}
                  offset={item.start}
                  isActive={item.index === keys.active}
                  measure={virtual.measureElement}
                  rowName={props.rowName}
                  selection={selection}
                  onActivate={() => keys.setActive(item.index)}
                  onToggle={(extend) => keys.toggle(item.index, extend)}
                  {...(onOpen === undefined ? {} : { onOpen })}
                  {...(phoneRow === undefined ? {} : { phoneRow })}
                />
              );
            })}
          </div>
        </div>
        <Foot isLoading={isLoadingMore} hasMore={hasMore} count={rows.length} />
      </div>
    </div>
  );
}

/**
 * A list of any length: only the rows in sight are drawn, further pages come while scrolling.
 * Header and first column stay in sight; `j` `k` move, `x` selects, Enter opens.
 */
export function DataList<Row>(props: DataListProps<Row>) {
  if (props.error !== undefined && props.error !== null && props.rows === undefined) {
    return (
      <div className={styles.message}>
        <ErrorPanel
          error={props.error}
          {...(props.onRetry === undefined ? {} : { onRetry: props.onRetry })}
        />
      </div>
    );
  }
  if (props.rows === undefined) {
    return (
      <div className={styles.message}>
        <Skeletons rows={8} />
      </div>
    );
  }
  if (props.rows.length === 0) return props.empty;
  return <Rows {...props} rows={props.rows} />;
}
