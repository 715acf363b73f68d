import { shareInterval } from '#analytics';
import type { ActionContext } from '#platform';
import { addMonths } from '#working-time';
import type { KeyAccountStability } from '../contract/index.ts';
import { ENOUGH_KEY_ACCOUNTS } from '../contract/key-accounts.ts';
import { sumKeyAccounts } from '../data/key-account-queries.ts';
import { findLastRun } from '../data/run-queries.ts';

/** How stable the key accounts are: who bought again within a year, and how much of their revenue is at risk (S0-3). */
export async function readKeyAccountStability(ctx: ActionContext): Promise<KeyAccountStability> {
  const { timeZone, currency } = ctx.settings;
  const untilOn = ctx.clock.today(timeZone);
  const fromOn = addMonths(untilOn, -12);
  const beforeFromOn = addMonths(untilOn, -24);
  const run = await findLastRun(ctx.db, ['done']);
  const days = { beforeFromOn, fromOn, untilOn };
  const sums = await sumKeyAccounts(ctx.db, { ...days, timeZone, currency });
  const { n, retained, revenueMinor, atRiskMinor } = sums;
  const isEnough = n >= ENOUGH_KEY_ACCOUNTS;
  const { share, low, high } = isEnough ? shareInterval(retained, n) : { share: null, low: null, high: null };
  const valuedOn = run?.window?.observationEndOn ?? null;
  return {
    ...days,
    accounts: sums.accounts,
    reviewsOverdue: sums.reviewsOverdue,
    retention: { n, retained, share, low, high, enough: ENOUGH_KEY_ACCOUNTS },
    revenue: { amountMinor: revenueMinor, currency },
    atRisk: {
      accounts: sums.atRisk,
      revenue: { amountMinor: atRiskMinor, currency },
      share: valuedOn === null || revenueMinor <= 0 ? null : Math.max(0, atRiskMinor) / revenueMinor,
      judged: sums.judged,
      valuedOn,
    },
  };
}
