/**
 * Purchase days of many customers in flat columns, so that a million customers are a handful of arrays: customer i owns
 * the entries from `offsets[i]` up to `offsets[i + 1]`, oldest first.
 */
export interface PurchaseLedger {
  customers: number;
  offsets: Int32Array;
  /** Days since 1970-01-01 in the business's time zone. */
  days: Int32Array;
  /** Net amount of the day in minor units. */
  amountsMinor: Float64Array;
}

const FIRST_CAPACITY = 1024;

/** Gathers a ledger customer by customer; its columns are shared memory, so that a worker thread needs no copy. */
export class LedgerBuilder {
  private customers = 0;
  private entries = 0;
  private offsets = new Int32Array(shared(Int32Array.BYTES_PER_ELEMENT * FIRST_CAPACITY));
  private days = new Int32Array(shared(Int32Array.BYTES_PER_ELEMENT * FIRST_CAPACITY));
  private amountsMinor = new Float64Array(shared(Float64Array.BYTES_PER_ELEMENT * FIRST_CAPACITY));

  /** Adds the next entry of the customer that `endCustomer` will close. */
  addDay(day: number, amountMinor: number): void {
    if (this.entries === this.days.length) this.growEntries();
    this.days[this.entries] = day;
    this.amountsMinor[this.entries] = amountMinor;
    this.entries += 1;
  }

  endCustomer(): void {
    if (this.customers + 1 === this.offsets.length) this.offsets = widened(this.offsets);
    this.customers += 1;
    this.offsets[this.customers] = this.entries;
  }

  build(): PurchaseLedger {
    return {
      customers: this.customers,
      offsets: this.offsets.subarray(0, this.customers + 1),
      days: this.days.subarray(0, this.entries),
      amountsMinor: this.amountsMinor.subarray(0, this.entries),
    };
  }

  private growEntries(): void {
    this.days = widened(this.days);
    const amounts = new Float64Array(shared(this.amountsMinor.byteLength * 2));
    amounts.set(this.amountsMinor);
    this.amountsMinor = amounts;
  }
}

/** A ledger from plain lists: for tests and single customers. */
export function ledgerOf(
  customers: readonly (readonly { day: number; amountMinor: number }[])[],
): PurchaseLedger {
  const builder = new LedgerBuilder();
  for (const purchases of customers) {
    for (const { day, amountMinor } of purchases) builder.addDay(day, amountMinor);
    builder.endCustomer();
  }
  return builder.build();
}

function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

function widened(column: Int32Array<SharedArrayBuffer>): Int32Array<SharedArrayBuffer> {
  const wider = new Int32Array(shared(column.byteLength * 2));
  wider.set(column);
  return wider;
}
