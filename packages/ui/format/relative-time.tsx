import { useNow } from './clock.ts';
import type { DateInput } from './locale-format.ts';
import { useLocaleFormat } from './use-locale-format.ts';

export type RelativeTimeProps = { readonly at: DateInput; readonly className?: string | undefined };

/** "3 weeks ago", with the absolute time on hover and for assistive technology. */
export function RelativeTime({ at, className }: RelativeTimeProps) {
  useNow();
  const format = useLocaleFormat();
  return (
    <time
      dateTime={at instanceof Date ? at.toISOString() : at}
      title={format.dateTime(at)}
      className={className}
    >
      {format.relative(at)}
    </time>
  );
}
