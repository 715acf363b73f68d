import { type RawBuilder, sql } from 'kysely';
import { type Database, planEachTime } from '#platform';
import { addDays } from '#working-time';
import {
  COUNTED_A_DAY,
  type CustomerDay,
  type DayOfCustomers,
  type PartyFilters,
} from '../contract/index.ts';
import { listConditions, type Reach } from './list-queries.ts';

const NAMED_A_DAY = 3;

interface DayRow {
  on: string;
  count: number;
  partyIds: string[];
  names: string[];
}

/** How many customers of a filter each day has, counted no further than `COUNTED_A_DAY`, and the first of them by name. */
export async function countDays(
  db: Database,
  reach: Reach,
  { by, fromOn, days, ...filters }: PartyFilters & { by: CustomerDay; fromOn: string; days: number },
): Promise<DayOfCustomers[]> {
  const asked = Array.from({ length: days }, (_, offset) => addDays(fromOn, offset)).filter(
    (on) => filters[by] === undefined || filters[by] === on,
  );
  if (asked.length === 0) return [];
  const each = asked.map((on) => customersOn(reach, { ...filters, [by]: on }, on));
  const { rows } = await sql<DayRow>`
    ${planEachTime} select d.on_day::text as "on", count(*) as count,
      (array_agg(d.party_id order by d.sort_key, d.party_id))[1:${sql.lit(NAMED_A_DAY)}] as "partyIds",
      (array_agg(d.display_name order by d.sort_key, d.party_id))[1:${sql.lit(NAMED_A_DAY)}] as names
    from (${sql.join(each, sql` union all `)}) d
    group by d.on_day order by d.on_day`.execute(db);
  return rows.map(({ on, count, partyIds, names }) => ({
    on,
    count: Math.min(count, COUNTED_A_DAY),
    isMore: count > COUNTED_A_DAY,
    first: partyIds.map((partyId, place) => ({ partyId, displayName: names[place] ?? '' })),
  }));
}

/** Those of one day: a walk of the index that begins with the day, ended where counting ends. */
function customersOn(reach: Reach, filters: PartyFilters, on: string): RawBuilder<unknown> {
  const { conditions, asksFigures } = listConditions(filters, reach);
  const figures = asksFigures ? sql`join parties.figure f on f.party_id = p.party_id` : sql``;
  return sql`(select ${on}::date as on_day, p.party_id, p.sort_key, p.display_name
    from parties.party p ${figures}
    where ${sql.join(conditions, sql` and `)} limit ${COUNTED_A_DAY + 1})`;
}
