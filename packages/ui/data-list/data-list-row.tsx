// biome-ignore-all lint/a11y/useSemanticElements: table elements cannot be positioned one by one, as a list of only the visible rows must be
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take focus by a roving tab stop, cells through the controls inside
import { Checkbox } from '@mantine/core';
import type { MouseEvent, Ref } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './data-list.module.css';
import type { DataListProps } from './data-list-types.ts';

export type DataListRowProps<Row> = Pick<
  DataListProps<Row>,
  'columns' | 'rowName' | 'onOpen' | 'selection' | 'phoneRow'
> & {
  readonly row: Row;
  readonly id: string;
  readonly position: number;
  readonly template: string;
  readonly offset: number;
  readonly isActive: boolean;
  readonly measure: Ref<HTMLDivElement>;
  readonly onActivate: () => void;
  readonly onToggle: (extend: boolean) => void;
};

function pressedSomethingInside(event: MouseEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('a, button, input, label') !== null;
}

/** One row; pressing it anywhere but on a control opens it. */
export function DataListRow<Row>(props: DataListRowProps<Row>) {
  const { row, id, position, template, offset, isActive, measure, columns, selection, phoneRow } = props;
  const words = useUiMessages();
  const isSelected = selection?.selectedIds.has(id) === true;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles keys for the active row
    <div
      role="row"
      ref={measure}
      data-index={position}
      aria-rowindex={position + 2}
      aria-selected={selection === undefined ? undefined : isSelected}
      tabIndex={isActive ? 0 : -1}
      className={styles.row}
      data-opens={props.onOpen !== undefined || undefined}
      style={{ gridTemplateColumns: template, transform: `translateY(${offset}px)` }}
      onFocus={props.onActivate}
      onClick={(event) => {
        if (!pressedSomethingInside(event)) props.onOpen?.(row);
      }}
    >
      {selection === undefined ? null : (
        <div role="gridcell" className={styles.check}>
          <Checkbox
            aria-label={words('list.selectRow', { name: props.rowName(row) })}
            checked={isSelected}
            tabIndex={-1}
            onChange={(event) =>
              props.onToggle(event.nativeEvent instanceof PointerEvent && event.nativeEvent.shiftKey)
            }
          />
        </div>
      )}
      {phoneRow === undefined ? (
        columns.map((column, columnPosition) => (
          <div
            key={column.key}
            role="gridcell"
            className={columnPosition === 0 ? styles.firstCell : styles.cell}
            data-align={column.align}
          >
            {column.render(row)}
          </div>
        ))
      ) : (
        <div role="gridcell" className={styles.phoneCell}>
          {phoneRow(row)}
        </div>
      )}
    </div>
  );
}
