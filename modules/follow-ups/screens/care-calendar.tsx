import type { CareTask } from '#modules/follow-ups/contract';
import { ErrorPanel, Skeletons, useLocaleFormat, useNow, useUrlState } from '#ui';
import { calendarRange } from '#ui/day-calendar/calendar-range.ts';
import { type CalendarDay, DayCalendar } from '#ui/day-calendar/day-calendar.tsx';
import styles from './care.module.css';
import { useCareDays, useCareTasks } from './care-queries.ts';
import { CareTaskRow } from './care-task-row.tsx';
import type { DueFilter } from './follow-up-filters.tsx';
import { useWords } from './messages/use-words.ts';
import { MoreTasks } from './more-tasks.tsx';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export type CareCalendarProps = {
  readonly filter: Omit<DueFilter, 'when'>;
  readonly onCall: (task: CareTask) => void;
};

/** What is planned by the day it is due, and one day in full. */
export function CareCalendar({ filter, onCall }: CareCalendarProps) {
  const words = useWords();
  const today = useLocaleFormat().dayKey(useNow(600));
  const [onText, setOn] = useUrlState('on');
  const [spanText, setSpan] = useUrlState('span');
  const on = onText !== undefined && DAY.test(onText) ? onText : today;
  const span = spanText === 'week' ? 'week' : 'month';
  const query = useCareDays({ ...filter, ...calendarRange(on, span) });
  const days = new Map(query.data?.items.map(({ on: day, ...entry }): [string, CalendarDay] => [day, entry]));
  return (
    <>
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      <DayCalendar
        label={words('list.title')}
        on={on}
        today={today}
        span={span}
        days={query.data && days}
        onChange={(place) => {
          setOn(place.on === today ? undefined : place.on);
          setSpan(place.span === 'week' ? 'week' : undefined);
        }}
      >
        <TasksOfDay key={on} on={on} filter={filter} onCall={onCall} />
      </DayCalendar>
    </>
  );
}

function TasksOfDay({ on, filter, onCall }: CareCalendarProps & { readonly on: string }) {
  const words = useWords();
  const tasks = useCareTasks({ ...filter, dueFromOn: on, dueUntilOn: on });
  return (
    <>
      {tasks.error ? <ErrorPanel error={tasks.error} onRetry={tasks.onRetry} /> : null}
      {tasks.rows === undefined && !tasks.error ? <Skeletons rows={3} /> : null}
      {tasks.rows?.length === 0 ? <p className={styles.dayNone}>{words('list.empty')}</p> : null}
      <ul className={styles.dayList}>
        {tasks.rows?.map((task) => (
          <CareTaskRow key={task.careTaskId} task={task} onCall={() => onCall(task)} />
        ))}
      </ul>
      <MoreTasks list={tasks} />
    </>
  );
}
