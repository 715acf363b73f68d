import { Button, Modal, SegmentedControl } from '@mantine/core';
import { IconCalendarRepeat, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Card, EmptyState, ErrorPanel, PageHeader, Skeletons, useMay, useUrlState } from '#ui';
import { useWords } from './messages/use-words.ts';
import { type State, useRentalList } from './rental-queries.ts';
import { RentalRows } from './rental-rows.tsx';
import styles from './rentals.module.css';
import { UnitForm } from './unit-form.tsx';
import { UnitRows } from './unit-rows.tsx';
import { UtilisationFigure } from './utilisation-figure.tsx';

const VIEWS = ['out', 'overdue', 'ended', 'units'] as const;

/** What is rented and lent, what should be back, and what there is to rent. */
export function RentalsPage() {
  const words = useWords();
  const mayOffer = useMay()('rentals.offer');
  const [shown, setShown] = useUrlState('view');
  const view = VIEWS.find((one) => one === shown) ?? 'out';
  const [adding, add] = useState(false);
  return (
    <>
      <PageHeader
        title={words('place')}
        summary={words('summary')}
        actions={
          mayOffer ? (
            <Button leftSection={<IconPlus size="1rem" aria-hidden />} onClick={() => add(true)}>
              {words('unit.add')}
            </Button>
          ) : null
        }
      />
      <div className={styles.column}>
        <div className={styles.scroll}>
          <SegmentedControl
            aria-label={words('view.label')}
            value={view}
            onChange={(value) => setShown(value === 'out' ? undefined : value)}
            data={VIEWS.map((value) => ({ value, label: words(`view.${value}`) }))}
          />
        </div>
        {view === 'units' ? (
          <>
            <UtilisationFigure />
            <UnitRows />
          </>
        ) : (
          <RentalList key={view} state={view} />
        )}
      </div>
      <Modal opened={adding} onClose={() => add(false)} title={words('unit.add')} size="lg">
        <UnitForm onDone={() => add(false)} />
      </Modal>
    </>
  );
}

function RentalList({ state }: { readonly state: State }) {
  const words = useWords();
  const list = useRentalList(state);
  return (
    <Card flush>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={6} /> : null}
      {list.rows?.length === 0 ? (
        <EmptyState icon={IconCalendarRepeat} title={words(`empty.${state}`)} text={words('empty.text')} />
      ) : null}
      <RentalRows rentals={list.rows ?? []} showsCustomer />
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
    </Card>
  );
}
