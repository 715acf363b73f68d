import type { OpportunityHistories } from '../src/index.ts';
import { CliFault } from './cli-fault.ts';
import type { ColumnNames } from './column-names.ts';
import { type NumberColumn, readNumberColumns } from './number-columns.ts';
import { limited } from './read-csv.ts';

/** Histories at fixed opportunities, with a name for each row. */
export interface OpportunitiesFile {
  rows: number;
  histories: OpportunityHistories;
  /** `undefined` where the file has no such column. */
  meanRepeatValue: Float64Array | undefined;
  customerOf(row: number): string;
}

/** Columns x, tx (number of the last opportunity taken), n (opportunities) and, for patterns, weight (customers). */
export function readOpportunities(
  file: string,
  names: ColumnNames<'x' | 'tx' | 'n' | 'weight' | 'customer' | 'mean_value'> = {},
): OpportunitiesFile {
  const named = (own: string | undefined, known: NumberColumn): NumberColumn =>
    own === undefined ? known : { name: own, kind: known.kind };
  const wanted = [
    named(names.x, { name: 'x', aliases: ['frequency', 'purchases'], kind: 'whole number ≥ 0' }),
    named(names.tx, {
      name: 'tx',
      aliases: ['t_x', 'recency', 'last_purchase_at'],
      kind: 'whole number ≥ 0',
    }),
    named(names.n, { name: 'n', aliases: ['T', 'periods', 'opportunities'], kind: 'whole number ≥ 0' }),
    named(names.weight, {
      name: 'weight',
      aliases: ['customers', 'weights', 'count'],
      kind: 'whole number ≥ 0',
      optional: true,
    }),
    named(names.mean_value, { name: 'mean_value', aliases: ['zbar'], kind: 'number', optional: true }),
  ];
  const labels = names.customer === undefined ? ['customer', 'customer_id', 'id'] : [names.customer];
  const table = readNumberColumns(file, wanted, labels);
  const [x, last, n] = wanted.map(({ name }) => Int32Array.from(table.column(name) ?? []));
  const faults: string[] = [];
  for (let row = 0; row < table.rows; row += 1) {
    const [bought = 0, at = 0, of = 0] = [x?.[row], last?.[row], n?.[row]];
    const place = `${file}:${table.lineOf(row)}: column`;
    if (at > of) faults.push(`${place} tx: "${at}" exceeds ${names.n ?? 'n'} ${of}`);
    else if (bought > at) faults.push(`${place} x: "${bought}" exceeds ${names.tx ?? 'tx'} ${at}`);
    else if (bought === 0 && at > 0) faults.push(`${place} tx: "${at}" must be 0 without a purchase`);
  }
  if (faults.length > 0) throw new CliFault(limited(faults));
  const customers = table.column(names.weight ?? 'weight');
  const none = new Int32Array();
  return {
    rows: table.rows,
    histories: {
      purchases: x ?? none,
      lastPurchaseAt: last ?? none,
      opportunities: n ?? none,
      customers: customers && Int32Array.from(customers),
    },
    meanRepeatValue: table.column(names.mean_value ?? 'mean_value'),
    customerOf: table.labelOf,
  };
}
