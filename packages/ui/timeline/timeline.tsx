import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useNow } from '../format/clock.ts';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import { groupByDay } from './group-by-day.ts';
import styles from './timeline.module.css';
import type { TimelineEntry, TimelineFold } from './timeline-types.ts';

export type TimelineProps = {
  readonly entries: readonly TimelineEntry[];
  readonly label: string;
  readonly hasMore?: boolean;
  readonly isLoadingMore?: boolean;
  readonly onLoadMore?: () => void;
  readonly empty?: ReactNode;
};

function EntryView({ entry }: { readonly entry: TimelineEntry }) {
  const format = useLocaleFormat();
  const words = useUiMessages();
  const Icon = entry.icon;
  return (
    <li className={styles.entry}>
      <span className={styles.icon} data-tone={entry.tone}>
        <Icon size="0.9375rem" stroke={1.8} />
      </span>
      <div className={styles.title}>{entry.title}</div>
      <div className={styles.aside}>
        {entry.aside ?? (
          <time dateTime={entry.at} title={format.dateTime(entry.at)}>
            {format.time(entry.at)}
          </time>
        )}
      </div>
      {entry.body === undefined ? null : (
        <div className={styles.body} data-note={entry.isNote || undefined}>
          {entry.isNote ? <span className="visually-hidden">{words('timeline.note')}: </span> : null}
          {entry.body}
        </div>
      )}
      {entry.actions === undefined ? null : <div className={styles.actions}>{entry.actions}</div>}
    </li>
  );
}

function FoldView({ fold }: { readonly fold: TimelineFold }) {
  const words = useUiMessages();
  const format = useLocaleFormat();
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const [first] = fold.entries;
  if (first === undefined) return null;
  const Icon = first.icon;
  return (
    <>
      <li className={styles.entry}>
        <span className={styles.icon}>
          <Icon size="0.9375rem" stroke={1.8} />
        </span>
        <div className={styles.title}>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={isOpen}
            aria-controls={listId}
            onClick={() => setIsOpen(!isOpen)}
          >
            {words('timeline.folded', { count: fold.entries.length })}
            <IconChevronRight size="0.875rem" stroke={2} aria-hidden className={styles.chevron} />
          </button>
        </div>
        <div className={styles.aside}>
          {first.aside ?? <time dateTime={first.at}>{format.time(first.at)}</time>}
        </div>
      </li>
      {isOpen ? (
        <li>
          <ul id={listId} className={styles.folded}>
            {fold.entries.map((entry) => (
              <EntryView key={entry.id} entry={entry} />
            ))}
          </ul>
        </li>
      ) : null}
    </>
  );
}

/** What happened, newest first, by day; runs of edits folded, internal notes tinted. */
export function Timeline({ entries, label, hasMore, isLoadingMore, onLoadMore, empty }: TimelineProps) {
  const words = useUiMessages();
  const format = useLocaleFormat();
  const now = useNow(600);
  const today = format.dayKey(now);
  const yesterday = format.dayKey(new Date(now.getTime() - 86_400_000));
  const thisYear = today.slice(0, 4);
  const dayName = (dayKey: string): string => {
    if (dayKey === today) return words('time.today');
    if (dayKey === yesterday) return words('time.yesterday');
    return dayKey.startsWith(thisYear) ? format.dayMonth(dayKey) : format.date(dayKey);
  };
  if (entries.length === 0) return empty ?? <p className={styles.empty}>{words('timeline.empty')}</p>;
  return (
    <section aria-label={label} className={styles.timeline}>
      {groupByDay(entries, format.dayKey).map((day) => (
        <div key={day.dayKey}>
          <h3 className={styles.day}>
            <time dateTime={day.dayKey}>{dayName(day.dayKey)}</time>
          </h3>
          <ul className={styles.list}>
            {day.items.map((item) =>
              item.kind === 'entry' ? (
                <EntryView key={item.entry.id} entry={item.entry} />
              ) : (
                <FoldView key={item.id} fold={item} />
              ),
            )}
          </ul>
        </div>
      ))}
      {hasMore === true && onLoadMore !== undefined ? (
        <div className={styles.more}>
          <Button onClick={onLoadMore} loading={isLoadingMore === true}>
            {words('timeline.loadEarlier')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
