import { setTimeout as sleep } from 'node:timers/promises';
import type { RandomSource } from '#analytics';
import type { DuplicateSweep } from '#modules/parties/contract';
import { customersLoaded, loadCustomers } from './generate/load-customers.ts';
import { type OpenStore, openStore } from './generate/open-store.ts';
import { setUpPractice } from './generate/set-up-practice.ts';
import { loadTwins, ownerOf, twinAt } from './generate/twins.ts';
import { type Figure, printFigures } from './measure/figures.ts';
import { type HttpUser, httpUser } from './measure/http-user.ts';
import type { RunningProduct } from './measure/product.ts';
import { type ActionTimes, runUsers, type UserAction } from './measure/run-users.ts';
import { benchMerge } from './merge.ts';
import { searchActions } from './reads/searches.ts';

/** A search through a million files in ten minutes, so fewer in their share of it. */
const LIMITS = { candidatesMs: 50, searchMs: 150, sweepSeconds: 600, precision: 0.98, recall: 0.9 };
const PATIENCE_MS = 3_600_000;

export interface FileOptions {
  customers: number;
  seed: number;
  seconds: number;
  thinkMs: number;
}

/** Who a new customer may be, a search through all files and what is found, what people feel of it, merging and undoing. */
export async function benchFile(product: RunningProduct, options: FileOptions): Promise<Figure[]> {
  const practice = await setUpPractice(product);
  const store = await openStore(product.databaseUrl);
  const commandLine = httpUser(product.url, { authorization: `Bearer ${product.token}` });
  try {
    if ((await customersLoaded(store)) < options.customers) {
      await loadCustomers(store, { ...options, branchIds: practice.branchIds });
      await loadTwins(store, { ...options, branchIds: practice.branchIds });
      await store.query('vacuum analyze');
    }
    const users = practice.openBrowsers('front-desk', 'agent', 'manager', 'administrator');
    const actions = [candidates(options), palette(options)];
    const alone: ActionTimes[] = [];
    for (const action of actions) alone.push(await runUsers(users, action, product, options));
    const { sweep, seconds, meanwhile } = await sweepWith(commandLine, () =>
      runUsers(users, bothOf(actions), product, options),
    );
    const found = await judgePairs(store);
    const share = options.customers / 1_000_000;
    const figures = [
      timesOf(alone[0], LIMITS.candidatesMs),
      timesOf(alone[1], LIMITS.searchMs),
      {
        name: 'search through all files',
        measured: seconds,
        unit: 's',
        limit: LIMITS.sweepSeconds * share,
        basis: `${sweep.compared.toLocaleString('en-GB')} pairs compared, ${sweep.found.toLocaleString('en-GB')} found`,
      },
      timesOf(meanwhile, LIMITS.searchMs),
      ...found,
      ...(await benchMerge(store, commandLine, options)),
    ];
    printFigures(`The customer file, ${options.customers.toLocaleString('en-GB')} customers`, figures);
    return figures;
  } finally {
    commandLine.close();
    await store.close();
    practice.close();
  }
}

/** What is asked while somebody types a new customer who is here already, with a slip. */
function candidates({ seed, customers }: FileOptions): UserAction {
  return {
    name: 'who a new customer may be',
    places: (random) => {
      const { twin } = twinAt(seed + 1, random.integerBelow(1_000_000), customers);
      const typed = new URLSearchParams({ kind: twin.kind, name: twin.name });
      if (twin.bornOn !== null) typed.set('bornOn', twin.bornOn);
      if (twin.phone !== null) typed.set('phone', twin.phone);
      if (twin.email !== null) typed.set('email', twin.email);
      return [`/api/parties/possible-duplicates?${typed}`];
    },
  };
}

/** Any of the ways people search in the palette. */
function palette(options: FileOptions): UserAction {
  const ways = searchActions(options);
  return {
    name: 'search in the palette, any way of typing',
    places: (random, user) => ways[random.integerBelow(ways.length)]?.places(random, user) ?? [],
  };
}

function bothOf(actions: readonly UserAction[]): UserAction {
  return {
    name: 'the same two while all files are searched',
    places: (random: RandomSource, user) =>
      actions[random.integerBelow(actions.length)]?.places(random, user) ?? [],
  };
}

function timesOf(times: ActionTimes | undefined, limit: number): Figure {
  if (!times) throw new Error('an action was not timed');
  const { program, database } = times.processorMs;
  return {
    name: times.name,
    measured: times.p95Ms,
    unit: 'ms',
    limit,
    basis: `p95 of ${times.count}; median ${times.medianMs.toFixed(1)} ms, 16 users, processor ${program.toFixed(1)} + ${database.toFixed(1)} ms`,
  };
}

async function sweepWith(
  commandLine: HttpUser,
  meanwhile: () => Promise<ActionTimes>,
): Promise<{ sweep: DuplicateSweep; seconds: number; meanwhile: ActionTimes }> {
  const startedAt = performance.now();
  const started = await commandLine.send('POST', '/api/parties/duplicates/sweeps');
  if (started.status !== 201) throw new Error(`the search was not started: ${started.text}`);
  const felt = await meanwhile();
  while (performance.now() - startedAt < PATIENCE_MS) {
    const { sweep } = await commandLine.getJson<{ sweep: DuplicateSweep }>('/api/parties/duplicates/sweep');
    process.stderr.write(`\rsearched ${Math.round(sweep.progress * 100)} %`);
    if (sweep.finishedAt !== null) {
      process.stderr.write('\n');
      const seconds = (Date.parse(sweep.finishedAt) - Date.parse(sweep.startedAt)) / 1000;
      return { sweep, seconds, meanwhile: felt };
    }
    await sleep(500);
  }
  throw new Error('the search through all files did not end within an hour');
}

/** Which pairs are of one person, by the numbers both files have in the other system. */
async function judgePairs(store: OpenStore): Promise<Figure[]> {
  const pairs = await store.query<{ a: string; b: string }>(`
    select a.value as a, b.value as b from parties.possible_duplicate d
    join parties.identity a on a.party_id = d.party_id and a.kind = 'external:till'
    join parties.identity b on b.party_id = d.other_id and b.kind = 'external:till'`);
  const [made] = await store.query<{ count: number }>(
    `select count(*) as count from parties.identity where kind = 'external:till' and value like 'T%'`,
  );
  const right = pairs.filter(({ a, b }) => ownerOf(a) === ownerOf(b));
  const met = new Set(right.flatMap(({ a, b }) => [a, b]).filter((number) => number.startsWith('T')));
  const twins = made?.count ?? 0;
  return [
    {
      name: 'precision at the threshold of review',
      measured: right.length / pairs.length,
      unit: '',
      limit: LIMITS.precision,
      atLeast: true,
      basis: `${right.length} of ${pairs.length} pairs are one person’s`,
    },
    {
      name: 'recall at the threshold of review',
      measured: met.size / twins,
      unit: '',
      limit: LIMITS.recall,
      atLeast: true,
      basis: `${met.size} of ${twins} second files met their first; slips drawn anew, seed of their own`,
    },
  ];
}
