import { sql } from 'kysely';
import type { Database } from '#platform';

export interface AnonymousSales {
  soldOn: string | null;
  branchId: string | null;
  currency: string;
  lines: number;
  amountMinor: number;
}

/** Sales without a customer, counted by day or by branch within a period of local days. */
export async function summariseAnonymousLines(
  db: Database,
  query: { by: 'day' | 'branch'; fromOn?: string | undefined; toOn?: string | undefined; timeZone: string },
): Promise<AnonymousSales[]> {
  const { by, fromOn, toOn, timeZone } = query;
  const day = sql`(ordered_at at time zone ${timeZone})::date`;
  const soldOn = by === 'day' ? day : sql`null::date`;
  const branchId = by === 'branch' ? sql`branch_id` : sql`null::uuid`;
  const { rows } = await sql<AnonymousSales>`
    select ${soldOn} as "soldOn", ${branchId} as "branchId", currency,
           count(*)::integer as lines, sum(amount_minor)::bigint as "amountMinor"
      from orders.anonymous_line
     where ${fromOn ? sql`${day} >= ${fromOn}::date` : sql`true`} and ${toOn ? sql`${day} <= ${toOn}::date` : sql`true`}
     group by 1, 2, 3
     order by 1, 2, 3`.execute(db);
  return rows;
}
