import type { OrderLineFact } from '../domain/group-orders.ts';
import { aLedgerLine } from './a-ledger-line.ts';

/** A stored line of 陈桂芳's: two packs of batteries bought at 越秀店. */
export function anOrderLineFact({
  orderedAt,
  ...given
}: Partial<OrderLineFact> & { orderedAt?: string } = {}): OrderLineFact {
  return {
    ...aLedgerLine(orderedAt ? { orderedAt } : {}),
    partyId: '01890000-0000-7000-8000-000000000c1f',
    orderId: '01890000-0000-8000-8000-0000000000a1',
    lineNumber: 1,
    orderedZone: 'Asia/Shanghai',
    offerItemId: null,
    branchId: null,
    channel: 'shop',
    staffId: null,
    staffName: null,
    reason: null,
    source: 'desk',
    importId: null,
    ...given,
  };
}
