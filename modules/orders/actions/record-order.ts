import { type Fault, type Permission, refuse } from '#contract-kit';
import { listBranches } from '#modules/access';
import { findOfferItemIds, findOfferItems, type OfferItemRow } from '#modules/catalogue';
import { requirePartyInReach } from '#modules/parties';
import { type ActionContext, invalid, takeNumbers } from '#platform';
import { startOfDay } from '#working-time';
import {
  type NewOrder,
  orderRecorded,
  ordersProblems,
  ordersWrite,
  type ShownOrder,
} from '../contract/index.ts';
import { orderIdOf } from '../domain/line-key.ts';
import type { TransactionRow } from '../domain/transaction-row.ts';
import { getOrder } from './list-orders.ts';
import { recordTransactions } from './record-transactions.ts';

export interface RecordedOrder {
  order: ShownOrder;
  created: number;
  unchanged: number;
}

/**
 * Records a purchase of one customer. The same order of the same source is recorded once. What sells by a permission
 * of its own, such as the end of a rental, names it.
 */
export async function recordOrder(
  ctx: ActionContext,
  form: NewOrder,
  permission: Permission = ordersWrite,
): Promise<RecordedOrder> {
  await requirePartyInReach(ctx, permission, form.partyId, { archivedToo: true });
  const currency = form.currency ?? ctx.settings.currency;
  const priced = await priceLines(ctx, form, currency);
  const orderNumber = form.orderNumber ?? (await nextOrderNumber(ctx));
  const orderedZone = form.orderedZone ?? ctx.settings.timeZone;
  const orderedAt =
    form.orderedAt ?? beginningOf(form.orderedOn, orderedZone) ?? ctx.clock.now().toISOString();
  const shared = { partyId: form.partyId, orderNumber, orderedAt, currency, ...whoAndWhere(ctx, form) };
  const rows: TransactionRow[] = priced.map((line) => ({ ...shared, ...line }));
  const outcome = await recordTransactions(ctx, rows, {
    source: form.source,
    orderedZone,
  });
  if (outcome.rejected.length > 0) refuseLines(outcome.rejected);
  const orderId = orderIdOf({
    source: form.source,
    orderNumber,
    currency,
    orderedAtMs: Date.parse(orderedAt),
    owner: form.partyId,
  });
  const order = await getOrder(ctx, form.partyId, orderId);
  const { created, unchanged } = outcome;
  ctx.audit({ subjectKind: 'order', subjectId: orderId, partyId: form.partyId, created, unchanged });
  if (created > 0) {
    await ctx.announce(orderRecorded, {
      partyId: form.partyId,
      orderId,
      orderNumber,
      orderedAt: order.orderedAt,
      currency,
      amountMinor: order.totalMinor ?? 0,
      offerItemIds: [...new Set(order.lines.flatMap(({ offerItemId }) => offerItemId ?? []))],
    });
  }
  return { order, created, unchanged };
}

function beginningOf(day: string | undefined, timeZone: string): string | undefined {
  return day === undefined ? undefined : startOfDay(day, timeZone);
}

/** Numbers of orders that bring none of their own. */
async function nextOrderNumber(ctx: ActionContext): Promise<string> {
  return `S-${String(await takeNumbers(ctx.db, 'orders.order', 1)).padStart(6, '0')}`;
}

/** At the desk whoever records the order is taken to have sold it, in the one branch they work in. */
function whoAndWhere(ctx: ActionContext, form: NewOrder) {
  const atDesk = form.source === 'desk' && ctx.actor.kind === 'staff';
  const sellsAlone = atDesk && form.staffId === null && form.staffName === null;
  const onlyBranch = ctx.actor.branchIds.length === 1 ? ctx.actor.branchIds[0] : null;
  return {
    branchId: form.branchId ?? (atDesk ? onlyBranch : null),
    channel: form.channel,
    staffId: sellsAlone ? ctx.actor.actorId : form.staffId,
    staffName: sellsAlone ? ctx.actor.displayName : form.staffName,
  };
}

type PricedLine = Pick<
  TransactionRow,
  'rowNumber' | 'kind' | 'itemCode' | 'itemName' | 'quantity' | 'amountMinor' | 'costMinor'
