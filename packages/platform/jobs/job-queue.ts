import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Log } from '../log.ts';
import type { ModuleManifest } from '../modules/define-module.ts';
import type { JobDefinition } from './define-job.ts';
import { type Listener, listenerQueue } from './define-listener.ts';

export interface JobQueue {
  boss: PgBoss;
  jobs: readonly JobDefinition[];
  listeners: readonly Listener[];
  listenersOf(eventName: string): readonly Listener[];
  close(): Promise<void>;
}

const QUEUE_SCHEMA = 'pgboss';

/** Connects to the queue that lives in the same database. Creating its tables is `prepareJobQueue`'s work. */
export async function openJobQueue(options: {
  databaseUrl: string;
  modules: readonly ModuleManifest[];
  log: Log;
  runsJobs: boolean;
}): Promise<JobQueue> {
  const jobs = options.modules.flatMap((module) => module.jobs ?? []);
  const listeners = options.modules.flatMap((module) => module.listeners ?? []);
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    schema: QUEUE_SCHEMA,
    application_name: 'perennial-jobs',
    max: options.runsJobs ? 6 : 2,
    migrate: false,
    supervise: options.runsJobs,
    schedule: options.runsJobs,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    useListenNotify: options.runsJobs,
  });
  boss.on('error', (error) => options.log.error({ err: error }, 'job queue'));
  boss.on('warning', (warning) => options.log.warn({ warning: warning.message }, 'job queue'));
  await boss.start();
  return {
    boss,
    jobs,
    listeners,
    listenersOf: (eventName) => listeners.filter((listener) => listener.event.name === eventName),
    close: () => boss.stop({ graceful: true, timeout: 20_000 }),
  };
}

/**
 * Creates or upgrades the queue's own tables and makes a queue for each job and listener. What has been prepared is noted
 * on the schema itself, so that a start after which nothing has changed asks for nothing.
 */
export async function prepareJobQueue(
  databaseUrl: string,
  modules: readonly ModuleManifest[],
): Promise<void> {
  const queues = queuesOf(modules);
  const fingerprint = fingerprintOf(queues);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if (await isPrepared(client, fingerprint, queues)) return;
    await prepareQueues(databaseUrl, queues);
    await client.query(`comment on schema ${QUEUE_SCHEMA} is ${client.escapeLiteral(fingerprint)}`);
  } finally {
    await client.end();
  }
}

type Queue = [name: string, options: Parameters<PgBoss['createQueue']>[1]];

function queuesOf(modules: readonly ModuleManifest[]): Queue[] {
  const jobs = modules.flatMap((module) => module.jobs ?? []);
  const listeners = modules.flatMap((module) => module.listeners ?? []);
  const ofListeners = { notify: true, retryLimit: 8, retryDelay: 2, retryBackoff: true };
  return [
    ...jobs.map((job): Queue => [job.name, jobQueueOptions(job)]),
    ...listeners.map((listener): Queue => [listenerQueue(listener), ofListeners]),
  ];
}

function fingerprintOf(queues: readonly Queue[]): string {
  const { version } = createRequire(import.meta.url)('pg-boss/package.json') as { version: string };
  return createHash('sha256')
    .update(JSON.stringify([version, queues]))
    .digest('hex');
}

/** Queues are asked for as well: a restored database has the schema with its note, but may lack them. */
async function isPrepared(
  client: pg.Client,
  fingerprint: string,
  queues: readonly Queue[],
): Promise<boolean> {
  const noted = await client.query<{ note: string | null }>(
    `select obj_description(to_regnamespace($1)::oid, 'pg_namespace') as note`,
    [QUEUE_SCHEMA],
  );
  if (noted.rows[0]?.note !== fingerprint) return false;
  const names = new Set(queues.map(([name]) => name));
  const found = await client.query(`select 1 from ${QUEUE_SCHEMA}.queue where name = any($1)`, [[...names]]);
  return found.rowCount === names.size;
}

async function prepareQueues(databaseUrl: string, queues: readonly Queue[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: QUEUE_SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  await boss.start();
  try {
    for (const [name, options] of queues) await ensureQueue(boss, name, options);
  } finally {
    await boss.stop({ graceful: false });
  }
}

const HEARTBEAT_SECONDS = 15;

function jobQueueOptions(job: JobDefinition) {
  return {
    notify: true,
    expireInSeconds: (job.expireMinutes ?? 15) * 60,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    retryLimit: job.retryLimit ?? 5,
    retryDelay: 1,
    retryBackoff: true,
    ...(job.exclusive ? { policy: 'exclusive' as const } : {}),
  };
}

async function ensureQueue(
  boss: PgBoss,
  name: string,
  options: Parameters<PgBoss['createQueue']>[1],
): Promise<void> {
  await boss.createQueue(name, options);
  const { policy: _, ...changeable } = options ?? {};
  await boss.updateQueue(name, changeable);
}
