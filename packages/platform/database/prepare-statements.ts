import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import type pg from 'pg';

const MARK = '/* plan each time */';

/**
 * Put it first in a statement whose best plan depends on the values in it: a search for a rare name and one for a common
 * name, a filter that holds ten rows or half of them.
 */
export const planEachTime = sql.raw(MARK);

/** Most statements are asked again and again; one that is made up for a single request is not worth remembering. */
const PREPARED_FROM_USE = 3;
/** A connection keeps each prepared statement with its plan in memory. */
const MOST_PREPARED = 400;
const MOST_COUNTED = 5000;

/**
 * Hands out connections of a pool on which statements in frequent use are prepared by name: reading and planning them
 * costs PostgreSQL several times what running them does. Not for transactions, where statements work on whole batches.
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const nameOf = statementNames();
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: {},
    async connect() {
      const client = await pool.connect();
      // Kysely knows connections by identity, so each has one face for all its life.
      const known = clients.get(client) ?? preparingClient(client, nameOf);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

interface StatementNames {
  get(text: string): string | undefined;
  /** Whoever altered a table made the plans on it void; the statement goes on without a name. */
  giveUp(text: string): void;
}

function statementNames(): StatementNames {
  const names = new Map<string, string | undefined>();
  const uses = new Map<string, number>();
  return {
    get(text) {
      if (names.has(text)) return names.get(text);
      if (names.size >= MOST_PREPARED || text.includes(MARK)) return undefined;
      const used = (uses.get(text) ?? 0) + 1;
      if (used < PREPARED_FROM_USE) {
        if (uses.size >= MOST_COUNTED) uses.clear();
        uses.set(text, used);
        return undefined;
      }
      uses.delete(text);
      const name = `perennial_${names.size + 1}`;
      names.set(text, name);
      return name;
    },
    giveUp: (text) => names.set(text, undefined),
  };
}

function preparingClient(client: pg.PoolClient, names: StatementNames): PostgresPoolClient {
  const plainly = client.query.bind(client) as PostgresPoolClient['query'];
  const query = async (text: string, values: readonly unknown[]) => {
    const name = names.get(text);
    if (name === undefined) return client.query(text, [...values]);
    try {
      return await client.query({ name, text, values: [...values] });
    } catch (failure) {
      if (!isVoidPlan(failure)) throw failure;
      names.giveUp(text);
      return client.query(text, [...values]);
    }
  };
  const face = {
    query: (statement: unknown, values?: readonly unknown[]) =>
      typeof statement === 'string' ? query(statement, values ?? []) : plainly(statement as never),
    release: (failure?: boolean) => client.release(failure),
  };
  return face as unknown as PostgresPoolClient;
}

/** PostgreSQL refuses a prepared statement whose columns have changed; it has done nothing then. */
function isVoidPlan(failure: unknown): boolean {
  return failure instanceof Error && failure.message.includes('cached plan must not change result type');
}
