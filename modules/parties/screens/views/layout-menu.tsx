import { Button, Menu } from '@mantine/core';
import { IconCalendar, IconCheck, IconChevronDown, IconLayoutKanban, IconTable } from '@tabler/icons-react';
import { customerDay } from '#modules/parties/contract';
import { useMay } from '#ui';
import { BOARD_FIELDS, type ListLayout, layoutText } from './list-layout.ts';
import { useViewWords } from './words/use-view-words.ts';

const ICONS = { table: IconTable, board: IconLayoutKanban, calendar: IconCalendar };

/** Chooses whether customers stand in rows, by state or by day. */
export function LayoutMenu(props: {
  readonly layout: ListLayout;
  readonly onChange: (layout: ListLayout) => void;
}) {
  const { layout } = props;
  const words = useViewWords();
  const may = useMay();
  const fields = BOARD_FIELDS.filter((field) => field !== 'drift' || may('value.read'));
  const Icon = ICONS[layout.kind];
  const item = (one: ListLayout, name: string) => {
    const isCurrent = layoutText(one) === layoutText(layout);
    return (
      <Menu.Item
        key={layoutText(one) ?? 'table'}
        aria-current={isCurrent || undefined}
        rightSection={isCurrent ? <IconCheck size="1rem" stroke={1.8} aria-hidden /> : null}
        onClick={() => props.onChange(one)}
      >
        {name}
      </Menu.Item>
    );
  };
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          title={words('layout')}
          leftSection={<Icon size="1rem" stroke={1.7} aria-hidden />}
          rightSection={<IconChevronDown size="0.875rem" stroke={1.8} aria-hidden />}
        >
          {layout.kind === 'table' ? words('table') : null}
          {layout.kind === 'board' ? words('board', { field: words(`field.${layout.by}`) }) : null}
          {layout.kind === 'calendar' ? words('calendar', { date: words(`date.${layout.by}`) }) : null}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {item({ kind: 'table' }, words('table'))}
        <Menu.Divider />
        <Menu.Label>{words('boards')}</Menu.Label>
        {fields.map((by) => item({ kind: 'board', by }, words(`field.${by}`)))}
        <Menu.Divider />
        <Menu.Label>{words('calendars')}</Menu.Label>
        {customerDay.options.map((by) => item({ kind: 'calendar', by }, words(`date.${by}`)))}
      </Menu.Dropdown>
    </Menu>
  );
}
