import { Checkbox } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { CareTask } from '#modules/follow-ups/contract';
import {
  Card,
  EmptyState,
  ErrorPanel,
  lazyScreen,
  PageHeader,
  PartBoundary,
  Skeletons,
  useLocaleFormat,
  useMay,
  useNow,
} from '#ui';
import { addDays } from '#working-time';
import styles from './care.module.css';
import { useCareTasks } from './care-queries.ts';
import { CareTaskRow } from './care-task-row.tsx';
import { type DueFilter, FollowUpFilters, type When } from './follow-up-filters.tsx';
import { useWords } from './messages/use-words.ts';
import { MoreTasks } from './more-tasks.tsx';
import { ReassignBar } from './reassign-bar.tsx';
import { TimelinessLine } from './timeliness-line.tsx';

const CareCallDialog = lazyScreen(() => import('./care-call-dialog.tsx'), 'CareCallDialog');

/** The last day a choice of when reaches to. */
function untilOf(when: When, today: string): string | undefined {
  if (when === 'all') return undefined;
  return addDays(today, when === 'overdue' ? -1 : when === 'week' ? 7 : 0);
}

/** All that is planned: narrowed, called, and given to others. */
export function FollowUpsPage() {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow(600));
  const mayGive = useMay()('follow-ups.configure');
  const [filter, setFilter] = useState<DueFilter>({ when: 'today', whose: 'all' });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [calling, setCalling] = useState<CareTask>();
  const { when, ...asked } = filter;
  const tasks = useCareTasks({ ...asked, dueUntilOn: untilOf(when, today) });
  const choose = (careTaskId: string, isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(careTaskId);
      else after.delete(careTaskId);
      return after;
    });
  const narrow = (next: DueFilter) => {
    setFilter(next);
    setChosen(new Set());
  };
  return (
    <>
      <PageHeader title={words('list.title')} summary={words('list.text')} />
      <TimelinessLine />
      <FollowUpFilters filter={filter} onChange={narrow} />
      {chosen.size > 0 ? <ReassignBar chosen={[...chosen]} onDone={() => setChosen(new Set())} /> : null}
      <Card flush>
        {tasks.error ? <ErrorPanel error={tasks.error} onRetry={tasks.onRetry} /> : null}
        {tasks.rows === undefined && !tasks.error ? <Skeletons rows={8} withAvatar /> : null}
        {tasks.rows?.length === 0 ? (
          <EmptyState icon={IconCalendarCheck} title={words('list.empty')} text={words('rules.text')} />
        ) : null}
        <ul className={styles.list}>
          {tasks.rows?.map((task) => (
            <CareTaskRow
              key={task.careTaskId}
              task={task}
              onCall={() => setCalling(task)}
              before={
                mayGive ? (
                  <Checkbox
                    aria-label={words('list.select', { name: task.partyName })}
                    checked={chosen.has(task.careTaskId)}
                    onChange={(event) => choose(task.careTaskId, event.currentTarget.checked)}
                  />
                ) : undefined
              }
            />
          ))}
        </ul>
        <MoreTasks list={tasks} />
      </Card>
      <PartBoundary fallback={null}>
        <CareCallDialog task={calling} onClose={() => setCalling(undefined)} />
      </PartBoundary>
    </>
  );
}
