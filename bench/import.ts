import { existsSync, mkdirSync, openAsBlob } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportDetail, ImportKind } from '#modules/imports/contract';
import { lastDay } from './generate/load.ts';
import { makeOrders } from './generate/purchases.ts';
import { setUpPractice } from './generate/set-up-practice.ts';
import { writeCustomersFile, writeTransactionsFile } from './generate/write-files.ts';
import { copyPlainly } from './measure/copy-plainly.ts';
import { type Figure, printFigures } from './measure/figures.ts';
import { httpUser } from './measure/http-user.ts';
import { processorTime, watchMemory } from './measure/processes.ts';
import type { RunningProduct } from './measure/product.ts';

const LIMITS = { rowsPerSecond: 50_000, timesPlainCopy: 6, grownMegabytes: 300 };

interface ImportTimes {
  rows: number;
  seconds: number;
  grownMegabytes: number;
  /** Processor time in seconds. */
  program: number;
  database: number;
}

/** Customers and then their transactions from files, through the same door as everybody's, against plain COPY. */
export async function benchImport(
  product: RunningProduct,
  options: { customers: number; seed: number; folder: string },
): Promise<Figure[]> {
  (await setUpPractice(product)).close();
  const files = await writeFiles(options);
  const customers = await importFile(product, files.customers, 'customers');
  const transactions = await importFile(product, files.transactions, 'transactions');
  const plain = await copyPlainly(product.databaseUrl, files.transactions);
  if (plain.rows !== transactions.rows)
    throw new Error(`COPY took ${plain.rows} rows, the import ${transactions.rows}`);
  const rows = `${transactions.rows.toLocaleString('en-GB')} rows`;
  const figures: Figure[] = [
    {
      name: 'transactions imported',
      measured: transactions.rows / transactions.seconds,
      unit: 'rows/s',
      limit: LIMITS.rowsPerSecond,
      atLeast: true,
      basis: `${rows} in ${transactions.seconds.toFixed(1)} s, ${spentOn(transactions)}`,
    },
    {
      name: 'time, in times of plain COPY',
      measured: transactions.seconds / plain.seconds,
      unit: '×',
      limit: LIMITS.timesPlainCopy,
      basis: `COPY of the same rows took ${plain.seconds.toFixed(1)} s`,
    },
    {
      name: 'memory of a server process, growth',
      measured: Math.max(customers.grownMegabytes, transactions.grownMegabytes),
      unit: 'MB',
      limit: LIMITS.grownMegabytes,
      basis: 'most of web and worker over both imports',
    },
    {
      name: 'customers imported',
      measured: customers.rows / customers.seconds,
      unit: 'rows/s',
      basis: `${customers.rows.toLocaleString('en-GB')} rows in ${customers.seconds.toFixed(1)} s, ${spentOn(customers)}`,
    },
  ];
  printFigures(`Import of ${rows}`, figures);
  return figures;
}

function spentOn({ program, database }: ImportTimes): string {
  return `processor ${program.toFixed(1)} + ${database.toFixed(1)} s`;
}

async function writeFiles(options: { customers: number; seed: number; folder: string }) {
  mkdirSync(options.folder, { recursive: true });
  const place = (kind: string) =>
    path.join(options.folder, `${kind}-${options.customers}-${options.seed}-${lastDay()}.csv`);
  const files = { customers: place('customers'), transactions: place('transactions') };
  if (!existsSync(files.customers)) {
    await writeCustomersFile(files.customers, options.customers, options.seed);
  }
  if (!existsSync(files.transactions)) {
    const orders = makeOrders(options.customers, options.seed);
    await writeTransactionsFile(files.transactions, orders, options.seed, lastDay());
  }
  return files;
}

/** From the start of the run to its end; the upload before it is the browser's or the network's affair. */
async function importFile(product: RunningProduct, file: string, kind: ImportKind): Promise<ImportTimes> {
  const headers = { authorization: `Bearer ${product.token}` };
  const memory = watchMemory(product);
  const query = new URLSearchParams({ kind, name: path.basename(file) });
  const uploaded = await fetch(`${product.url}/api/imports?${query}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    body: await openAsBlob(file),
  });
  const { importId, mappingFaults, mapping } = (await uploaded.json()) as ImportDetail;
  if (!uploaded.ok || mappingFaults.length > 0) {
    throw new Error(`${file} was not understood: ${JSON.stringify({ mappingFaults, mapping })}`);
  }
  const user = httpUser(product.url, headers);
  const spentBefore = processorTime(product);
  const startedAt = performance.now();
  const place = `/api/imports/${importId}`;
  const started = await user.send('PUT', `${place}/run`, { allowSameFile: true });
  if (started.status >= 300) throw new Error(`the import was not started: ${started.text}`);
  let seen: ImportDetail;
  do {
    await sleep(250);
    seen = await user.getJson<ImportDetail>(place);
    process.stderr.write(`\r${kind} ${seen.counts.read}`);
  } while (seen.state === 'queued' || seen.state === 'running');
  process.stderr.write('\n');
  const seconds = (performance.now() - startedAt) / 1000;
  const spent = processorTime(product);
  user.close();
  const { read, created, skipped, rejected } = seen.counts;
  // A few of a million made-up customers share name and birthday with another: those are skipped as duplicates.
  if (seen.state !== 'done' || rejected > 0 || created + skipped !== read || skipped > read / 1000) {
    throw new Error(`the import ended as ${seen.state}: ${JSON.stringify(seen.counts)}`);
  }
  return {
    rows: read,
    seconds,
    grownMegabytes: memory.stop().mostGrowth,
    program: (spent.program - spentBefore.program) / 1000,
    database: (spent.database - spentBefore.database) / 1000,
  };
}
