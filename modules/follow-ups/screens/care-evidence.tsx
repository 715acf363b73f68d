import { useTranslation } from 'react-i18next';
import { inLanguage } from '#form-kit';
import type { CareReason, CareTask } from '#modules/follow-ups/contract';
import { HowBadge, type LocaleFormat, RhythmStrip, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useLocal } from './use-local.ts';

const WEEKS_FROM_DAYS = 14;

function inDaysOrWeeks(format: LocaleFormat, days: number): string {
  return days < WEEKS_FROM_DAYS ? format.days(Math.round(days)) : format.weeks(days / 7);
}

/** The evidence of a reason in one sentence. What the role may not see is said without its numbers. */
export function useEvidence(): (reason: CareReason) => string {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const { i18n } = useTranslation();
  return (reason) => {
    switch (reason.kind) {
      case 'gap-longer-than-usual': {
        const { usualGapDays, currentGapDays } = reason.values;
        const usual = inDaysOrWeeks(format, usualGapDays);
        return words('evidence.gap', { usual, current: inDaysOrWeeks(format, currentGapDays) });
      }
      case 'spending-less-than-usual': {
        const { usualMinor, recentMinor, currency } = reason.values;
        if (usualMinor === null || recentMinor === null) return words('evidence.spendHidden');
        const amount = (minor: number) => format.money(minor, currency, { rounded: true });
        return words('evidence.spend', { usual: amount(usualMinor), recent: amount(recentMinor) });
      }
      case 'less-likely-to-return': {
        const { probabilityAlive, probabilityAliveBefore, comparedOn } = reason.values;
        if (probabilityAlive === null || probabilityAliveBefore === null)
          return words('evidence.aliveHidden');
        return words('evidence.alive', {
          now: format.percent(probabilityAlive),
          before: format.percent(probabilityAliveBefore),
          date: format.date(comparedOn),
        });
      }
      case 'missed-visit':
        return words('evidence.missed', { date: format.dayMonth(reason.values.missedOn) });
      case 'promise-broken':
        return words('evidence.promise', {
          promise: inLanguage(reason.values.promise, i18n.language),
          due: format.dateTime(reason.values.dueAt),
        });
      case 'asked-for':
      case 'recall':
        return reason.values.why;
      case 'planned': {
        const { anchorOn, plannedOn } = reason.values;
        const key = anchorOn > plannedOn ? 'evidence.plannedAhead' : 'evidence.planned';
        return words(key, { anchor: format.date(anchorOn) });
      }
      case 'not-reached': {
        const { attempts, name } = reason.values;
        return words('evidence.notReached', { attempts, name: name ? local(name) : '' });
      }
    }
  };
}

/** The customer's own rhythm, where there are enough purchases to draw one. */
export function CareRhythm({ reason }: { readonly reason: CareReason }) {
  if (reason.kind !== 'gap-longer-than-usual' || reason.values.purchaseDays.length < 2) return null;
  return <RhythmStrip visitsAt={reason.values.purchaseDays} usualIntervalDays={reason.values.usualGapDays} />;
}

/** How the evidence is computed; nothing for what people said or saw themselves. */
export function CareHow({ task }: { readonly task: CareTask }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { reason } = task;
  const days = 'purchaseDays' in reason.values ? reason.values.purchaseDays : [];
  const [first] = days;
  const until = words('how.until', { date: format.date(task.createdAt) });
  const period =
    first === undefined
      ? until
      : words('how.compared', { from: format.date(first), to: format.date(task.createdAt) });
  const common = { of: words(`reason.${reason.kind}`), period, asOf: task.createdAt };
  switch (reason.kind) {
    case 'gap-longer-than-usual':
      return (
        <HowBadge
          {...common}
          definition={words('how.gap')}
          n={words('how.n', { count: reason.values.purchaseCount })}
        />
      );
    case 'spending-less-than-usual':
      return (
        <HowBadge
          {...common}
          definition={words('how.spend')}
          n={words('how.n', { count: reason.values.purchaseCount })}
        />
      );
    case 'less-likely-to-return':
      return (
        <HowBadge {...common} definition={words('how.alive')} n={words('how.n', { count: days.length })} />
      );
    default:
      return null;
  }
}

/** What a task is called: its rule's name, else the kind of its reason. */
export function useReasonName(): (reason: CareReason) => string {
  const words = useWords();
  const local = useLocal();
  return (reason) => (reason.kind === 'planned' ? local(reason.values.name) : words(`reason.${reason.kind}`));
}

/** Why a customer may not be contacted for a task now, in words; undefined when they may be. */
export function useAgainst(): (task: CareTask) => string | undefined {
  const words = useWords();
  const format = useLocaleFormat();
  return ({ contact }) => {
    if (!contact || contact.allowed) return undefined;
    const reasons = contact.reasons.map(({ code, since }) =>
      since === null ? words(`against.${code}`) : `${words(`against.${code}`)} (${format.date(since)})`,
    );
    return `${words('call.notAllowed')}: ${reasons.join(', ')}`;
  };
}
