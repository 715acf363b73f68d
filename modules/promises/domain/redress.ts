import type { RedressRule } from '#pack-kit';
import { addDays, daysBetween } from '#working-time';

/** What a customer is owed in all for a promise that is so many days of the business late. Never above the cap. */
export function redressMinor(rule: RedressRule, lateDays: number): number {
  const step = rule.amounts.findLast(({ fromLateDays }) => fromLateDays <= lateDays);
  return Math.min(rule.capMinor, (step?.amountMinor ?? 0) + rule.perLateDayMinor * lateDays);
}

/** One amount owed, and the day it is to be paid by. `lateDays` names the day it arose on, so that it arises once. */
export interface RedressDue {
  kind: 'redress' | 'late-payment';
  lateDays: number;
  amountMinor: number;
  payByOn: string;
}

/** Every amount owed for a promise that broke on a day, as of a day; it grows no further once what was promised is done. */
export function redressDue(
  rule: RedressRule,
  { brokenOn, untilOn }: { brokenOn: string; untilOn: string },
): RedressDue[] {
  const last = Math.max(0, daysBetween(brokenOn, untilOn));
  const due: RedressDue[] = [];
  let before = 0;
  for (let lateDays = 0; lateDays <= last && before < rule.capMinor; lateDays += 1) {
    const inAll = redressMinor(rule, lateDays);
    if (inAll <= before) {
      if (lateDays > lastStep(rule) && rule.perLateDayMinor === 0) break;
      continue;
    }
    const payByOn = addDays(addDays(brokenOn, lateDays), rule.payWithinDays);
    due.push({ kind: 'redress', lateDays, amountMinor: inAll - before, payByOn });
    before = inAll;
  }
  return due;
}

const lastStep = (rule: RedressRule) => rule.amounts.at(-1)?.fromLateDays ?? 0;

/** Whether more may become due by waiting longer. */
export function redressGrows(rule: RedressRule, lateDays: number): boolean {
  const now = redressMinor(rule, lateDays);
  return now < rule.capMinor && (rule.perLateDayMinor > 0 || lateDays < lastStep(rule));
}
