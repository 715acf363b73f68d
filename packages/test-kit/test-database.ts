import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import {
  type ActionContext,
  type Actor,
  closePlatform,
  type Database,
  distribute,
  fixedClock,
  listenerQueue,
  makeContext,
  migrate,
  openLog,
  openPlatform,
  type Platform,
  prepareJobQueue,
  runJob,
  runListener,
} from '#platform';
import { actorWithRole } from './actor-with-role.ts';
import { registeredMigrations, registeredModules } from './registered-modules.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServerUrl: string;
    testTemplate: string;
    /** A distributed database cannot be cloned: there each test lays out a database of its own. */
    testCluster: boolean;
  }
}

export interface TestDatabase {
  /** Outside any transaction. */
  db: Database;
  url: string;
  platform: Platform;
  clock: ReturnType<typeof fixedClock>;
  /** Runs an action as somebody, in one transaction, with its events. */
  act<T>(who: string | Actor, work: (ctx: ActionContext) => Promise<T>): Promise<T>;
  /** Runs all waiting events and jobs, and those they lead to, until none waits. */
  settle(): Promise<void>;
  drop(): Promise<void>;
}

const MORNING = '2026-03-02T09:00:00.000Z';

/** A database of one's own, cloned from the migrated template, with the clock standing at a Monday morning. */
export async function testDatabase(options: { now?: string } = {}): Promise<TestDatabase> {
  const modules = await registeredModules();
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const url = databaseUrl(name);
  if (inject('testCluster')) await layOutDatabase(name, url);
  else await onServer((server) => server.query(`create database ${name} template ${inject('testTemplate')}`));
  const clock = fixedClock(options.now ?? MORNING);
  const filesFolder = mkdtempSync(path.join(tmpdir(), 'perennial-test-'));
  const platform = await openPlatform({
    databaseUrl: url,
    modules,
    log: openLog('silent'),
    filesFolder,
    secret: 'secret of a test',
    defaultTimeZone: 'Asia/Shanghai',
    clock,
    maxConnections: 5,
    runsJobs: false,
  });
  return {
    db: platform.database.db,
    url,
    platform,
    clock,
    act: (who, work) => act(platform, typeof who === 'string' ? actorWithRole(who) : who, work),
    settle: () => settle(platform),
    async drop() {
      await closePlatform(platform);
      await onServer((server) => server.query(`drop database if exists ${name} with (force)`));
      rmSync(filesFolder, { recursive: true, force: true });
    },
  };
}

async function act<T>(
  platform: Platform,
  actor: Actor,
  work: (ctx: ActionContext) => Promise<T>,
): Promise<T> {
  const caller = { actor, requestId: 'test', settings: await platform.settings() };
  return platform.database.inTransaction((tx) => work(makeContext(platform, tx, caller)));
}

async function settle(platform: Platform): Promise<void> {
  for (;;) {
    const queues = await waitingQueues(platform.database.db);
    if (queues.length === 0) return;
    for (const queue of queues) await drain(platform, queue);
  }
}

async function waitingQueues(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from pgboss.job where state in ('created', 'retry') and start_after <= now() and name not like '\\_\\_%'`.execute(
    db,
  );
  return rows.map(({ name }) => name);
}

async function drain(platform: Platform, queue: string): Promise<void> {
  const { boss, jobs, listeners } = platform.jobs;
  const taken = await boss.fetch(queue, { batchSize: 100 });
  const job = jobs.find(({ name }) => name === queue);
  const listener = listeners.find((one) => listenerQueue(one) === queue);
  for (const { id, data } of taken) {
    if (job) await runJob(platform, job, data, new AbortController().signal);
    if (listener) await runListener(platform, listener, data);
    await boss.complete(queue, id);
  }
}

async function layOutDatabase(name: string, url: string): Promise<void> {
  const folders = registeredMigrations();
  await onServer((server) => server.query(`create database ${name}`));
  await migrate(url, folders);
  await distribute(url, folders);
  await prepareJobQueue(url, await registeredModules());
}

async function onServer(work: (server: pg.Client) => Promise<unknown>): Promise<void> {
  const server = new pg.Client({ connectionString: databaseUrl('postgres') });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}

function databaseUrl(database: string): string {
  const url = new URL(inject('testServerUrl'));
  url.pathname = `/${database}`;
  return url.href;
}
