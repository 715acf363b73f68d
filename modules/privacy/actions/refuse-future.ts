import { type ActionContext, invalid } from '#platform';

/** Clocks of desks and servers are never quite the same. */
const TOLERATED_MILLISECONDS = 5 * 60_000;

/** What has happened cannot have happened later than now: a day to come would move the law's own clock. */
export function refuseFuture(ctx: ActionContext, field: string, at: string | undefined): void {
  if (at === undefined || Date.parse(at) <= ctx.clock.now().getTime() + TOLERATED_MILLISECONDS) return;
  const message = `${at} has not come yet; give the moment it happened`;
  throw invalid([{ path: `body.${field}`, code: 'in-the-future', message }]);
}
