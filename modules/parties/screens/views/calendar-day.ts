import { useLocaleFormat, useNow, useUrlState } from '#ui';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day a calendar of customers is open at, kept in the address; today where it names none. */
export function useCalendarDay() {
  const today = useLocaleFormat().dayKey(useNow(600));
  const [on, setOn] = useUrlState('on');
  return {
    today,
    on: on !== undefined && DAY.test(on) ? on : today,
    setOn: (day: string) => setOn(day === today ? undefined : day),
  };
}
