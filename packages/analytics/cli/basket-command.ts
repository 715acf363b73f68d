import {
  chooseRecommender,
  holdingsOf,
  mineRules,
  type NotEnoughData,
  type ProductRules,
  type PurchaseLines,
  type RecommenderChoice,
  recommendItems,
} from '../src/index.ts';
import { CommandOptions, type OptionSpec } from './command-options.ts';
import { delivered } from './predict-command.ts';
import { readCsv } from './read-csv.ts';
import { asDay, asText, TableColumns } from './table-columns.ts';
import { writeCsv } from './write-csv.ts';

const BASKETS = ['visit', 'customer'] as const;

export const basketOptions: Record<string, OptionSpec> = {
  input: { required: true, help: 'CSV of purchases, one thing a line; - for standard input' },
  customer: { help: 'name of the customer column (customer_id)' },
  item: { help: 'name of the column of things (item)' },
  date: { help: 'name of the date column (date)' },
  basket: {
    help: 'visit (what a customer bought in a day; default) or customer (all a customer ever bought)',
  },
  'least-support': { help: 'smallest share of baskets with all of a rule (0.01)' },
  'least-confidence': { help: 'smallest share with the second among those with the first (0.2)' },
  offers: { help: 'things offered to each customer (5)' },
  seed: { help: 'of factors and intervals (1)' },
  out: { help: 'CSV of offers to every customer, by what was chosen' },
  json: { flag: true, help: 'print JSON' },
};

export const BASKET_EXAMPLE =
  'perennial-analytics basket --input lines.csv --item product --basket customer --out offers.csv --json';

/** What goes together, and what to offer next where that beats popularity. */
export function basketCommand(args: readonly string[]): string {
  const options = new CommandOptions('basket', basketOptions, args);
  const by = options.text('basket') ?? 'visit';
  if (!BASKETS.some((name) => name === by)) {
    options.fault(`--basket: "${by}" is not one of ${BASKETS.join(', ')}`);
  }
  const leastSupport = options.number('least-support', { above: 0, below: 1 });
  const leastConfidence = options.number('least-confidence', { above: 0, below: 1 });
  const offers = options.number('offers', { above: 0 });
  const seed = options.number('seed');
  if (options.text('out') === '-') options.fault('--out: "-" is not a file');
  options.noWords();
  options.finish();
  const columns = new TableColumns(readCsv(options.text('input') ?? ''));
  const lines = {
    customerIds: columns.read(options.text('customer') ?? 'customer_id', asText),
    items: columns.read(options.text('item') ?? 'item', asText),
    onDays: columns.read(options.text('date') ?? 'date', asDay),
  };
  columns.finish();
  const start = performance.now();
  const rules = mineRules(basketsOf(lines, by === 'visit'), { leastSupport, leastConfidence });
  const choice = chooseRecommender(lines, { offers, seed });
  const out = options.text('out');
  if (out !== undefined && choice.outcome !== 'not-enough-data') delivered(offersOf(lines, choice), out);
  const seconds = (performance.now() - start) / 1000;
  if (!options.has('json')) return told(rules, choice);
  return `${JSON.stringify({ ...rules, offers: withoutModel(choice), seconds }, undefined, 2)}\n`;
}

/** The model is as large as the catalogue and of no use to a reader. */
function withoutModel(choice: RecommenderChoice | NotEnoughData): unknown {
  if (choice.outcome === 'not-enough-data') return choice;
  const { model: _, ...rest } = choice;
  return rest;
}

function basketsOf({ customerIds, items, onDays }: PurchaseLines, byVisit: boolean): Iterable<string[]> {
  const baskets = new Map<string, string[]>();
  for (let i = 0; i < items.length; i += 1) {
    const key = byVisit ? `${onDays[i]} ${customerIds[i]}` : String(customerIds[i]);
    const basket = baskets.get(key) ?? [];
    basket.push(items[i] ?? '');
    baskets.set(key, basket);
  }
  return baskets.values();
}

function offersOf(lines: PurchaseLines, choice: RecommenderChoice): string {
  const customers = [...new Set(Array.from(lines.customerIds))];
  const holdings = holdingsOf(lines);
  const offered = holdings.customers.flatMap((own, at) => {
    const owned = Array.from(own, (item) => holdings.items[item] ?? '');
    return recommendItems(choice.model, owned, choice.offers).map(({ item, score }, place) => ({
      customer: customers[at] ?? '',
      place: place + 1,
      item,
      score,
    }));
  });
  return writeCsv(offered.length, {
    customer_id: (row) => offered[row]?.customer,
    place: (row) => offered[row]?.place,
    item: (row) => offered[row]?.item,
    score: (row) => offered[row]?.score,
  });
}

function told(rules: ProductRules, choice: RecommenderChoice | NotEnoughData): string {
  const digits = (value: number): string => String(Number(value.toPrecision(4)));
  const lines = rules.rules.slice(0, 20).map(({ has, alsoHas, count, confidence, lift }) => {
    const share = `${digits(confidence.share)} (${digits(confidence.low)} to ${digits(confidence.high)})`;
    return `  ${has.join(' and ')} → ${alsoHas}: ${count} baskets, confidence ${share}, lift ${digits(lift)}`;
  });
  const offers =
    choice.outcome === 'not-enough-data'
      ? [`Offers cannot be judged: ${choice.found} ${choice.counted}, ${choice.needed} needed`]
      : [
          `Offers by ${choice.chosen}${choice.outcome === 'chosen' ? '' : ': nothing else beats it'}, judged by the last day of ${choice.n} customers`,
          ...choice.scores.map(({ name, recall, ndcg, againstPopularity: gap }) => {
            const rise = gap ? `, rise ${digits(gap.value)} (${digits(gap.low)} to ${digits(gap.high)})` : '';
            return `  ${name.padEnd(16)} recall ${digits(recall)}, NDCG ${digits(ndcg)}${rise}`;
          }),
        ];
  const more = rules.rules.length > 20 ? [`  and ${rules.rules.length - 20} more; see --json`] : [];
  return [
    `${rules.rules.length} rules of ${rules.tested} looked at, ${rules.n} baskets`,
    ...lines,
    ...more,
    ...offers,
    '',
  ].join('\n');
}
