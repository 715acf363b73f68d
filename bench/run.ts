import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchFile } from './file.ts';
import { benchFollowUps } from './follow-ups.ts';
import { load } from './generate/load.ts';
import { benchImport } from './import.ts';
import { type RunningProduct, startProduct } from './measure/product.ts';
import { benchPromises } from './promises.ts';
import { benchRead } from './read.ts';
import { benchService } from './service.ts';
import { benchStart } from './start.ts';
import { benchValue } from './value.ts';

const USAGE = `npm run bench -- <name> [--customers 50000] [--seed 1] [--folder <folder>] [--keep] [--seconds 5] [--think 1000] [--only words]

  import  customers and about ten times as many transactions from files through the door of imports
  value   fill the database, then one value run
  read    fill the database, then one value run, then customer pages, lists and searches by 16 people
  file    who a new customer may be, a search through all files, palette searches, merging and undoing
  promises  how many promises the clock engine reads in a second
  service the process map of 100,000 processes, and free times of 40 calendars
  follow-ups  a night of planning for all customers, and what Today asks for
  start   what is downloaded, how long a start takes, what the browser loads first
  all     import into an empty database, value run, reading, start

The product runs in a folder of its own, which is removed at the end unless --keep says otherwise.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    customers: { type: 'string', default: '50000' },
    seed: { type: 'string', default: '1' },
    folder: { type: 'string', default: path.join(tmpdir(), 'perennial-bench') },
    keep: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '5' },
    think: { type: 'string', default: '1000' },
    only: { type: 'string' },
  },
});
const [name] = positionals;
const customers = Number(values.customers);
const seed = Number(values.seed);
const { folder } = values;
const reading = {
  customers,
  seed,
  seconds: Number(values.seconds),
  thinkMs: Number(values.think),
  only: values.only,
};

const benches: Record<string, () => Promise<unknown>> = {
  import: () => withProduct('import', (product) => benchImport(product, { customers, seed, folder })),
  value: () => withProduct('filled', value),
  read: () => withProduct('filled', read),
  file: () => withProduct('file', (product) => benchFile(product, reading)),
  promises: async () => benchPromises(),
  service: () => withProduct('service', (product) => benchService(product, seed)),
  'follow-ups': () => withProduct('follow-ups', (product) => benchFollowUps(product, reading)),
  start: () => benchStart(path.join(folder, 'start')),
  async all() {
    await withProduct('import', async (product) => {
      await benchImport(product, { customers, seed, folder });
      await benchValue(product, customers);
      await benchRead(product, reading);
    });
    await benchStart(path.join(folder, 'start'));
  },
};

const bench = benches[name ?? ''];
if (!bench || !(customers > 0)) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  await bench();
  if (!values.keep) rmSync(folder, { recursive: true, force: true });
}

async function value(product: RunningProduct): Promise<void> {
  await load(product, { customers, seed });
  await benchValue(product, customers);
}

async function read(product: RunningProduct): Promise<void> {
  if (await load(product, { customers, seed })) await benchValue(product, customers);
  await benchRead(product, reading);
}

async function withProduct(home: string, work: (product: RunningProduct) => Promise<unknown>): Promise<void> {
  const product = await startProduct(path.join(folder, home));
  try {
    await work(product);
  } finally {
    await product.stop();
  }
}
