import { ActionIcon, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './data-list.module.css';
import type { DataListColumn } from './data-list-types.ts';

export type ColumnMenuProps<Row> = {
  readonly columns: readonly DataListColumn<Row>[];
  readonly visible: readonly DataListColumn<Row>[];
  readonly onToggle: (key: string) => void;
  readonly onMove: (key: string, by: -1 | 1) => void;
};

/** Chooses which columns are shown and in which order; the first one names the row and stays. */
export function ColumnMenu<Row>({ columns, visible, onToggle, onMove }: ColumnMenuProps<Row>) {
  const words = useUiMessages();
  const shown = visible.slice(1);
  const hidden = columns.slice(1).filter((column) => !visible.includes(column));
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon className={styles.columnButton} aria-label={words('list.columns')}>
          <IconColumns3 size="1rem" stroke={1.7} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.columnMenu} aria-label={words('list.columns')}>
        {shown.map((column, position) => (
          <div key={column.key} className={styles.columnChoice}>
            <Checkbox label={column.title} checked onChange={() => onToggle(column.key)} />
            <ActionIcon
              variant="subtle"
              size="sm"
              disabled={position === 0}
              aria-label={words('list.columnEarlier', { name: column.title })}
              onClick={() => onMove(column.key, -1)}
            >
              <IconArrowUp size="0.875rem" stroke={1.7} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size="sm"
              disabled={position === shown.length - 1}
              aria-label={words('list.columnLater', { name: column.title })}
              onClick={() => onMove(column.key, 1)}
            >
              <IconArrowDown size="0.875rem" stroke={1.7} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        {hidden.map((column) => (
          <Checkbox
            key={column.key}
            label={column.title}
            checked={false}
            onChange={() => onToggle(column.key)}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
