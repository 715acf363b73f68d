import { type SelectQueryBuilder, sql } from 'kysely';
import { z } from 'zod';
import { notFound, refuse } from '#contract-kit';
import { type Database, decodeCursor, encodeCursor } from '#platform';
import type { OfferItemTerms } from '../contract/index.ts';
import type { OfferItemKind } from '../domain/classify-offer-item.ts';
import type { CatalogueTables } from './tables.ts';

export interface OfferItemRow extends OfferItemTerms {
  offerItemId: string;
  kind: OfferItemKind;
  archivedAt: string | null;
  version: number;
}

export interface OfferItemFilter {
  limit: number;
  cursor?: string | undefined;
  q?: string | undefined;
  kind?: OfferItemKind | undefined;
  category?: string | undefined;
  includeArchived?: boolean | undefined;
}

const codeCursor = z.tuple([z.string()]);

function offerItems(db: Database) {
  return db
    .withTables<CatalogueTables>()
    .selectFrom('catalogue.offer_item')
    .select([
      'offer_item_id as offerItemId',
      'code',
      'name',
      'names',
      'kind',
      'price_minor as priceMinor',
      'cost_minor as costMinor',
      'supplier_cost_minor as supplierCostMinor',
      'currency',
      'category',
      'life_months as lifeMonths',
      'unit',
      'attached_to_id as attachedToId',
      'owed_under_id as owedUnderId',
      'promotion',
      'archived_at as archivedAt',
      'version',
    ]);
}

/** A page of the offer in the order of codes. */
export async function listOfferItemRows(
  db: Database,
  filter: OfferItemFilter,
): Promise<{ items: OfferItemRow[]; nextCursor: string | null }> {
  let query = offerItems(db)
    .orderBy('code')
    .limit(filter.limit + 1);
  if (filter.cursor) query = query.where('code', '>', decodeCursor(filter.cursor, codeCursor)[0]);
  if (filter.q) query = matching(query, filter.q);
  if (filter.kind) query = query.where('kind', '=', filter.kind);
  if (filter.category) query = query.where('category', '=', filter.category);
  if (!filter.includeArchived) query = query.where('archived_at', 'is', null);
  const rows = await query.execute();
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > filter.limit && last ? encodeCursor([last.code]) : null };
}

function matching<Row>(
  query: SelectQueryBuilder<CatalogueTables, 'catalogue.offer_item', Row>,
  text: string,
): SelectQueryBuilder<CatalogueTables, 'catalogue.offer_item', Row> {
  const pattern = `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  return query.where(
    sql<boolean>`(code ilike ${pattern} or name ilike ${pattern}
      or exists (select 1 from jsonb_each_text(names) as named where named.value ilike ${pattern}))`,
  );
}

/** One item of the offer; refuses with not-found. */
export async function getOfferItemRow(db: Database, offerItemId: string): Promise<OfferItemRow> {
  const row = await offerItems(db).where('offer_item_id', '=', offerItemId).executeTakeFirst();
  return row ?? refuse(notFound, 'there is no such item on offer; look for it in the list');
}

/** The ids of items by their codes; codes that are not on offer are left out. */
export async function findOfferItemIds(db: Database, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .withTables<CatalogueTables>()
    .selectFrom('catalogue.offer_item')
    .select(['code', 'offer_item_id as offerItemId'])
    .where('code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute();
  return new Map(rows.map(({ code, offerItemId }) => [code, offerItemId]));
}

/** Items of the offer by id, for those who sell them. */
export async function findOfferItemRows(
  db: Database,
  offerItemIds: readonly string[],
): Promise<Map<string, OfferItemRow>> {
  if (offerItemIds.length === 0) return new Map();
  const rows = await offerItems(db)
    .where('offer_item_id', '=', sql<string>`any(${[...offerItemIds]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.offerItemId, row]));
}

/** Whether services or obligations hang on this product. */
export async function carriesServices(db: Database, offerItemId: string): Promise<boolean> {
  const row = await db
    .withTables<CatalogueTables>()
    .selectFrom('catalogue.offer_item')
    .select('offer_item_id')
    .where((where) =>
      where.or([where('attached_to_id', '=', offerItemId), where('owed_under_id', '=', offerItemId)]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the code belongs to another item. */
export async function isCodeUsed(db: Database, code: string, exceptId: string | null): Promise<boolean> {
  const ids = await findOfferItemIds(db, [code]);
  const holder = ids.get(code);
  return holder !== undefined && holder !== exceptId;
}

/** Writes a new item; false when its code was taken a moment before. */
export async function insertOfferItem(
  db: Database,
  item: OfferItemTerms & { offerItemId: string; kind: OfferItemKind },
): Promise<boolean> {
  const result = await db
    .withTables<CatalogueTables>()
    .insertInto('catalogue.offer_item')
    .values({ ...columnsOf(item), offer_item_id: item.offerItemId, archived_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Replaces the terms of an item if it still has the version; false when it has not. */
export async function updateOfferItemRow(
  db: Database,
  item: OfferItemTerms & { offerItemId: string; kind: OfferItemKind; version: number },
): Promise<boolean> {
  const result = await db
    .withTables<CatalogueTables>()
    .updateTable('catalogue.offer_item')
    .set({ ...columnsOf(item), version: item.version + 1 })
    .where('offer_item_id', '=', item.offerItemId)
    .where('version', '=', item.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** Sets or clears the moment an item went off the offer. */
export async function setArchivedAt(db: Database, offerItemId: string, at: Date | null): Promise<void> {
  await db
    .withTables<CatalogueTables>()
    .updateTable('catalogue.offer_item')
    .set({ archived_at: at?.toISOString() ?? null, version: sql<number>`version + 1` })
    .where('offer_item_id', '=', offerItemId)
    .where('archived_at', at === null ? 'is not' : 'is', null)
    .execute();
}

function columnsOf(item: OfferItemTerms & { kind: OfferItemKind }) {
  return {
    code: item.code,
    name: item.name,
    names: item.names as Record<string, string>,
    kind: item.kind,
    price_minor: item.priceMinor,
    cost_minor: item.costMinor,
    supplier_cost_minor: item.supplierCostMinor,
    currency: item.currency,
    category: item.category,
    life_months: item.lifeMonths,
    unit: item.unit,
    attached_to_id: item.attachedToId,
    owed_under_id: item.owedUnderId,
    promotion: item.promotion,
  };
}

/** Removes items altogether; lines that were sold keep their code and name. */
export async function removeOfferItems(db: Database, offerItemIds: readonly string[]): Promise<void> {
  await sql`delete from catalogue.offer_item where offer_item_id = any(${[...offerItemIds]}::uuid[])`.execute(
    db,
  );
}
