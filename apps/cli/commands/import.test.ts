import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { serve, systemActor } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { readSettings } from '../../server/config/settings.ts';
import { importFile } from './import.ts';

let database: TestDatabase;
let server: { port: number; close(): Promise<void> };
let folder: string;
let worker: NodeJS.Timeout;
let settling: Promise<void> = Promise.resolve();

beforeAll(async () => {
  database = await testDatabase();
  server = await serve({
    platform: database.platform,
    authenticate: async () => ({ actor: systemActor, viaCookie: false }),
    host: '127.0.0.1',
    port: 0,
  });
  folder = await mkdtemp(path.join(tmpdir(), 'perennial-import-'));
  worker = setInterval(() => {
    settling = settling.then(() => database.settle());
  }, 100);
});

afterAll(async () => {
  clearInterval(worker);
  await settling;
  await server.close();
  await database.drop();
  await rm(folder, { recursive: true });
});

let printed: string[] = [];

beforeEach(() => {
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => printed.push(line));
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

async function run(...words: string[]): Promise<string> {
  const reading = readSettings({
    PERENNIAL_HOME: folder,
    PERENNIAL_URL: `http://127.0.0.1:${server.port}`,
    PERENNIAL_TOKEN: 'a-token-of-sixteen-or-more',
  });
  if (!reading.ok) throw new Error(reading.faults.join('; '));
  await importFile(reading.settings, words);
  return printed.join('\n');
}

async function aFile(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('perennial import', () => {
  it('tries a file out, then imports it, and prints what became of its rows', async () => {
    const file = await aFile(
      'sales.csv',
      'customer,date,amount\nI-1,2024-03-01,5\nI-1,2024-03-02,x\nI-2,2024-03-03,7\n',
    );

    const tried = await run(file, '--kind', 'transactions', '--dry-run', '--json');
    expect(JSON.parse(tried)).toMatchObject({
      dryRun: true,
      state: 'tested',
      counts: { read: 3, created: 2, rejected: 1 },
    });
    printed = [];
    const imported = await run(file, '--kind', 'transactions');

    expect(imported).toMatch(/rows read\s+3/);
    expect(imported).toMatch(/created\s+2/);
    expect(imported).toMatch(/rejected\s+1\n\s+not-a-number\s+1/);
    expect(process.exitCode ?? 0).toBe(0);
  });

  it('takes a mapping and options from a file', async () => {
    const file = await aFile('odd.csv', 'wann;wer;wieviel\n1.3.2024;M-1;12,50\n2.3.2024;M-2;7,00\n');
    const mapping = await aFile(
      'mapping.json',
      JSON.stringify({
        columns: { wann: 'orderedAt', wer: 'customerNumber', wieviel: 'lineAmount' },
        options: { currency: 'EUR' },
      }),
    );

    const printedJson = await run(file, '--kind', 'transactions', '--mapping', mapping, '--json');

    expect(JSON.parse(printedJson)).toMatchObject({ state: 'done', counts: { read: 2, created: 2 } });
  });

  it('says what is missing, and that a file was imported before', async () => {
    const file = await aFile('twice.csv', 'customer,date,amount\nT-1,2024-03-01,5\n');
    await run(file, '--kind', 'transactions');

    await expect(run(file, '--kind', 'transactions')).rejects.toThrow('imported before');
    await expect(run(file)).rejects.toThrow('--kind customers|transactions');
    await expect(run('nowhere.csv', '--kind', 'customers')).rejects.toThrow('cannot be read');
    const nameless = await aFile('nameless.csv', 'weight,height\n70,180\n80,190\n');
    await expect(run(nameless, '--kind', 'customers')).rejects.toThrow('no column holds the name');
    await expect(run(file, '--kind', 'customers', '--colour', 'red')).rejects.toThrow('--colour');
  });
});
