import { describe, expect, it } from 'vitest';
import { groupByDay } from './group-by-day.ts';
import type { TimelineEntry } from './timeline-types.ts';

function entry(id: string, at: string, foldKey?: string): TimelineEntry {
  return { id, at, icon: () => null, title: id, ...(foldKey === undefined ? {} : { foldKey }) };
}

const utcDay = (at: string) => at.slice(0, 10);

describe('timeline', () => {
  it('shows days and what happened in them newest first', () => {
    const days = groupByDay(
      [
        entry('a', '2026-01-01T08:00:00Z'),
        entry('c', '2026-01-02T09:00:00Z'),
        entry('b', '2026-01-02T08:00:00Z'),
      ],
      utcDay,
    );

    expect(days.map((day) => day.dayKey)).toEqual(['2026-01-02', '2026-01-01']);
    expect(days[0]?.items.map((item) => (item.kind === 'entry' ? item.entry.id : item.id))).toEqual([
      'c',
      'b',
    ]);
  });

  it('folds neighbours with one key, but not across another event', () => {
    const [day] = groupByDay(
      [
        entry('1', '2026-01-01T08:00:00Z', 'import'),
        entry('2', '2026-01-01T08:01:00Z', 'import'),
        entry('3', '2026-01-01T08:02:00Z'),
        entry('4', '2026-01-01T08:03:00Z', 'import'),
      ],
      utcDay,
    );

    expect(day?.items.map((item) => (item.kind === 'fold' ? item.entries.length : 1))).toEqual([1, 1, 2]);
  });

  it('groups by the day of the shown zone, not of the instant', () => {
    const days = groupByDay(
      [entry('a', '2026-01-01T23:00:00Z'), entry('b', '2026-01-02T01:00:00Z')],
      () => 'one day',
    );

    expect(days).toHaveLength(1);
  });
});
