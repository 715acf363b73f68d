import { type RawBuilder, sql } from 'kysely';
import type { PartyFilters } from '../contract/index.ts';
import { birthdaysOn } from '../domain/birthdays-on.ts';

/** Month and day of a birthday as one number, 229 for 29 February; the index of birthdays begins with it. */
export const BIRTHDAY = sql`((extract(month from p.born_on) * 100 + extract(day from p.born_on))::int)`;

const LIVES = sql`p.died_on is null`;

/** Conditions of one day on the file itself. */
export function partyDayConditions({ birthdayOn }: PartyFilters): RawBuilder<unknown>[] {
  if (birthdayOn === undefined) return [];
  return [sql`${BIRTHDAY} = any(${birthdaysOn(birthdayOn)}::int[])`, sql`p.born_on is not null`, LIVES];
}

/** Conditions of one day on what other modules computed. */
export function figureDayConditions({ lastBoughtOn, purchaseDueOn }: PartyFilters): RawBuilder<unknown>[] {
  return [
    ...(lastBoughtOn === undefined
      ? []
      : [sql`coalesce(f.last_purchase_on, date '0001-01-01') = ${lastBoughtOn}::date`]),
    ...(purchaseDueOn === undefined
      ? []
      : [
          sql`f.last_purchase_on + f.typical_gap_days = ${purchaseDueOn}::date`,
          sql`f.typical_gap_days is not null`,
        ]),
  ];
}
