import { recordOrder } from '#modules/orders';
import { ordersRoutes } from '#modules/orders/contract';
import type { ActionContext } from '#platform';
import { type RentalDetails, rentalsWrite } from '../contract/index.ts';
import type { RentalRow } from '../data/rental-queries.ts';

/** What a rental comes to, as an order of its customer. */
export interface Settlement {
  endedOn: string;
  rentMinor: number;
  damageMinor?: number;
  /** Where they bought it. */
  bought?: { offerItemId: string | null; priceMinor: number };
}

/**
 * Writes the order of a rental that is over, so that figures count what was paid for it. The deposit is theirs and in
 * no order; damage is money on the bill and no purchase. A loan without charge that came back whole orders nothing.
 */
export async function settleRental(
  ctx: ActionContext,
  row: RentalRow,
  { endedOn, rentMinor, damageMinor = 0, bought }: Settlement,
): Promise<Pick<RentalDetails, 'orderId'>> {
  const { party_id: partyId, number: orderNumber, currency, branch_id: branchId, unit_name: name } = row;
  const itemName = `${name} ${row.out_on} – ${endedOn}`;
  const lines = [
    ...(rentMinor > 0 ? [{ itemCode: 'RENT', itemName, amountMinor: rentMinor, costMinor: null }] : []),
    ...(bought ? [{ offerItemId: bought.offerItemId, itemName: name, amountMinor: bought.priceMinor }] : []),
    ...(damageMinor > 0
      ? [
          {
            kind: 'adjustment' as const,
            itemCode: 'DAMAGE',
            itemName: name,
            amountMinor: damageMinor,
            costMinor: null,
          },
        ]
      : []),
  ];
  if (lines.length === 0) return {};
  const { actorId: staffId, displayName: staffName } = ctx.actor;
  const isToday = endedOn === ctx.clock.today(ctx.settings.timeZone);
  const form = ordersRoutes.recordOrder.body.parse({
    partyId,
    orderNumber,
    ...(isToday ? {} : { orderedOn: endedOn }),
    currency,
    branchId,
    staffId,
    staffName,
    source: 'rentals',
    lines,
  });
  const { order } = await recordOrder(ctx, form, rentalsWrite);
  return { orderId: order.orderId };
}
