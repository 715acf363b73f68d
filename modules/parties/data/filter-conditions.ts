import { type RawBuilder, sql } from 'kysely';
import type { RecordedFacts } from '#platform';
import type { ContactStanding, DataClass, MissingFact, PartyFilters } from '../contract/index.ts';
import { figureDayConditions, partyDayConditions } from './day-conditions.ts';

const hasContactPoint = (kind: 'email' | 'address') =>
  sql`exists (select 1 from parties.contact_point c where c.party_id = p.party_id and c.kind = ${sql.lit(kind)}
    and c.barred_at is null)`;

const STANDING: Record<ContactStanding, RawBuilder<unknown>> = {
  barred: sql`p.party_id in (select c.party_id from parties.contact_point c where c.barred_at is not null)`,
  verified: sql`exists (${verifiedPoint()})`,
  unverified: sql`not exists (${verifiedPoint()})`,
};

function verifiedPoint(): RawBuilder<unknown> {
  return sql`select 1 from parties.contact_point c where c.party_id = p.party_id and c.kind in ('phone', 'email')
    and c.verified_at is not null and c.barred_at is null`;
}

const LACKS: Record<MissingFact, RawBuilder<unknown>> = {
  phone: sql`p.primary_phone is null`,
  email: sql`not ${hasContactPoint('email')}`,
  address: sql`not ${hasContactPoint('address')}`,
  birthday: sql`(p.born_on is null and p.kind = 'person')`,
  language: sql`p.language is null`,
  'preferred-channel': sql`p.preferred_channel is null`,
  source: sql`p.source is null`,
  owner: sql`p.owner_id is null`,
  branch: sql`p.branch_id is null`,
};

/** Conditions on the file itself that no index leads: they are looked at row by row along the list. */
export function morePartyConditions(
  filters: PartyFilters,
  recordedFacts: readonly RecordedFacts[],
): RawBuilder<unknown>[] {
  const { gender, preferredChannel, source, bornInMonth, withoutTag, missing, completenessBelow } = filters;
  return [
    ...(gender === undefined ? [] : [sql`p.gender = ${gender}`]),
    ...(preferredChannel === undefined ? [] : [sql`p.preferred_channel = ${preferredChannel}`]),
    ...(source === undefined ? [] : [sql`p.source = ${source}`]),
    ...(bornInMonth === undefined ? [] : [sql`extract(month from p.born_on) = ${bornInMonth}`]),
    ...(withoutTag === undefined
      ? []
      : [
          sql`not exists (select 1 from parties.party_tag t where t.party_id = p.party_id and t.tag = ${withoutTag})`,
        ]),
    ...(missing === undefined ? [] : [LACKS[missing]]),
    ...(filters.withoutData === undefined ? [] : [lacksData(filters.withoutData, recordedFacts)]),
    ...(filters.keyAccount === undefined ? [] : [isKeyAccount(filters.keyAccount)]),
    ...(filters.reviewBefore === undefined ? [] : [reviewIsDue(filters.reviewBefore)]),
    ...(filters.contactStanding === undefined ? [] : [STANDING[filters.contactStanding]]),
    ...(filters.withoutOwner === undefined ? [] : [isNull(sql`p.owner_id`, filters.withoutOwner)]),
    ...(filters.withoutBranch === undefined ? [] : [isNull(sql`p.branch_id`, filters.withoutBranch)]),
    ...partyDayConditions(filters),
    ...(completenessBelow === undefined ? [] : [sql`p.known_share < ${completenessBelow}`]),
  ];
}

function isKeyAccount(wanted: boolean): RawBuilder<unknown> {
  const flagged = sql`exists (select 1 from parties.key_account k where k.party_id = p.party_id)`;
  return wanted ? flagged : sql`not ${flagged}`;
}

const reviewIsDue = (before: string) =>
  sql`exists (select 1 from parties.key_account k where k.party_id = p.party_id and k.review_on < ${before}::date)`;

function isNull(column: RawBuilder<unknown>, wanted: boolean): RawBuilder<unknown> {
  return wanted ? sql`${column} is null` : sql`${column} is not null`;
}

function lacksData(dataClass: DataClass, recordedFacts: readonly RecordedFacts[]): RawBuilder<unknown> {
  const facts = recordedFacts.filter((one) => one.dataClass === dataClass).map((one) => one.facts);
  if (facts.length === 0) return sql`true`;
  return sql`not exists (select 1 from (${sql.join(facts, sql` union all `)}) d where d.party_id = p.party_id)`;
}

/** Conditions on what other modules computed. */
export function moreFigureConditions(filters: PartyFilters): RawBuilder<unknown>[] {
  const { maxLifetimeValueMinor, minSpendMinor, minPurchases, neverBought } = filters;
  return [
    ...figureDayConditions(filters),
    ...(maxLifetimeValueMinor === undefined
      ? []
      : [
          sql`coalesce(f.lifetime_value_minor, -1) <= ${maxLifetimeValueMinor}`,
          sql`f.lifetime_value_minor is not null`,
        ]),
    ...(minSpendMinor === undefined ? [] : [sql`f.spend_minor >= ${minSpendMinor}`]),
    ...(minPurchases === undefined ? [] : [sql`f.purchase_count >= ${minPurchases}`]),
    ...(neverBought === undefined
      ? []
      : [neverBought ? sql`f.purchase_count = 0` : sql`f.purchase_count > 0`]),
  ];
}
