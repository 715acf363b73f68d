import { ActionIcon } from '@mantine/core';
import { IconBaselineDensitySmall, IconEye } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { PartyFilters } from '#modules/parties/contract';
import {
  answered,
  lazyScreen,
  PageHeader,
  PartBoundary,
  Skeletons,
  Slot,
  useLocaleFormat,
  useMay,
} from '#ui';
import { ActiveFilters } from './active-filters.tsx';
import styles from './customers.module.css';
import { CustomersActions } from './customers-actions.tsx';
import { CustomersTable } from './customers-table.tsx';
import { useListView } from './list-view-state.ts';
import { useWords } from './messages/use-words.ts';
import { useListQuery } from './use-list-query.ts';
import { DropArea } from './views/drop-area.tsx';
import { LayoutMenu } from './views/layout-menu.tsx';

const CustomersBoard = lazyScreen(() => import('./views/customers-board.tsx'), 'CustomersBoard');
const CustomersCalendar = lazyScreen(() => import('./views/customers-calendar.tsx'), 'CustomersCalendar');

/** All customers one may see: found by filter and view, sorted by what matters, opened and changed by one key. */
export function CustomersPage() {
  const words = useWords();
  const list = useListQuery();
  const view = useListView(list);
  const { sort, filters } = list;
  const [reveal, setReveal] = useState(false);
  const { layout } = view;
  const asked = { filters, sort, reveal };
  return (
    <>
      <PageHeader
        title={words('place')}
        summary={<Count filters={filters} />}
        actions={<CustomersActions filters={filters} sort={sort} />}
      />
      <PartBoundary fallback={null}>
        <DropArea />
      </PartBoundary>
      <ListToolbar list={list} view={view} reveal={reveal} onReveal={setReveal} />
      <PartBoundary fallback={<Skeletons rows={8} />}>
        {layout.kind === 'table' ? <CustomersTable list={list} view={view} reveal={reveal} /> : null}
        {layout.kind === 'board' ? <CustomersBoard by={layout.by} {...asked} /> : null}
        {layout.kind === 'calendar' ? <CustomersCalendar by={layout.by} {...asked} /> : null}
      </PartBoundary>
    </>
  );
}

function ListToolbar(props: {
  readonly list: ReturnType<typeof useListQuery>;
  readonly view: ReturnType<typeof useListView>;
  readonly reveal: boolean;
  readonly onReveal: (reveal: boolean) => void;
}) {
  const words = useWords();
  const { list, view, reveal, onReveal } = props;
  const may = useMay();
  const { look, setLook, layout, setLayout, state, viewId, isUntouched, apply } = view;
  const isCompact = look.density === 'compact';
  return (
    <div className={styles.toolbar}>
      <Slot name="list.views" props={{ listName: 'customers', state, viewId, isUntouched, onApply: apply }} />
      <ActiveFilters list={list} />
      <span className={styles.toolbarEnd}>
        <PartBoundary fallback={null}>
          <LayoutMenu layout={layout} onChange={setLayout} />
        </PartBoundary>
        {may('parties.reveal') ? (
          <ActionIcon
            variant={reveal ? 'filled' : 'default'}
            aria-label={words('file.showNumbers')}
            title={`${words('file.showNumbers')} · ${words('file.showNumbersHint')}`}
            aria-pressed={reveal}
            onClick={() => onReveal(!reveal)}
          >
            <IconEye size="1rem" stroke={1.7} aria-hidden />
          </ActionIcon>
        ) : null}
        {layout.kind === 'table' ? (
          <ActionIcon
            variant={isCompact ? 'filled' : 'default'}
            aria-label={words('desk.density')}
            title={words('desk.density')}
            aria-pressed={isCompact}
            onClick={() => setLook({ ...look, density: isCompact ? 'comfortable' : 'compact' })}
          >
            <IconBaselineDensitySmall size="1rem" stroke={1.7} aria-hidden />
          </ActionIcon>
        ) : null}
      </span>
    </div>
  );
}

/** Exact up to ten thousand, "more than" above: an exact count of a million would make everybody wait. */
function Count({ filters }: { readonly filters: PartyFilters }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { data } = useQuery({
    queryKey: ['parties', 'count', filters],
    queryFn: ({ signal }) => answered(api.parties.countParties({ query: filters, signal })),
  });
  if (!data) return null;
  const text = data.exact
    ? words('list.count', { count: data.count })
    : words('list.more', { number: format.number(data.count) });
  return <span role="status">{text}</span>;
}
