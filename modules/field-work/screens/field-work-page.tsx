import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PageHeader, useMay, useUrlState } from '#ui';
import { DayView } from './day-view.tsx';
import styles from './field-work.module.css';
import { useWords } from './messages/use-words.ts';
import { PlansView } from './plans-view.tsx';
import { RoundsView } from './rounds-view.tsx';
import { useFieldBranch } from './use-field-branch.ts';

const VIEWS = ['day', 'rounds', 'plans'] as const;

/** Who goes where today, which rounds run, and what has to be kept in order. */
export function FieldWorkPage() {
  const words = useWords();
  const may = useMay();
  const [viewText, setView] = useUrlState('view');
  const { branches, branchId, choose } = useFieldBranch();
  const view = VIEWS.find((one) => one === viewText) ?? 'day';
  return (
    <>
      <PageHeader
        title={words('place')}
        summary={words('summary')}
        actions={
          may('field-work.visit') ? (
            <Button component={Link} to="/my-visits">
              {words('day.mine')}
            </Button>
          ) : null
        }
      />
      <div className={styles.bar}>
        <SegmentedControl
          aria-label={words('view.label')}
          value={view}
          onChange={(next) => setView(next === 'day' ? undefined : next)}
          data={VIEWS.map((one) => ({ value: one, label: words(`view.${one}`) }))}
        />
        {branches.length > 1 ? (
          <NativeSelect
            aria-label={words('branch')}
            value={branchId ?? ''}
            onChange={(event) => choose(event.currentTarget.value)}
            data={branches.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
      </div>
      {view === 'day' ? <DayView branchId={branchId} /> : null}
      {view === 'rounds' ? <RoundsView branchId={branchId} /> : null}
      {view === 'plans' ? <PlansView branchId={branchId} /> : null}
    </>
  );
}
