import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import {
  Avatar,
  Card,
  Chip,
  DataList,
  type DataListColumn,
  type DataListSort,
  EmptyState,
  FilterChips,
  Money,
  PageHeader,
  useLocaleFormat,
  useToasts,
} from '#ui';
import { type ExamplePerson, examplePerson } from './example-people.ts';

function useColumns(): readonly DataListColumn<ExamplePerson>[] {
  const format = useLocaleFormat();
  return [
    {
      key: 'name',
      title: 'Name',
      minRem: 11,
      grow: 2,
      isSortable: true,
      render: (person) => (
        <>
          <Avatar name={person.family} size="sm" />
          {format.personName(person)}
        </>
      ),
    },
    {
      key: 'usual',
      title: 'Usually',
      minRem: 8,
      render: (person) => `every ${format.weeks(person.usualDays / 7)}`,
    },
    {
      key: 'away',
      title: 'Now',
      minRem: 7,
      isSortable: true,
      render: (person) => (
        <Chip tone={person.awayDays > person.usualDays * 1.6 ? 'amber' : 'plain'}>
          {format.weeks(person.awayDays / 7)}
        </Chip>
      ),
    },
    { key: 'note', title: 'Note', minRem: 8, render: (person) => person.note },
    {
      key: 'value',
      title: 'Expected value',
      minRem: 9,
      align: 'end',
      isSortable: true,
      render: (person) => <Money amountMinor={person.amountMinor} currency="CNY" rounded />,
    },
    {
      key: 'interval',
      title: 'Interval',
      minRem: 10,
      align: 'end',
      render: (person) =>
        `${format.money(person.lowMinor, 'CNY', { compact: true })} – ${format.money(person.highMinor, 'CNY', { compact: true })}`,
    },
    {
      key: 'alive',
      title: 'Active',
      minRem: 6,
      align: 'end',
      isSortable: true,
      render: (person) => format.percent(person.alive),
    },
    { key: 'id', title: 'Number', minRem: 6, isExtra: true, render: (person) => person.id },
  ];
}

export function ListPage() {
  const format = useLocaleFormat();
  const toasts = useToasts();
  const columns = useColumns();
  const [count, setCount] = useState(60);
  const [sort, setSort] = useState<DataListSort>({ key: 'value', direction: 'descending' });
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set(['T_2', 'T_4']));
  const [filters, setFilters] = useState([
    { key: 'branch', label: 'Branch', value: '越秀店' },
    { key: 'away', label: 'Away', value: '> 8 weeks' },
  ]);
  const rows = Array.from({ length: count }, (_, position) => examplePerson(position));
  return (
    <>
      <PageHeader
        title="Customers"
        summary={`${format.number(1982)}`}
        actions={
          <Button onClick={() => toasts.doneWithUndo('Archived 2 customers', () => {})}>Archive</Button>
        }
      />
      <FilterChips
        filters={filters}
        onRemove={(key) => setFilters(filters.filter((filter) => filter.key !== key))}
        onClear={() => setFilters([])}
      />
      <div style={{ height: '0.75rem' }} />
      <Card flush>
        <DataList
          label="Customers"
          columns={columns}
          columnsKey="catalogue"
          rows={rows}
          rowId={(person) => person.id}
          rowName={(person) => format.personName(person)}
          sort={sort}
          onSort={setSort}
          selection={{ selectedIds, onChange: setSelectedIds }}
          onOpen={(person) => toasts.done(`Opened ${person.id}`)}
          hasMore={count < 600}
          onLoadMore={() => setCount((before) => before + 60)}
          empty={<EmptyState icon={IconUsers} title="No customers" text="Import them." />}
          phoneRow={(person) => (
            <div style={{ display: 'flex', gap: '0.75rem', alignItems: 'center' }}>
              <Avatar name={person.family} />
              <div>
                <strong>{format.personName(person)}</strong>
                <div style={{ color: 'var(--ink-2)' }}>
                  {format.weeks(person.awayDays / 7)} · {person.note}
                </div>
              </div>
              <span style={{ marginLeft: 'auto' }}>
                <Money amountMinor={person.amountMinor} currency="CNY" rounded />
              </span>
            </div>
          )}
        />
      </Card>
    </>
  );
}
