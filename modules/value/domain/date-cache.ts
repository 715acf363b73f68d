import { dayDate } from '#analytics';

/** Dates of day numbers, each made once: a million customers bought on a few thousand days. */
export function dateCache(): (day: number | undefined) => string {
  const dates = new Map<number, string>();
  return (day = 0) => {
    const found = dates.get(day) ?? dayDate(day);
    dates.set(day, found);
    return found;
  };
}
