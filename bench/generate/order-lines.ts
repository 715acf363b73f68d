import { type RandomSource, seededRandom } from '#analytics';
import { BRANCHES, customerNumber } from './customers.ts';
import type { MadeOrders } from './purchases.ts';

/** One line of an order, as a till exports it. */
export interface MadeLine {
  orderNumber: string;
  customerNumber: string;
  /** Milliseconds since 1970, at a whole minute. */
  orderedAtMs: number;
  itemCode: string;
  itemName: string;
  quantity: number;
  amountMinor: number;
  costMinor: number;
  branch: string;
  channel: string;
  staffName: string;
}

const DAY_MS = 86_400_000;
const ITEMS = 400;
const ITEM_NAMES = [
  '助听器电池',
  '耳塞',
  '干燥盒',
  '耳模',
  '保养套装',
  '充电仓',
  '清洁刷',
  '听力检查',
  '无线麦克风',
  '助听器',
];
const CHANNELS = ['store', 'store', 'store', 'wechat', 'phone'];
const STAFF = ['周婷', '林医师', '张敏', '何洁', '王晓峰', 'Ann Lee', '吴思远', '黎佩仪'];
const REFUND_SHARE = 0.008;

interface Item {
  code: string;
  name: string;
  priceMinor: number;
}

/** Lines of all orders, day by day. Orders begin so that the last day is `lastOn` (YYYY-MM-DD, UTC). */
export function* linesOf(orders: MadeOrders, seed: number, lastOn: string): Generator<MadeLine> {
  const random = seededRandom(seed + 29);
  const items = makeItems(random);
  const firstMs = Date.parse(lastOn) - orders.days * DAY_MS;
  let refundable: MadeLine | undefined;
  for (let place = 0; place < orders.day.length; place += 1) {
    const customer = orders.customer[place] ?? 0;
    // Shops are open from nine to nine in China: one to thirteen o'clock UTC.
    const minute = 60 + random.integerBelow(12 * 60);
    const order = {
      orderNumber: `A${String(place + 1).padStart(8, '0')}`,
      customerNumber: customerNumber(customer),
      orderedAtMs: firstMs + (orders.day[place] ?? 0) * DAY_MS + minute * 60_000,
      branch: BRANCHES[customer % BRANCHES.length] ?? BRANCHES[0],
      channel: CHANNELS[random.integerBelow(CHANNELS.length)] ?? 'store',
      staffName: STAFF[random.integerBelow(STAFF.length)] ?? '',
    };
    for (let count = lineCount(random); count > 0; count -= 1) {
      const line = { ...order, ...bought(random, items) };
      yield line;
      if (random.uniform() < REFUND_SHARE) refundable = line;
    }
    if (refundable && refundable.orderedAtMs < order.orderedAtMs) {
      yield givenBack(refundable, order.orderedAtMs);
      refundable = undefined;
    }
  }
}

/** One to four lines, 1.8 on average. */
function lineCount(random: RandomSource): number {
  const draw = random.uniform();
  return draw < 0.5 ? 1 : draw < 0.77 ? 2 : draw < 0.93 ? 3 : 4;
}

function bought(random: RandomSource, items: readonly Item[]) {
  // Few items sell often and most seldom.
  const item = items[Math.floor(random.uniform() ** 2.5 * items.length)] ?? items[0];
  if (!item) throw new RangeError('bought requires at least one item');
  const quantity = random.uniform() < 0.85 ? 1 : 2 + random.integerBelow(4);
  const amountMinor = item.priceMinor * quantity;
  return {
    itemCode: item.code,
    itemName: item.name,
    quantity,
    amountMinor,
    costMinor: Math.round(amountMinor * 0.55),
  };
}

function givenBack(line: MadeLine, orderedAtMs: number): MadeLine {
  return {
    ...line,
    orderNumber: `R${line.orderNumber}`,
    orderedAtMs,
    quantity: -line.quantity,
    amountMinor: -line.amountMinor,
    costMinor: -line.costMinor,
  };
}

function makeItems(random: RandomSource): Item[] {
  return Array.from({ length: ITEMS }, (_, place) => ({
    code: `S${String(1000 + place)}`,
    name: `${ITEM_NAMES[place % ITEM_NAMES.length]} ${place}`,
    priceMinor: Math.max(500, Math.round(random.gamma(1.2, 1 / 24_000) / 100) * 100),
  }));
}
