import { InvalidInput } from '../invalid-input.ts';

/** Purchases as columns, one entry a line, in any order. */
export interface PurchaseLines {
  customerIds: ArrayLike<string | number>;
  items: ArrayLike<string>;
  /** Day numbers. */
  onDays: ArrayLike<number>;
}

/** What each customer holds: item numbers without doubles. */
export interface Holdings {
  items: string[];
  customers: Int32Array[];
}

/** Holdings before each customer's last purchase day, and what was new on it. */
export interface SplitHoldings {
  before: Holdings;
  /** Customers who bought something new on their last day, and what. */
  held: { customer: number; fresh: Int32Array }[];
}

/** Everything each customer has bought. */
export function holdingsOf(lines: PurchaseLines): Holdings {
  const { items, customers } = byCustomer('holdingsOf', lines);
  return { items, customers: customers.map((own) => Int32Array.from(own.keys())) };
}

/** Keeps each customer's last purchase day aside. */
export function splitLastDay(lines: PurchaseLines): SplitHoldings {
  const { items, customers, lastDays } = byCustomer('splitLastDay', lines);
  const held: SplitHoldings['held'] = [];
  const before = customers.map((firstDays, customer) => {
    const last = lastDays[customer] ?? 0;
    const earlier: number[] = [];
    const fresh: number[] = [];
    for (const [item, day] of firstDays) (day < last ? earlier : fresh).push(item);
    if (earlier.length > 0 && fresh.length > 0) held.push({ customer, fresh: Int32Array.from(fresh) });
    return Int32Array.from(earlier);
  });
  return { before: { items, customers: before }, held };
}

/** First day of each item of each customer. */
function byCustomer(
  functionName: string,
  { customerIds, items, onDays }: PurchaseLines,
): { items: string[]; customers: Map<number, number>[]; lastDays: number[] } {
  const n = items.length;
  const faults: string[] = [];
  if (customerIds.length !== n || onDays.length !== n) {
    faults.push(`${customerIds.length} customers, ${n} items and ${onDays.length} days`);
  }
  for (let i = 0; i < n && faults.length < 5; i += 1) {
    if (!Number.isFinite(onDays[i])) faults.push(`day ${String(onDays[i])} in row ${i}`);
  }
  if (faults.length > 0) {
    throw new InvalidInput(
      `${functionName} requires columns of equal length and finite days, got ${faults.join(', ')}`,
    );
  }
  const itemNumbers = new Map<string, number>();
  const customerNumbers = new Map<string | number, number>();
  const customers: Map<number, number>[] = [];
  const lastDays: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const day = onDays[i] ?? 0;
    const item = numberOf(itemNumbers, items[i] ?? '');
    const customer = numberOf(customerNumbers, customerIds[i] ?? '');
    const own = customers[customer] ?? new Map<number, number>();
    customers[customer] = own;
    own.set(item, Math.min(own.get(item) ?? Infinity, day));
    lastDays[customer] = Math.max(lastDays[customer] ?? -Infinity, day);
  }
  return { items: [...itemNumbers.keys()], customers, lastDays };
}

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
