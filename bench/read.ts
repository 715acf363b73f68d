import { openStore } from './generate/open-store.ts';
import { type Practice, setUpPractice } from './generate/set-up-practice.ts';
import { type Figure, printFigures } from './measure/figures.ts';
import type { RunningProduct } from './measure/product.ts';
import { runUsers } from './measure/run-users.ts';
import { customerPageActions } from './reads/customer-page.ts';
import { listActions } from './reads/lists.ts';
import type { ReadAction } from './reads/read-action.ts';
import { searchActions } from './reads/searches.ts';

export interface ReadOptions {
  customers: number;
  seed: number;
  seconds: number;
  /** Average pause of a user between two actions; 0 lets all users ask without rest. */
  thinkMs: number;
  /** Only actions whose name holds this. */
  only?: string;
}

/** Sixteen people at once read customer pages, lists and searches over HTTP. */
export async function benchRead(product: RunningProduct, options: ReadOptions): Promise<Figure[]> {
  const practice = await setUpPractice(product);
  try {
    const actions = [
      ...customerPageActions(await somePartyIds(product, options.seed)),
      ...listActions(practice.branchIds),
      ...searchActions(options),
    ];
    const figures: Figure[] = [];
    for (const action of actions) {
      if (options.only && !action.name.includes(options.only)) continue;
      figures.push(await timeAction(product, practice, action, options));
    }
    const pace = options.thinkMs === 0 ? 'without a rest' : `with ${options.thinkMs} ms between actions`;
    const size = options.customers.toLocaleString('en-GB');
    printFigures(`Reading, ${size} customers, 16 users ${pace}`, figures);
    return figures;
  } finally {
    practice.close();
  }
}

async function timeAction(
  product: RunningProduct,
  practice: Practice,
  action: ReadAction,
  options: ReadOptions,
): Promise<Figure> {
  const times = await runUsers(practice.openBrowsers(...action.roles), action, product, options);
  const { program, database } = times.processorMs;
  const pace = `${times.actionsPerSecond.toFixed(0)} a second`;
  return {
    name: action.name,
    measured: times.p95Ms,
    unit: 'ms',
    limit: action.limitMs,
    basis: `p95 of ${times.count}; median ${times.medianMs.toFixed(1)} ms, ${pace}, processor ${program.toFixed(1)} + ${database.toFixed(1)} ms`,
  };
}

/** Customers whose pages are opened: any thousand of them, and not only those who are at hand in memory. */
async function somePartyIds(product: RunningProduct, seed: number): Promise<string[]> {
  const store = await openStore(product.databaseUrl);
  try {
    const rows = await store.query<{ partyId: string }>(
      `select party_id as "partyId" from parties.party order by md5(number || $1) limit 5000`,
      [String(seed)],
    );
    return rows.map(({ partyId }) => partyId);
  } finally {
    await store.close();
  }
}
