/** Time for everything above the platform; tests hold it still. */
export interface Clock {
  now(): Date;
  /** The calendar date in a time zone, `YYYY-MM-DD`. */
  today(timeZone: string): string;
}

/** The machine's clock. */
export const systemClock: Clock = clockFrom(() => new Date());

/** A clock that stands at an instant until moved. */
export function fixedClock(start: string): Clock & { moveTo(instant: string): void } {
  let current = new Date(start);
  const clock = clockFrom(() => new Date(current));
  return {
    ...clock,
    moveTo(instant) {
      current = new Date(instant);
    },
  };
}

function clockFrom(now: () => Date): Clock {
  return { now, today: (timeZone) => dateInZone(now(), timeZone) };
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar date of an instant in a time zone, `YYYY-MM-DD`. */
export function dateInZone(instant: Date, timeZone: string): string {
  return dateFormatOf(timeZone).format(instant);
}

/** A format weighs tens of kilobytes outside the JavaScript heap: one for each zone, not one for each date. */
function dateFormatOf(timeZone: string): Intl.DateTimeFormat {
  const known = dateFormats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  dateFormats.set(timeZone, format);
  return format;
}
