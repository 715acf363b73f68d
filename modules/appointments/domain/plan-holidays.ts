import { isoWeekday } from '#working-time';
import type { Exceptions, HolidayDay, Week } from '../contract/index.ts';
import type { Holiday } from './read-holidays.ts';

type Spans = Week[number];

/** What days off and working days change in the hours of a branch; days on which it is so already are left out. */
export function planHolidays(
  { week, exceptions }: { week: Week; exceptions: Exceptions },
  days: readonly Holiday[],
): HolidayDay[] {
  const working = usualHours(week);
  return days.flatMap(({ onDate, name, kind }) => {
    const before = exceptions[onDate] ?? week[isoWeekday(onDate) - 1] ?? [];
    const isSo = kind === 'closed' ? before.length === 0 : before.length > 0;
    const after = kind === 'closed' ? [] : working;
    return isSo || (kind === 'open' && after.length === 0) ? [] : [{ onDate, name, kind, before, after }];
  });
}

/** A day that makes up for another is worked as Mondays are, or as the first day of the week that is worked. */
function usualHours(week: Week): Spans {
  return week.find((spans) => spans.length > 0) ?? [];
}

/** What stood in the place of a day before an import: hours of its own, or null for those of the week. */
export interface ImportedDay extends HolidayDay {
  exceptionBefore: Spans | null;
}

/** The exceptions as they were before an import, except where somebody has changed a day since. */
export function withoutImport(
  exceptions: Exceptions,
  days: readonly ImportedDay[],
): { exceptions: Exceptions; kept: string[] } {
  const next = { ...exceptions };
  const kept: string[] = [];
  for (const { onDate, after, exceptionBefore } of days) {
    const isAsImported = onDate in next && sameSpans(next[onDate] ?? [], after);
    if (!isAsImported) kept.push(onDate);
    else if (exceptionBefore === null) delete next[onDate];
    else next[onDate] = exceptionBefore;
  }
  return { exceptions: next, kept };
}

const sameSpans = (a: Spans, b: Spans) =>
  a.length === b.length && a.every(({ from, to }, index) => from === b[index]?.from && to === b[index]?.to);
