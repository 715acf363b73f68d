import { Button, SegmentedControl } from '@mantine/core';
import { IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CareTask } from '#modules/follow-ups/contract';
import {
  Card,
  EmptyState,
  ErrorPanel,
  lazyScreen,
  PartBoundary,
  Skeletons,
  useLocaleFormat,
  useNow,
  useSlotPanels,
  useUrlState,
} from '#ui';
import styles from './care.module.css';
import { useCareTasks, type Whose } from './care-queries.ts';
import { CareTaskRow } from './care-task-row.tsx';
import { DecisionCards } from './decision-cards.tsx';
import { useWords } from './messages/use-words.ts';

const CareCallDialog = lazyScreen(() => import('./care-call-dialog.tsx'), 'CareCallDialog');

/** Teaches when nothing else stands on the page; says it in a line when there is other work below. */
function NothingToDo({ isAll }: { isAll: boolean }) {
  const words = useWords();
  const isAlone = useSlotPanels('today.main').length === 1;
  if (!isAlone || !isAll) {
    return (
      <p className={styles.nothing}>
        {words('empty.title')}
        <span className={styles.nothingMore}>{words('empty.text')}</span>
      </p>
    );
  }
  return (
    <EmptyState
      icon={IconSun}
      title={words('empty.title')}
      text={words('empty.text')}
      action={
        <>
          <Button component={Link} to="/customers">
            {words('empty.customers')}
          </Button>
          <Button component={Link} to="/welcome" variant="subtle">
            {words('empty.begin')}
          </Button>
        </>
      }
    />
  );
}

function WhoseChoice({ whose, onChange }: { whose: Whose; onChange: (whose: Whose) => void }) {
  const words = useWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={words('now.whose')}
      value={whose}
      onChange={(value) => onChange(value === 'all' ? 'all' : 'mine')}
      data={[
        { value: 'mine', label: words('now.mine') },
        { value: 'all', label: words('now.all') },
      ]}
    />
  );
}

/** Others have work on the page too: more comes when asked for. */
const CONTACTS_SHOWN = 8;
const DECISIONS_SHOWN = 5;

/** Whom to care for now, and why. */
export function NowPanel() {
  const words = useWords();
  const format = useLocaleFormat();
  const today = format.dayKey(useNow(600));
  const [whoseText, setWhose] = useUrlState('whose');
  const whose: Whose = whoseText === 'all' ? 'all' : 'mine';
  const [showsLater, setShowsLater] = useState(false);
  const [calling, setCalling] = useState<CareTask>();
  // Kept once opened, so that closing gives the focus back to the button.
  const [hasCalled, setHasCalled] = useState(false);
  if (calling !== undefined && !hasCalled) setHasCalled(true);
  const asked = { whose, dueUntilOn: showsLater ? undefined : today };
  const tasks = useCareTasks({ ...asked, kind: 'contact' }, CONTACTS_SHOWN);
  const decisions = useCareTasks({ ...asked, kind: 'decision' }, DECISIONS_SHOWN);
  return (
    <>
      <Card
        flush
        title={words('now.title')}
        aside={
          <WhoseChoice whose={whose} onChange={(value) => setWhose(value === 'all' ? value : undefined)} />
        }
      >
        {tasks.error ? <ErrorPanel error={tasks.error} onRetry={tasks.onRetry} /> : null}
        {tasks.rows === undefined && !tasks.error ? <Skeletons rows={4} withAvatar /> : null}
        {tasks.rows?.length === 0 ? <NothingToDo isAll={decisions.rows?.length === 0} /> : null}
        <ul className={styles.list}>
          {tasks.rows?.map((task) => (
            <CareTaskRow key={task.careTaskId} task={task} onCall={() => setCalling(task)} />
          ))}
        </ul>
        <div className={styles.under}>
          {tasks.hasMore ? (
            <Button onClick={tasks.onLoadMore} loading={tasks.isLoadingMore}>
              {words('now.more')}
            </Button>
          ) : null}
          <Button component={Link} to="/follow-ups" variant="subtle">
            {words('list.open')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => setShowsLater(!showsLater)}>
            {words(showsLater ? 'now.hideLater' : 'now.showLater')}
          </Button>
        </div>
      </Card>
      <DecisionCards list={decisions} onCall={setCalling} />
      {hasCalled ? (
        <PartBoundary fallback={null}>
          <CareCallDialog task={calling} onClose={() => setCalling(undefined)} />
        </PartBoundary>
      ) : null}
    </>
  );
}
