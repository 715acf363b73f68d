import { sql } from 'kysely';
import type { Database } from '#platform';
import type { Figures, PartySummary } from '../contract/index.ts';

interface SummaryRow extends Omit<PartySummary, 'figures'> {
  firstPurchaseOn: string | null;
  lastPurchaseOn: string | null;
  lastContactOn: string | null;
  purchaseCount: number;
  typicalGapDays: number | null;
  spendMinor: number;
  lifetimeValueMinor: number | null;
  lifetimeValueLowMinor: number | null;
  lifetimeValueHighMinor: number | null;
  currency: string | null;
  probabilityAlive: number | null;
  drift: Figures['drift'];
  valuedOn: string | null;
  valueRunId: string | null;
}

const COLUMNS = sql`
  p.party_id as "partyId", p.number, p.kind, p.display_name as "displayName", p.latin_name as "latinName",
  p.other_name as "otherName", p.gender, p.born_on as "bornOn", p.died_on as "diedOn", p.language,
  p.branch_id as "branchId", p.owner_id as "ownerId",
  array(select t.tag from parties.party_tag t where t.party_id = p.party_id order by t.added_at, t.tag) as tags,
  p.primary_phone as "primaryPhone", coalesce(p.known_share, 0) as "knownShare",
  p.created_at as "createdAt", p.updated_at as "updatedAt", p.archived_at as "archivedAt", p.archived_by as "archivedBy",
  f.first_purchase_on as "firstPurchaseOn", f.last_purchase_on as "lastPurchaseOn",
  f.last_contact_on as "lastContactOn", f.purchase_count as "purchaseCount", f.typical_gap_days as "typicalGapDays", f.spend_minor as "spendMinor",
  f.lifetime_value_minor as "lifetimeValueMinor", f.lifetime_value_low_minor as "lifetimeValueLowMinor",
  f.lifetime_value_high_minor as "lifetimeValueHighMinor", f.currency, f.probability_alive as "probabilityAlive",
  f.drift, f.valued_on as "valuedOn", f.value_run_id as "valueRunId"`;

/** Summaries of given parties, in the order given; phones and tags are looked up for these rows only. */
export async function summariesOf(db: Database, partyIds: readonly string[]): Promise<PartySummary[]> {
  if (partyIds.length === 0) return [];
  const { rows } = await sql<SummaryRow>`
    select ${COLUMNS}
    from unnest(${partyIds}::uuid[]) with ordinality as chosen (party_id, place)
    join parties.party p on p.party_id = chosen.party_id
    join parties.figure f on f.party_id = chosen.party_id
    order by chosen.place`.execute(db);
  return rows.map(toSummary);
}

/** One summary, or nothing. */
export async function findSummary(db: Database, partyId: string): Promise<PartySummary | undefined> {
  return (await summariesOf(db, [partyId]))[0];
}

function toSummary(row: SummaryRow): PartySummary {
  return {
    partyId: row.partyId,
    number: row.number,
    kind: row.kind,
    displayName: row.displayName,
    latinName: row.latinName,
    otherName: row.otherName,
    gender: row.gender,
    bornOn: row.bornOn,
    diedOn: row.diedOn,
    language: row.language,
    branchId: row.branchId,
    ownerId: row.ownerId,
    tags: row.tags,
    primaryPhone: row.primaryPhone,
    figures: figuresOf(row),
    knownShare: row.knownShare,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    archivedAt: row.archivedAt,
    archivedBy: row.archivedBy,
  };
}

function figuresOf(row: SummaryRow): Figures {
  const { currency } = row;
  const value = row.lifetimeValueMinor;
  return {
    firstPurchaseOn: row.firstPurchaseOn,
    lastPurchaseOn: row.lastPurchaseOn,
    lastContactOn: row.lastContactOn,
    purchaseCount: row.purchaseCount,
    typicalGapDays: row.typicalGapDays,
    spend: currency === null ? null : { amountMinor: row.spendMinor, currency },
    lifetimeValue:
      value === null || currency === null
        ? null
        : {
            amountMinor: value,
            lowMinor: row.lifetimeValueLowMinor,
            highMinor: row.lifetimeValueHighMinor,
            currency,
            valuedOn: row.valuedOn,
            valueRunId: row.valueRunId,
          },
    probabilityAlive: row.probabilityAlive,
    drift: row.drift,
  };
}
