import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { dayNumber, type PurchaseLines } from '../src/index.ts';
import { sharedDataPath } from './shared-data.ts';

export const ONLINE_RETAIL = 'online_retail_uci.csv.gz';

/** Purchases of known customers of Online Retail; returns and charges left out. */
export function retailLines(): PurchaseLines {
  const lines: { customerIds: string[]; items: string[]; onDays: number[] } = {
    customerIds: [],
    items: [],
    onDays: [],
  };
  const text = gunzipSync(readFileSync(sharedDataPath(ONLINE_RETAIL))).toString();
  for (const line of text.split('\n').slice(1)) {
    const [, , item = '', quantity = '', date = '', customerId = ''] =
      /^([^,]*),([^,]*),(?:"[^"]*"|[^,]*),(-?\d+),(\d{4}-\d{2}-\d{2})[^,]*,[\d.-]+,(\d+)/.exec(line) ?? [];
    // Codes of charges (postage, discounts) begin with a letter.
    if (!(Number(quantity) > 0) || !/^\d/.test(item)) continue;
    lines.customerIds.push(customerId);
    lines.items.push(item);
    lines.onDays.push(dayNumber(date));
  }
  return lines;
}
