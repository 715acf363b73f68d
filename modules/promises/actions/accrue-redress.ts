import type { PromiseDefinition, RedressRule } from '#pack-kit';
import type { ActionContext } from '#platform';
import { addDays, dayAt, daysBetween, startOfDay } from '#working-time';
import type { PromiseFactRow, PromiseRow } from '../data/promise-queries.ts';
import { cancelUnpaid, listRedress, putRedress, type RedressRow } from '../data/redress-queries.ts';
import { redressDue, redressGrows } from '../domain/redress.ts';

/**
 * Writes down what a customer is owed for a broken promise, as far as it arose, and a second payment when we are late
 * with the first. Gives back when to look again; null when no more can arise.
 */
export async function accrueRedress(
  ctx: ActionContext,
  row: PromiseRow,
  definition: PromiseDefinition | null,
  said: readonly PromiseFactRow[],
): Promise<string | null> {
  const rule = definition?.redress;
  if (!rule) return null;
  if (row.state !== 'broken' || row.decided_at === null) {
    await cancelUnpaid(ctx.db, row, ctx.clock.now().toISOString());
    return null;
  }
  if (!rule.automatic && !said.some(({ kind }) => kind === 'redress-granted')) return null;
  const { timeZone } = ctx.settings;
  const today = ctx.clock.today(timeZone);
  const brokenOn = dayAt(Date.parse(row.decided_at), timeZone);
  const untilOn = row.fulfilled_at === null ? today : dayAt(Date.parse(row.fulfilled_at), timeZone);
  const due = redressDue(rule, { brokenOn, untilOn });
  await putRedress(
    ctx.db,
    due.map((one) => rowOf(ctx, row, rule, one)),
  );
  const unpaid = await addLatePayment(ctx, row, rule, today);
  const grows = row.fulfilled_at === null && redressGrows(rule, daysBetween(brokenOn, today));
  if (!grows && !unpaid) return null;
  return startOfDay(addDays(today, 1), timeZone);
}

function rowOf(
  ctx: ActionContext,
  { party_id, promise_id }: PromiseRow,
  rule: RedressRule,
  one: { kind: RedressRow['kind']; lateDays: number; amountMinor: number; payByOn: string },
): RedressRow {
  return {
    party_id,
    promise_id,
    kind: one.kind,
    late_days: one.lateDays,
    amount_minor: one.amountMinor,
    currency: rule.currency,
    arose_at: ctx.clock.now().toISOString(),
    pay_by_on: one.payByOn,
    payment_id: null,
    cancelled_at: null,
  };
}

/** True while something is unpaid that may yet be paid late. */
async function addLatePayment(
  ctx: ActionContext,
  row: PromiseRow,
  rule: RedressRule,
  today: string,
): Promise<boolean> {
  const entries = await listRedress(ctx.db, [row]);
  if (rule.latePaymentMinor === 0 || entries.some(({ kind }) => kind === 'late-payment')) return false;
  const unpaid = entries.filter(
    ({ payment_id, cancelled_at }) => payment_id === null && cancelled_at === null,
  );
  if (!unpaid.some(({ pay_by_on }) => pay_by_on < today)) return unpaid.length > 0;
  const payByOn = addDays(today, rule.payWithinDays);
  const amountMinor = rule.latePaymentMinor;
  await putRedress(ctx.db, [
    rowOf(ctx, row, rule, { kind: 'late-payment', lateDays: 0, amountMinor, payByOn }),
  ]);
  return false;
}
