import type { WaitEstimate } from '#modules/appointments/contract';
import { HowBadge, useLocaleFormat } from '#ui';
import { useWords } from '../messages/use-words.ts';

/** How long somebody waits, from those served of late, or that too few were. */
export function WaitText({ wait }: { readonly wait: WaitEstimate }) {
  const words = useWords();
  const format = useLocaleFormat();
  const minutes = (value: number | null) => format.number(Math.round(value ?? 0));
  const between = { low: minutes(wait.lowMinutes), high: minutes(wait.highMinutes) };
  return (
    <>
      {wait.minutes === null
        ? words('reception.wait.notEnough', { n: wait.n, enough: wait.enough })
        : words('reception.wait.about', { minutes: minutes(wait.minutes), ...between })}{' '}
      <HowBadge
        of={words('reception.wait.name')}
        definition={words('reception.wait.definition', { desks: wait.desks })}
        n={words('reception.wait.n', { count: wait.n })}
        period={words('reception.wait.since', { day: format.date(wait.sinceOn) })}
        interval={wait.minutes === null ? undefined : words('reception.wait.interval', between)}
      />
    </>
  );
}
