import { ActionIcon, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './data-list.module.css';
import type { DataListColumn } from './data-list-types.ts';

export type ColumnMenuProps<Row> = {
  readonly columns: readonly DataListColumn<Row>[];
  readonly visible: readonly DataListColumn<Row>[];
  readonly onToggle: (key: string) => void;
};

/** Chooses which columns are shown; the first one names the row and stays. */
export function ColumnMenu<Row>({ columns, visible, onToggle }: ColumnMenuProps<Row>) {
  const words = useUiMessages();
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon className={styles.columnButton} aria-label={words('list.columns')}>
          <IconColumns3 size="1rem" stroke={1.7} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.columnMenu} aria-label={words('list.columns')}>
        {columns.slice(1).map((column) => (
          <Checkbox
            key={column.key}
            label={column.title}
            checked={visible.includes(column)}
            onChange={() => onToggle(column.key)}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
