const FIRST_CAPACITY = 4096;
const KEY_WORDS = 4;

/** Keys of customers, sixteen bytes each, numbered 0, 1, 2 … in the order they are met. */
class PartyNumbers {
  count = 0;
  private words = new Int32Array(FIRST_CAPACITY * KEY_WORDS);
  private slots = new Int32Array(FIRST_CAPACITY * 4).fill(-1);

  numberOf(bytes: Buffer, at: number): number {
    const a = bytes.readInt32LE(at);
    const b = bytes.readInt32LE(at + 4);
    const c = bytes.readInt32LE(at + 8);
    const d = bytes.readInt32LE(at + 12);
    const mask = this.slots.length - 1;
    for (let slot = mixed(a, b, c, d) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot] ?? -1;
      if (number < 0) return this.add(slot, a, b, c, d);
      const word = number * KEY_WORDS;
      const { words } = this;
      if (words[word] === a && words[word + 1] === b && words[word + 2] === c && words[word + 3] === d) {
        return number;
      }
    }
  }

  keyOf(number: number): string {
    const from = number * KEY_WORDS * Int32Array.BYTES_PER_ELEMENT;
    const hex = Buffer.from(this.words.buffer, from, 16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  private add(slot: number, a: number, b: number, c: number, d: number): number {
    const number = this.count;
    this.slots[slot] = number;
    this.words.set([a, b, c, d], number * KEY_WORDS);
    this.count += 1;
    if (this.count * KEY_WORDS === this.words.length) this.grow();
    return number;
  }

  private grow(): void {
    const wider = new Int32Array(this.words.length * 2);
    wider.set(this.words);
    this.words = wider;
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = this.slots.length - 1;
    for (let number = 0; number < this.count; number += 1) {
      const [a = 0, b = 0, c = 0, d = 0] = wider.subarray(number * KEY_WORDS, (number + 1) * KEY_WORDS);
      let slot = mixed(a, b, c, d) & mask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = number;
    }
  }
}

function mixed(a: number, b: number, c: number, d: number): number {
  const one = Math.imul(a ^ (b >>> 16), 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ Math.imul(d, 0xc2b2ae35);
  const two = Math.imul(one ^ (one >>> 15), 0x2c1b3c6d);
  return two ^ (two >>> 13);
}

/** Days and amounts of one customer's kept purchases, oldest first, each day once. */
export interface OwnDays {
  days: number[];
  amountsMinor: number[];
}

/** Sales of everybody in the order they were read, as columns: a few arrays instead of millions of rows. */
export class SaleColumns {
  readonly parties = new PartyNumbers();
  private count = 0;
  private party = new Int32Array(FIRST_CAPACITY);
  private day = new Int32Array(FIRST_CAPACITY);
  private amountMinor = new Float64Array(FIRST_CAPACITY);
  private keptLines = new Int8Array(FIRST_CAPACITY);

  add(party: number, day: number, amountMinor: number, keptLines: number): void {
    if (this.count === this.party.length) this.grow();
    this.party[this.count] = party;
    this.day[this.count] = day;
    this.amountMinor[this.count] = amountMinor;
    this.keptLines[this.count] = keptLines;
    this.count += 1;
  }

  /** Sorts the sales by customer; the answer gives one customer's days after the other. */
  byCustomer(): (party: number) => OwnDays {
    const starts = new Int32Array(this.parties.count + 1);
    for (let sale = 0; sale < this.count; sale += 1) {
      const after = (this.party[sale] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let party = 0; party < this.parties.count; party += 1) {
      starts[party + 1] = (starts[party + 1] ?? 0) + (starts[party] ?? 0);
    }
    const next = starts.slice();
    const order = new Int32Array(this.count);
    for (let sale = 0; sale < this.count; sale += 1) {
      const party = this.party[sale] ?? 0;
      const place = next[party] ?? 0;
      order[place] = sale;
      next[party] = place + 1;
    }
    return (party) => this.daysOf(order.subarray(starts[party] ?? 0, starts[party + 1] ?? 0));
  }

  private daysOf(sales: Int32Array): OwnDays {
    const { day } = this;
    const sorted = sales.length > 1 ? sales.sort((a, b) => (day[a] ?? 0) - (day[b] ?? 0)) : sales;
    const own: OwnDays = { days: [], amountsMinor: [] };
    for (let from = 0; from < sorted.length; ) {
      const onDay = day[sorted[from] ?? 0] ?? 0;
      let amountMinor = 0;
      let keptLines = 0;
      for (; from < sorted.length && day[sorted[from] ?? 0] === onDay; from += 1) {
        amountMinor += this.amountMinor[sorted[from] ?? 0] ?? 0;
        keptLines += this.keptLines[sorted[from] ?? 0] ?? 0;
      }
      if (keptLines > 0) {
        own.days.push(onDay);
        own.amountsMinor.push(amountMinor);
      }
    }
    return own;
  }

  private grow(): void {
    const capacity = this.party.length * 2;
    this.party = widened(this.party, new Int32Array(capacity));
    this.day = widened(this.day, new Int32Array(capacity));
    this.amountMinor = widened(this.amountMinor, new Float64Array(capacity));
    this.keptLines = widened(this.keptLines, new Int8Array(capacity));
  }
}

function widened<Column extends { set(from: Column): void }>(from: Column, wider: Column): Column {
  wider.set(from);
  return wider;
}
