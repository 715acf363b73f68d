import { Checkbox, SegmentedControl } from '@mantine/core';
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
  useUrlState,
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

const CareCalendar = lazyScreen(() => import('./care-calendar.tsx'), 'CareCalendar');
const CareCallDialog = lazyScreen(() => import('./care-call-dialog.tsx'), 'CareCallDialog');

/** The last day a choice of when reaches to. */
function untilOf(when: When, today: string): string | undefined {
  if (when === 'all') return undefined;
  return addDays(today, when === 'overdue' ? -1 : when === 'week' ? 7 : 0);
}

/** All that is planned: narrowed, called, and given to others; as a list or by the day it is due. */
export function FollowUpsPage() {
  const words = useWords();
  const [shownAs, showAs] = useUrlState('as');
  const [filter, setFilter] = useState<DueFilter>({ when: 'today', whose: 'all' });
  const [calling, setCalling] = useState<CareTask>();
  const isByDay = shownAs === 'calendar';
  const { when: _, ...anyDay } = filter;
  return (
    <>
      <PageHeader title={words('list.title')} summary={words('list.text')} />
      <TimelinessLine />
      <div className={styles.filters}>
        <SegmentedControl
          aria-label={words('list.shownAs')}
          value={isByDay ? 'calendar' : 'list'}
          onChange={(value) => showAs(value === 'calendar' ? value : undefined)}
          data={[
            { value: 'list', label: words('list.asList') },
            { value: 'calendar', label: words('list.asCalendar') },
          ]}
        />
        <FollowUpFilters filter={filter} onChange={setFilter} isByDay={isByDay} />
      </div>
      {isByDay ? (
        <PartBoundary fallback={<Skeletons rows={8} />}>
          <CareCalendar filter={anyDay} onCall={setCalling} />
        </PartBoundary>
      ) : (
        <TaskList key={JSON.stringify(filter)} filter={filter} onCall={setCalling} />
      )}
      <PartBoundary fallback={null}>
        <CareCallDialog task={calling} onClose={() => setCalling(undefined)} />
      </PartBoundary>
    </>
  );
}

/** Those due first, some of them ticked to be given to somebody else. */
function TaskList(props: { readonly filter: DueFilter; readonly onCall: (task: CareTask) => void }) {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow(600));
  const mayGive = useMay()('follow-ups.configure');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { when, ...asked } = props.filter;
  const tasks = useCareTasks({ ...asked, dueUntilOn: untilOf(when, today) });
  const choose = (careTaskId: string, isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(careTaskId);
      else after.delete(careTaskId);
      return after;
    });
  return (
    <>
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
              onCall={() => props.onCall(task)}
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
    </>
  );
}
