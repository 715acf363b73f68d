import type { Fault } from '#contract-kit';
import type { FollowUpRule } from '#pack-kit';
import { type KnownProcesses, unknownNames } from './check-conditions.ts';
import { monthsAndDays } from './rule-days.ts';

const KNOWN_BEFORE: readonly FollowUpRule['trigger']['on'][] = ['appointment-booked', 'asset-warranty-end'];
const FURTHEST_MONTHS = 120;

/** What makes a rule unfit for use, by the place in it that does; empty when nothing does. */
export function ruleFaults(rule: Omit<FollowUpRule, 'version'>, processes: KnownProcesses): Fault[] {
  const { only, offset, repeat, trigger, quietHours, channels } = rule;
  const faults = unknownNames(rule, processes);
  const add = (path: string, code: string, message: string) => faults.push({ path, code, message });
  const distance = `offset ${offset.n} ${offset.unit}`;
  if (offset.n < 0 && !KNOWN_BEFORE.includes(trigger.on)) {
    const known = 'only appointments and ends of warranties are known before';
    add('offset', 'not-known-before', `${distance} lies before ${trigger.on}; ${known}`);
  }
  if (Math.abs(monthsAndDays(offset).months) > FURTHEST_MONTHS) {
    add('offset', 'too-far', `${distance} is more than ten years`);
  }
  if (repeat && trigger.on === 'appointment-booked') {
    add('repeat', 'comes-once', 'an appointment comes once; leave out repeat');
  }
  if (new Set(channels).size !== channels.length) add('channels', 'twice', 'channels names one twice');
  if (new Set(only.tiers).size !== only.tiers.length)
    add('only.tiers', 'twice', 'only.tiers names one twice');
  for (const { from, to } of quietHours) {
    if (from === to) add('quietHours', 'no-time', `quietHours ${from}–${to} is no time`);
  }
  if (only.fromAgeYears !== null && only.belowAgeYears !== null && only.belowAgeYears <= only.fromAgeYears) {
    const ages = `only ages from ${only.fromAgeYears} and below ${only.belowAgeYears}: nobody is`;
    add('only.belowAgeYears', 'nobody', ages);
  }
  return faults;
}

/** Faults in one sentence. */
export const faultsTold = (faults: readonly Fault[]): string =>
  faults.map(({ message }) => message).join('; ');
