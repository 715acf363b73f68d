import type { PromiseSummary } from '#modules/promises/contract';
import type { Tone } from '#ui';
import { useWords } from './messages/use-words.ts';
import { useLocal } from './use-local.ts';

/** What was promised, in the language shown. */
export function usePromiseText(): (promise: Pick<PromiseSummary, 'text' | 'ownWords'>) => string {
  const local = useLocal();
  return ({ text, ownWords }) => (text === null ? (ownWords ?? '') : local(text));
}

export type Shown =
  | 'running'
  | 'paused'
  | 'soon'
  | 'urgent'
  | 'kept'
  | 'broken'
  | 'goodAgain'
  | 'excused'
  | 'withdrawn';

/** Where a promise stands, as the eye should see it. */
export function shownState(promise: PromiseSummary, now: string): Shown {
  if (promise.state === 'broken') return promise.recoveredAt === null ? 'broken' : 'goodAgain';
  if (promise.state !== 'running') return promise.state;
  if (promise.isPaused) return 'paused';
  if (promise.nearlyDueAt !== null && promise.nearlyDueAt <= now) return 'urgent';
  return promise.halfUsedAt !== null && promise.halfUsedAt <= now ? 'soon' : 'running';
}

export const TONES: Readonly<Record<Shown, Tone>> = {
  running: 'indigo',
  paused: 'plain',
  soon: 'amber',
  urgent: 'vermilion',
  kept: 'green',
  broken: 'vermilion',
  goodAgain: 'plain',
  excused: 'plain',
  withdrawn: 'plain',
};

/** A span of working or all hours in words. */
export function useLimitText(): (seconds: number, of: 'working-time' | 'any-time') => string {
  const words = useWords();
  return (seconds, of) => {
    const inWork = of === 'working-time';
    const day = inWork ? 32_400 : 86_400;
    if (seconds >= day && seconds % day === 0) {
      return words(inWork ? 'limit.workingDays' : 'limit.days', { count: seconds / day });
    }
    if (seconds < 3600) return words('limit.minutes', { count: Math.round(seconds / 60) });
    return words(inWork ? 'limit.workingHours' : 'limit.hours', { count: Math.round(seconds / 360) / 10 });
  };
}
