import { useRef } from 'react';
import { Card, PageHeader, Skeletons, Slot, useLocaleFormat, useNow, useSession, useSlotPanels } from '#ui';
import { useDueCount } from './care-queries.ts';
import { useWords } from './messages/use-words.ts';
import styles from './today.module.css';
import { useSettled } from './use-settled.ts';

function partOfDay(hour: number): 'morning' | 'afternoon' | 'evening' {
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

function useDueWords(): string | undefined {
  const words = useWords();
  const count = useDueCount();
  if (count === undefined) return undefined;
  if (count.isMore) return words('dueMore', { limit: count.due });
  return count.due === 0 ? words('nothingDue') : words('due', { count: count.due });
}

/** What should I do now, and why. Modules bring their own work as panels. */
export function TodayPage() {
  const words = useWords();
  const format = useLocaleFormat();
  const now = useNow();
  const name = useSession()?.person.name ?? '';
  const due = useDueWords();
  const panels = useRef<HTMLDivElement>(null);
  const isSettled = useSettled(panels);
  const hasSide = useSlotPanels('today.side').length > 0;
  const hour = Number(format.time(now).slice(0, 2));
  const day = words('date', { weekday: format.weekday(now), date: format.dayMonth(now) });
  return (
    <>
      <PageHeader
        title={words(`greeting.${partOfDay(hour)}`, { name })}
        summary={[day, due].filter(Boolean).join(' · ')}
      />
      {isSettled ? null : (
        <Card>
          <Skeletons rows={6} withAvatar />
        </Card>
      )}
      <div
        ref={panels}
        className={hasSide ? styles.two : styles.one}
        data-settling={isSettled ? undefined : ''}
        aria-busy={!isSettled}
      >
        <div className={styles.column}>
          <Slot name="today.main" />
        </div>
        {hasSide ? (
          <aside className={styles.column}>
            <Slot name="today.side" />
          </aside>
        ) : null}
      </div>
    </>
  );
}
