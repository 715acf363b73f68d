import type { Channel, Purpose } from '../contract/index.ts';
import { type Decision, standingDecision } from './may-contact.ts';

/**
 * Purposes and channels for which one of two files of a person says no while the latest word of both is yes. Decisions are
 * given latest first; what only one file speaks of stays as it is.
 */
export function strictestOfBoth(
  own: readonly Decision[],
  theirs: readonly Decision[],
): { purpose: Purpose; channel: Channel | null }[] {
  const asked = new Map(
    [...own, ...theirs].map(({ purpose, channel }) => [`${purpose} ${channel}`, { purpose, channel }]),
  );
  return [...asked.values()].filter((question) => {
    const both = [standingDecision(question, own), standingDecision(question, theirs)];
    const latest = both.reduce((a, b) => (a && b && a.decidedAt >= b.decidedAt ? a : (b ?? a)));
    return latest?.decision === 'given' && both.some((one) => one?.decision === 'withdrawn');
  });
}
