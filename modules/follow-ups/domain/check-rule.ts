import type { FollowUpRule } from '#pack-kit';
import { type KnownProcesses, unknownNames } from './check-conditions.ts';
import { monthsAndDays } from './rule-days.ts';

const KNOWN_BEFORE: readonly FollowUpRule['trigger']['on'][] = ['appointment-booked', 'asset-warranty-end'];
const FURTHEST_MONTHS = 120;

/** What makes a rule unfit for use, in words; empty when nothing does. */
export function ruleFaults(rule: Omit<FollowUpRule, 'version'>, processes: KnownProcesses): string[] {
  const { only, offset, repeat, trigger, quietHours, channels } = rule;
  const faults: string[] = unknownNames(rule, processes);
  if (offset.n < 0 && !KNOWN_BEFORE.includes(trigger.on)) {
    faults.push(
      `offset ${offset.n} ${offset.unit} lies before ${trigger.on}; only appointments and ends of warranties are known before`,
    );
  }
  if (Math.abs(monthsAndDays(offset).months) > FURTHEST_MONTHS) {
    faults.push(`offset ${offset.n} ${offset.unit} is more than ten years`);
  }
  if (repeat && trigger.on === 'appointment-booked')
    faults.push('an appointment comes once; leave out repeat');
  if (new Set(channels).size !== channels.length) faults.push('channels names one twice');
  for (const { from, to } of quietHours) {
    if (from === to) faults.push(`quietHours ${from}–${to} is no time`);
  }
  if (only.fromAgeYears !== null && only.belowAgeYears !== null && only.belowAgeYears <= only.fromAgeYears) {
    faults.push(`only ages from ${only.fromAgeYears} and below ${only.belowAgeYears}: nobody is`);
  }
  return faults;
}
