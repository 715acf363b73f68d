import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type PaymentMethod,
  type PromiseShown,
  promisesPay,
  promisesProblems,
  redressPaid,
} from '../contract/index.ts';
import { lockPromise, updateStanding } from '../data/promise-queries.ts';
import { insertPayment, listRedress, settleRedress } from '../data/redress-queries.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { nameOf } from './change-promise.ts';
import { loadToChange } from './load-promise.ts';
import { showPromise } from './show-promise.ts';

/** Records that all that is owed for a promise was paid, what arose by being late included. */
export async function payRedress(
  ctx: ActionContext,
  asked: { promiseId: string; revision: number; method: PaymentMethod; reference: string },
): Promise<PromiseShown> {
  const row = await loadToChange(ctx, promisesPay, asked);
  const owed = (await listRedress(ctx.db, [row])).filter(
    ({ payment_id, cancelled_at }) => payment_id === null && cancelled_at === null,
  );
  const [first] = owed;
  if (!first) {
    return refuse(promisesProblems.nothingOwed, 'nothing is owed for this promise, or it was paid already');
  }
  const paymentId = ctx.newId();
  const amountMinor = owed.reduce((sum, { amount_minor }) => sum + amount_minor, 0);
  await insertPayment(ctx.db, {
    party_id: row.party_id,
    payment_id: paymentId,
    promise_id: row.promise_id,
    amount_minor: amountMinor,
    currency: first.currency,
    method: asked.method,
    reference: asked.reference,
    paid_at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
  });
  await settleRedress(ctx.db, row, paymentId);
  await updateStanding(ctx.db, row, { revision: row.revision + 1 });
  const settled = await lockPromise(ctx.db, row);
  if (settled) await bringUpToDate(ctx, settled);
  await ctx.announce(redressPaid, { ...nameOf(row), amountMinor, currency: first.currency });
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, promiseId: row.promise_id, paymentId });
  return showPromise(ctx, row.promise_id);
}
