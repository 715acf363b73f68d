import { type RawBuilder, sql } from 'kysely';
import { type Database, streamQuery } from '#platform';
import type { ClockWindow } from '../domain/customer-clock.ts';
import { type PurchaseDaySums, prepareSums, purchaseDayTables } from './purchase-day-sums.ts';

export interface ClockOptions extends ClockWindow {
  /** The zone in which a day begins and ends. */
  timeZone: string;
  /** Lines in other currencies are left out. */
  currency: string;
  batchSize?: number;
}

/** Clocks of a batch of customers, column by column: entry i of every column is about the same customer. */
export interface CustomerClocks {
  partyIds: string[];
  firstPurchaseOn: string[];
  /** Purchase days after the first, up to the end of the calibration. */
  repeatPurchases: Int32Array;
  recencyDays: Int32Array;
  ageDays: Int32Array;
  /** Mean amount of the repeat purchase days; 0 when there is none. */
  meanRepeatValueMinor: Float64Array;
  /** All purchase days up to the end of the calibration, the first included. */
  totalMinor: Float64Array;
  holdoutRepeats: Int32Array;
  holdoutMinor: Float64Array;
}

interface ClockRow {
  partyId: string;
  firstPurchaseOn: string;
  repeatPurchases: number;
  recencyDays: number;
  ageDays: number;
  firstMinor: number;
  totalMinor: number;
  holdoutRepeats: number;
  holdoutMinor: number;
}

/**
 * The clocks of all customers who bought something within the calibration, in batches, from one pass over the lines.
 * Refunds are netted first, by the rule for one customer; being few, they are laid over the sums by day instead of
 * being looked up line by line. Runs in a transaction, because the netted refunds stand in a temporary table.
 */
export async function* streamCustomerClocks(
  tx: Database,
  options: ClockOptions,
): AsyncGenerator<CustomerClocks> {
  const { timeZone, currency, observationEndOn } = options;
  const sums = { timeZone, currency, untilOn: observationEndOn };
  await prepareSums(tx, sums);
  const query = clockQuery(sums, options);
  for await (const rows of streamQuery(
    tx,
    { compile: () => query.compile(tx) },
    options.batchSize ?? 20_000,
  )) {
    yield toColumns(rows);
  }
}

/** Amounts of a day stay below 2^44 minor units, so the first day and its amount fit in one integer to take the least of. */
const AMOUNT_BITS = sql.raw('44');

function clockQuery(sums: PurchaseDaySums, { calibrationEndOn }: ClockWindow): RawBuilder<ClockRow> {
  const calibrated = sql`purchased_on <= ${calibrationEndOn}::date`;
  return sql<ClockRow>`
    with ${purchaseDayTables(sums)}, clock as (
      select party_id,
             min(purchased_on) as first_on,
             max(purchased_on) filter (where ${calibrated}) as last_on,
             count(*) filter (where ${calibrated}) as days,
             sum(amount_minor) filter (where ${calibrated}) as total_minor,
             min((purchased_on - date '1970-01-01')::bigint << ${AMOUNT_BITS} | amount_minor) as first_day,
             count(*) filter (where not ${calibrated}) as holdout_days,
             sum(amount_minor) filter (where not ${calibrated}) as holdout_minor
        from purchase_day
       group by party_id
      having min(purchased_on) <= ${calibrationEndOn}::date
    )
    select party_id as "partyId", first_on as "firstPurchaseOn", (days - 1)::integer as "repeatPurchases",
           last_on - first_on as "recencyDays", ${calibrationEndOn}::date - first_on as "ageDays",
           first_day & ((1::bigint << ${AMOUNT_BITS}) - 1) as "firstMinor", total_minor::bigint as "totalMinor",
           holdout_days::integer as "holdoutRepeats", coalesce(holdout_minor, 0)::bigint as "holdoutMinor"
      from clock`;
}

function toColumns(rows: readonly ClockRow[]): CustomerClocks {
  const numbers = (read: (row: ClockRow) => number) => Float64Array.from(rows, read);
  const counts = (read: (row: ClockRow) => number) => Int32Array.from(rows, read);
  return {
    partyIds: rows.map(({ partyId }) => partyId),
    firstPurchaseOn: rows.map(({ firstPurchaseOn }) => firstPurchaseOn),
    repeatPurchases: counts((row) => row.repeatPurchases),
    recencyDays: counts((row) => row.recencyDays),
    ageDays: counts((row) => row.ageDays),
    meanRepeatValueMinor: numbers((row) =>
      row.repeatPurchases === 0 ? 0 : (row.totalMinor - row.firstMinor) / row.repeatPurchases,
    ),
    totalMinor: numbers((row) => row.totalMinor),
    holdoutRepeats: counts((row) => row.holdoutRepeats),
    holdoutMinor: numbers((row) => row.holdoutMinor),
  };
}
