import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';
import { preparingPool } from './prepare-statements.ts';

/** Queries are typed by each module: `db.withTables<PartiesTables>()`. */
export type Database = Kysely<unknown>;

export interface DatabaseHandle {
  db: Database;
  pool: pg.Pool;
  /** Runs `work` in one transaction on one connection; commits when it returns, rolls back when it throws. */
  inTransaction<T>(work: (tx: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A new connection reads the catalogue and plans every statement anew: who pauses for a minute must not wait for that. */
const KEPT_IDLE_MS = 10 * 60_000;

const INT8 = 20;
const DATE = 1082;
const TIMESTAMPTZ = 1184;

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === INT8) return safeInteger;
      if (oid === DATE) return (text: string) => text;
      if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    }
    return pg.types.getTypeParser(oid, format ?? 'text');
  },
} as pg.CustomTypesConfig;

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the database holds ${text}, which is beyond 2^53`);
  return value;
}

/** Connects to PostgreSQL. Bigints come back as numbers, instants as ISO strings, dates as `YYYY-MM-DD`. */
export function openDatabase(options: {
  url: string;
  maxConnections?: number;
  applicationName?: string;
  /** Whether one statement may use several processors; where many people ask at once, each gets along with one. */
  runsParallel?: boolean;
}): DatabaseHandle {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections ?? 16,
    idleTimeoutMillis: KEPT_IDLE_MS,
    application_name: options.applicationName ?? 'perennial',
    options:
      options.runsParallel === false
        ? '-c timezone=UTC -c max_parallel_workers_per_gather=0'
        : '-c timezone=UTC',
    types,
  });
  outliveConnections(pool);
  const dialect = new PostgresDialect({ pool: preparingPool(pool), cursor: Cursor });
  const db = new Kysely<unknown>({ dialect });
  return {
    db,
    pool,
    inTransaction: (work) => runInTransaction(pool, work),
    close: () => db.destroy(),
  };
}

/**
 * When the server goes away, its connections end: idle ones, and those at work between two statements. Queries say so
 * themselves; without a listener the connection's own word of it would end the process.
 */
export function outliveConnections(pool: pg.Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
}

const clients = new WeakMap<object, pg.PoolClient>();

/** The connection a transaction runs on, for what Kysely cannot say (COPY). */
export function clientOf(tx: Database): pg.PoolClient {
  const client = clients.get(tx.getExecutor());
  if (!client) throw new Error('clientOf requires a database handed out by inTransaction');
  return client;
}

async function runInTransaction<T>(pool: pg.Pool, work: (tx: Database) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const tx = bindToClient(client);
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(tx);
    await client.query('commit');
    return result;
  } catch (failure) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw failure;
  } finally {
    client.release(broken);
  }
}

function bindToClient(client: pg.PoolClient): Database {
  const single = {
    connect: async () => ({
      query: client.query.bind(client),
      release: () => {},
    }),
    end: async () => {},
  };
  const tx = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: single as never, cursor: Cursor }) });
  clients.set(tx.getExecutor(), client);
  return tx;
}
