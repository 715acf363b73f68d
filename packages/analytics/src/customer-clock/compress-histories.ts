import { InvalidInput } from '../invalid-input.ts';
import { DAYS_PER_WEEK, type PurchaseHistories } from './purchase-histories.ts';

/**
 * The distinct histories and how many customers share each. The models depend on nothing else, so work shrinks two- to
 * fourfold, and functions of (purchases, age) are computed once each.
 */
export interface CompressedHistories {
  customers: number;
  /** Distinct histories; the length of the next four columns. */
  rows: number;
  counts: Float64Array;
  /** Into `purchaseValues`. */
  purchaseIndex: Int32Array;
  /** Into `weekValues`. */
  recencyIndex: Int32Array;
  /** Into `weekValues`. */
  ageIndex: Int32Array;
  purchaseValues: Float64Array;
  weekValues: Float64Array;
  /** For each customer, in the order given, the row that holds its history. */
  rowOfCustomer: Int32Array;
}

/**
 * Finds the distinct histories. Call it once and hand the result to every fit and forecast on the same customers.
 *
 * @throws InvalidInput naming the first customers whose history is impossible.
 */
export function compressHistories(histories: PurchaseHistories | CompressedHistories): CompressedHistories {
  if ('rowOfCustomer' in histories) return histories;
  validateHistories(histories);
  const { repeatPurchases, recencyDays, ageDays } = histories;
  const customers = repeatPurchases.length;
  const purchases = dictionary([repeatPurchases]);
  const days = dictionary([recencyDays, ageDays]);
  const table = new RowTable();
  const rowOfCustomer = new Int32Array(customers);
  for (let i = 0; i < customers; i += 1) {
    const x = purchases.code(repeatPurchases[i] ?? 0);
    rowOfCustomer[i] = table.add(x, days.code(recencyDays[i] ?? 0), days.code(ageDays[i] ?? 0));
  }
  return {
    customers,
    rows: table.rows,
    counts: table.counts.slice(0, table.rows),
    purchaseIndex: table.first.slice(0, table.rows),
    recencyIndex: table.second.slice(0, table.rows),
    ageIndex: table.third.slice(0, table.rows),
    purchaseValues: Float64Array.from(purchases.values),
    weekValues: Float64Array.from(days.values, (value) => value / DAYS_PER_WEEK),
    rowOfCustomer,
  };
}

function validateHistories({ repeatPurchases, recencyDays, ageDays }: PurchaseHistories): void {
  const n = repeatPurchases.length;
  if (recencyDays.length !== n || ageDays.length !== n) {
    throw new InvalidInput(
      `compressHistories requires columns of equal length, got ${n}, ${recencyDays.length} and ${ageDays.length}`,
    );
  }
  const faults: string[] = [];
  let faulty = 0;
  for (let i = 0; i < n; i += 1) {
    const x = repeatPurchases[i] ?? -1;
    const recency = recencyDays[i] ?? -1;
    const age = ageDays[i] ?? -1;
    const sound = x >= 0 && recency >= 0 && age >= recency && age < Infinity && x > 0 === recency > 0;
    if (sound) continue;
    faulty += 1;
    if (faults.length < 5)
      faults.push(`row ${i}: repeatPurchases ${x}, recencyDays ${recency}, ageDays ${age}`);
  }
  if (faulty > 0) {
    throw new InvalidInput(
      'compressHistories requires repeatPurchases ≥ 0, 0 ≤ recencyDays ≤ ageDays, and recencyDays above 0 with a ' +
        `repeat purchase and 0 without; ${faulty} rows break this, first ${faults.join('; ')}`,
    );
  }
}

interface Dictionary {
  values: number[];
  code(value: number): number;
}

const DIRECT_LIMIT = 1 << 20;

/** Codes distinct values 0, 1, …; whole numbers go through an array because a Map is ten times slower. */
function dictionary(columns: ReadonlyArray<Int32Array | Float64Array>): Dictionary {
  const direct = columns.every((column) => column instanceof Int32Array && largestOf(column) < DIRECT_LIMIT);
  const values: number[] = [];
  if (direct) {
    const codes = new Int32Array(Math.max(...columns.map(largestOf)) + 1).fill(-1);
    const code = (value: number): number => {
      const known = codes[value] ?? -1;
      if (known >= 0) return known;
      codes[value] = values.length;
      values.push(value);
      return values.length - 1;
    };
    return { values, code };
  }
  const codes = new Map<number, number>();
  const code = (value: number): number => {
    const known = codes.get(value);
    if (known !== undefined) return known;
    codes.set(value, values.length);
    values.push(value);
    return values.length - 1;
  };
  return { values, code };
}

function largestOf(column: Int32Array | Float64Array): number {
  let largest = 0;
  for (let i = 0; i < column.length; i += 1) if ((column[i] ?? 0) > largest) largest = column[i] ?? 0;
  return largest;
}

/** Open-addressing table of integer triples. */
class RowTable {
  rows = 0;
  first: Int32Array = new Int32Array(1024);
  second: Int32Array = new Int32Array(1024);
  third: Int32Array = new Int32Array(1024);
  counts: Float64Array = new Float64Array(1024);
  private slots: Int32Array = new Int32Array(4096).fill(-1);

  add(a: number, b: number, c: number): number {
    const mask = this.slots.length - 1;
    let slot = this.hash(a, b, c) & mask;
    for (;;) {
      const row = this.slots[slot] ?? -1;
      if (row < 0) break;
      if (this.first[row] === a && this.second[row] === b && this.third[row] === c) {
        this.counts[row] = (this.counts[row] ?? 0) + 1;
        return row;
      }
      slot = (slot + 1) & mask;
    }
    if (this.rows === this.first.length) {
      this.grow();
      return this.add(a, b, c);
    }
    const row = this.rows;
    this.slots[slot] = row;
    this.first[row] = a;
    this.second[row] = b;
    this.third[row] = c;
    this.counts[row] = 1;
    this.rows += 1;
    return row;
  }

  private hash(a: number, b: number, c: number): number {
    const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
    const folded = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
    return folded ^ (folded >>> 13);
  }

  private grow(): void {
    const size = this.first.length * 2;
    this.first = widened(this.first, size);
    this.second = widened(this.second, size);
    this.third = widened(this.third, size);
    const counts = new Float64Array(size);
    counts.set(this.counts);
    this.counts = counts;
    this.slots = new Int32Array(size * 4).fill(-1);
    const mask = this.slots.length - 1;
    for (let row = 0; row < this.rows; row += 1) {
      let slot = this.hash(this.first[row] ?? 0, this.second[row] ?? 0, this.third[row] ?? 0) & mask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = row;
    }
  }
}

function widened(column: Int32Array, size: number): Int32Array {
  const wider = new Int32Array(size);
  wider.set(column);
  return wider;
}
