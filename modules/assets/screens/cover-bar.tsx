import type { ShownCover } from '#modules/assets/contract';
import { Chip, DescribedPicture, useLocaleFormat, useNow } from '#ui';
import { daysBetween } from '#working-time';
import styles from './assets.module.css';
import { useWords } from './messages/use-words.ts';
import { useLocal } from './use-local.ts';

/** One cover, drawn over its days: what ran, where repairs stood in between, and where today is. */
export function CoverBar({ cover }: { readonly cover: ShownCover }) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const today = format.dayKey(useNow());
  const { period, part, mainParts } = cover;
  const name = [words(`cover.part.${part}`), part === 'main-part' && mainParts ? local(mainParts) : undefined]
    .filter((one) => one !== undefined)
    .join(words('cover.colon'));
  const from = words(`cover.by.${cover.basis}`, { rules: local(cover.rulesName), article: cover.article });
  if (!period) {
    return (
      <div className={styles.cover}>
        <strong>{name}</strong>
        <span className={styles.quiet}>{words('cover.notBegun')}</span>
        <span className={styles.quiet}>{from}</span>
      </div>
    );
  }
  const ended = period.endsOn < today;
  const summary = words('cover.summary', {
    from: format.date(period.startsOn),
    until: format.date(period.endsOn),
    days: format.days(period.pausedDays),
  });
  return (
    <div className={styles.cover}>
      <span className={styles.deviceHead}>
        <strong>{name}</strong>
        <Chip tone={ended ? 'plain' : 'green'}>
          {words(ended ? 'panel.coverEnded' : 'panel.coveredUntil', { day: format.date(period.endsOn) })}
        </Chip>
      </span>
      <DescribedPicture
        name={name}
        summary={summary}
        table={{
          columns: [words('cover.what'), words('cover.from'), words('cover.until'), words('cover.days')],
          rows: stretchesOf(period, today).map(({ kind, fromOn, untilOn, days }) => [
            words(`cover.kind.${kind}`),
            format.date(fromOn),
            format.date(untilOn),
            format.number(days),
          ]),
        }}
      >
        <Bar period={period} today={today} />
      </DescribedPicture>
      <span className={styles.quiet}>
        {summary} · {from}
      </span>
    </div>
  );
}

type Period = NonNullable<ShownCover['period']>;

function Bar({ period, today }: { readonly period: Period; readonly today: string }) {
  const total = daysBetween(period.startsOn, period.endsOn) + 1;
  const passed = daysBetween(period.startsOn, today) / total;
  return (
    <span className={styles.bar}>
      {stretchesOf(period, today).map(({ kind, fromOn, days }) => (
        <span
          key={fromOn}
          className={styles.stretch}
          data-kind={kind}
          style={{ width: `${(days / total) * 100}%` }}
        />
      ))}
      {passed >= 0 && passed <= 1 ? (
        <span className={styles.today} style={{ left: `${passed * 100}%` }} />
      ) : null}
    </span>
  );
}

interface DrawnStretch {
  kind: 'covered' | 'paused';
  fromOn: string;
  untilOn: string;
  days: number;
}

/** The days of a cover in order: running, standing in repair, running on. */
function stretchesOf({ startsOn, endsOn, pauses }: Period, today: string): DrawnStretch[] {
  const stretches: DrawnStretch[] = [];
  const add = (kind: DrawnStretch['kind'], fromOn: string, untilOn: string, days: number) => {
    if (days > 0) stretches.push({ kind, fromOn, untilOn, days });
  };
  let at = startsOn;
  for (const { fromOn, untilOn, days } of pauses) {
    add('covered', at, fromOn, daysBetween(at, fromOn));
    add('paused', fromOn, untilOn ?? today, days);
    at = untilOn ?? today;
  }
  add('covered', at, endsOn, daysBetween(at, endsOn) + 1);
  return stretches;
}
