import { useLocaleFormat } from '#ui';

/** A share as "5 %", with a decimal where whole percents would say nothing. */
export function useShareText(): (share: number) => string {
  const format = useLocaleFormat();
  return (share) => format.percent(share, share > 0 && share < 0.01 ? 1 : 0);
}

/** A relative error with its sign: "−2.1 %"; a dash where nothing was bought to compare with. */
export function useErrorText(): (share: number | null) => string {
  const format = useLocaleFormat();
  return (share) =>
    share === null
      ? '–'
      : format.number(share, {
          style: 'percent',
          minimumFractionDigits: 1,
          maximumFractionDigits: 1,
          signDisplay: 'exceptZero',
        });
}

/** A number of days as people say them: days up to two weeks, then weeks. */
export function useIntervalText(): (days: number) => string {
  const format = useLocaleFormat();
  return (days) => (days >= 14 ? format.weeks(days / 7) : format.days(days));
}