>;

async function priceLines(ctx: ActionContext, form: NewOrder, currency: string): Promise<PricedLine[]> {
  const onOffer = await findOffered(ctx, form);
  const checked = form.lines.map((line, index) => priceLine(line, index, onOffer(line), currency));
  const faults = [...(await branchFaults(ctx, form)), ...checked.flatMap((one) => one.faults)];
  if (faults.some(({ code }) => code !== 'item-not-on-offer')) throw invalid(faults);
  if (faults.length > 0) refuse(ordersProblems.itemNotOnOffer, listed(faults), { faults });
  return checked.map(({ priced }) => priced);
}

function priceLine(
  line: NewOrder['lines'][number],
  index: number,
  item: OfferItemRow | undefined,
  currency: string,
): { priced: PricedLine; faults: Fault[] } {
  const faults: Fault[] = [];
  const blame = (field: string, code: string, message: string) =>
    faults.push({ path: `body.lines.${index}.${field}`, code, message });
  if (line.offerItemId !== null && item?.archivedAt !== null) {
    const wayOut = 'choose an item from the catalogue or name it freely';
    blame('offerItemId', 'item-not-on-offer', `${line.offerItemId} is not on offer; ${wayOut}`);
  }
  const offered = item?.currency === currency ? item : undefined;
  const amountMinor = line.amountMinor ?? (offered && Math.round(offered.priceMinor * line.quantity));
  if (amountMinor === undefined) {
    blame('amountMinor', 'amount-missing', `there is no price on offer in ${currency}; give the amount`);
  } else if (line.kind === 'purchase' && amountMinor < 0) {
    const wayOut = 'take the discount off its amount, or record an adjustment';
    blame('amountMinor', 'wrong-sign', `a purchase is not negative; ${wayOut}`);
  }
  return {
    faults,
    priced: {
      rowNumber: index + 1,
      kind: line.kind,
      itemCode: item?.code ?? line.itemCode,
      itemName: line.itemName ?? item?.name ?? null,
      quantity: line.quantity,
      amountMinor: amountMinor ?? 0,
      costMinor: line.costMinor === undefined ? costOnOffer(offered, line.quantity) : line.costMinor,
    },
  };
}

function costOnOffer(item: OfferItemRow | undefined, quantity: number): number | null {
  return item?.costMinor == null ? null : Math.round(item.costMinor * quantity);
}

function listed(faults: readonly Fault[]): string {
  return faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
}

async function findOffered(ctx: ActionContext, form: NewOrder) {
  const codes = form.lines.flatMap(({ offerItemId, itemCode }) =>
    offerItemId === null ? (itemCode ?? []) : [],
  );
  const idOfCode = await findOfferItemIds(ctx.db, codes);
  const named = form.lines.flatMap(({ offerItemId }) => offerItemId ?? []);
  const items = await findOfferItems(ctx.db, [...named, ...idOfCode.values()]);
  return (line: NewOrder['lines'][number]): OfferItemRow | undefined => {
    const id = line.offerItemId ?? (line.itemCode === null ? undefined : idOfCode.get(line.itemCode));
    return id === undefined ? undefined : items.get(id);
  };
}

async function branchFaults(ctx: ActionContext, form: NewOrder): Promise<Fault[]> {
  if (form.branchId === null) return [];
  const branches = await listBranches(ctx.db);
  if (branches.some(({ branchId }) => branchId === form.branchId)) return [];
  const message = `there is no branch ${form.branchId}; choose one of the branches or leave it out`;
  return [{ path: 'body.branchId', code: 'unknown-branch', message }];
}

function refuseLines(
  rejected: readonly { rowNumber: number; field: string; code: string; value: string }[],
): never {
  const faults = rejected.map(({ rowNumber, field, code, value }) => ({
    path:
      field === 'orderedAt' || field === 'currency'
        ? `body.${field}`
        : `body.lines.${rowNumber - 1}.${field}`,
    code,
    message: `${value} cannot be recorded: ${code}`,
  }));
  refuse(ordersProblems.orderLinesRejected, listed(faults), { faults });
}
