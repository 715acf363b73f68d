import { type RawBuilder, sql } from 'kysely';

/** Which customers: one, or those from one id up to another. */
export type Among = { partyId: string } | { fromPartyId: string | null; beforePartyId: string | null };

/** A condition that a column names one of them. */
export function within(column: RawBuilder<unknown>, among: Among): RawBuilder<unknown> {
  if ('partyId' in among) return sql`${column} = ${among.partyId}::uuid`;
  const from = among.fromPartyId ? sql`${column} >= ${among.fromPartyId}::uuid` : sql`true`;
  const before = among.beforePartyId ? sql`${column} < ${among.beforePartyId}::uuid` : sql`true`;
  return sql`${from} and ${before}`;
}
