import { createClient, minorUnitDigits } from '#contract-kit';
import { type PartySummary, partiesRoutes } from '#modules/parties/contract';
import type { Settings } from '../../server/config/settings.ts';
import { answered } from '../answered.ts';
import { CommandFailure } from '../command-failure.ts';
import { findServer } from '../find-server.ts';
import { readWords } from '../read-words.ts';

const usage =
  'perennial customers list [--sort name|-createdAt|-lastPurchaseOn|-lifetimeValue|-spend] [--limit 50] [--json]';

/** `customers list`: the first customers in an order, as the list on screen shows them. */
export async function customers(settings: Settings, words: readonly string[]): Promise<void> {
  // A sort that begins with a minus would read as an option of its own.
  const joined = words.flatMap((word, index) =>
    words[index - 1] === '--sort' ? [] : word === '--sort' ? [`--sort=${words[index + 1]}`] : [word],
  );
  const { values, positionals } = readWords(joined, usage, {
    allowPositionals: true,
    options: { sort: { type: 'string' }, limit: { type: 'string' }, json: { type: 'boolean' } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'list') throw new CommandFailure(`say ${usage}`, 2);
  const server = findServer(settings);
  const client = createClient({ parties: partiesRoutes }, { baseUrl: server.url, token: server.token });
  const query = partiesRoutes.listParties.query.safeParse({ sort: values.sort, limit: values.limit });
  if (!query.success) {
    const faults = query.error.issues.map((issue) => `  --${issue.path.join('.')}: ${issue.message}`);
    throw new CommandFailure(`The words have faults:\n${faults.join('\n')}\n${usage}`, 2);
  }
  const { items } = await answered(client.parties.listParties({ query: query.data }));
  if (values.json) console.log(JSON.stringify(items, null, 2));
  else for (const one of items) console.log(describe(one));
}

function describe({ number, displayName, figures }: PartySummary): string {
  return [number, displayName, figures?.lastPurchaseOn ?? 'never bought', lifetimeValue(figures)].join('\t');
}

function lifetimeValue(figures: PartySummary['figures']): string {
  const worth = figures?.lifetimeValue;
  if (!worth) return 'not valued';
  const units = worth.amountMinor / 10 ** minorUnitDigits(worth.currency);
  return `${units.toLocaleString('en')} ${worth.currency}`;
}
