import type { OpportunityHistories } from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import { readNumberColumns } from './number-columns.ts';
import { limited } from './read-csv.ts';

/** Histories at fixed opportunities, with a name for each row. */
export interface OpportunitiesFile {
  rows: number;
  histories: OpportunityHistories;
  customerOf(row: number): string;
}

/** Columns x, tx (number of the last opportunity taken), n (opportunities) and, for patterns, customers. */
export function readOpportunities(file: string): OpportunitiesFile {
  const table = readNumberColumns(
    file,
    [
      { name: 'x', aliases: ['frequency', 'purchases'], kind: 'whole number ≥ 0' },
      { name: 'tx', aliases: ['t_x', 'recency', 'last_purchase_at'], kind: 'whole number ≥ 0' },
      { name: 'n', aliases: ['T', 'periods', 'opportunities'], kind: 'whole number ≥ 0' },
      { name: 'customers', aliases: ['weights', 'count'], kind: 'whole number ≥ 0', optional: true },
    ],
    ['customer', 'customer_id', 'id'],
  );
  const column = (name: string): Int32Array => Int32Array.from(table.column(name) ?? []);
  const [x, last, n] = [column('x'), column('tx'), column('n')];
  const faults: string[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const [bought = 0, at = 0, of = 0] = [x[row], last[row], n[row]];
    const place = `${file}:${table.lineOf(row)}: column`;
    if (at > of) faults.push(`${place} tx: "${at}" exceeds n ${of}`);
    else if (bought > at) faults.push(`${place} x: "${bought}" exceeds tx ${at}`);
    else if (bought === 0 && at > 0) faults.push(`${place} tx: "${at}" must be 0 without a purchase`);
  }
  if (faults.length > 0) throw new CliFault(limited(faults));
  const customers = table.column('customers');
  return {
    rows: table.rows,
    histories: {
      purchases: x,
      lastPurchaseAt: last,
      opportunities: n,
      customers: customers && Int32Array.from(customers),
    },
    customerOf: table.labelOf,
  };
}
