import { type RawBuilder, sql } from 'kysely';
import { copyRows, type Database, scopePredicate } from '#platform';
import type { BulkChange, BulkChangeOrder, BulkSelection, FieldChange } from '../contract/index.ts';
import { deleteTags } from './belonging-writes.ts';
import type { Reach } from './list-queries.ts';
import { insertTags, type Stamp } from './party-writes.ts';

/** Who asked, kept so that the work in the background is done within their reach. */
export interface BulkRequester {
  actorId: string;
  displayName: string;
  kind: 'staff' | 'system';
  roles: readonly string[];
  branchIds: readonly string[];
}

export interface BulkRow {
  bulkChangeId: string;
  state: BulkChange['state'];
  selection: BulkSelection;
  order: BulkOrder;
  requestedBy: BulkRequester;
  requestedById: string;
  found: BulkChange['found'];
  sample: BulkChange['sample'];
  position: string | null;
  changed: number;
  undone: number;
  keptLater: number;
  preparedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}

/** Orders of the contract, and renaming a tag, which is ordered by its own route. */
export type BulkOrder = BulkChangeOrder | { kind: 'rename-tag'; tag: string; to: string };

const COLUMNS = sql`
  bulk_change_id as "bulkChangeId", state, selection, change_order as "order", requested_by as "requestedBy",
  requested_by_id as "requestedById", found, sample, position, changed, undone, kept_later as "keptLater",
  prepared_at as "preparedAt", started_at as "startedAt", finished_at as "finishedAt"`;

/** Notes a change that was looked at but not carried out. */
export async function insertBulkChange(
  tx: Database,
  row: Pick<BulkRow, 'bulkChangeId' | 'selection' | 'order' | 'requestedBy' | 'found' | 'sample'>,
  at: Date,
): Promise<void> {
  await sql`
    insert into parties.bulk_change
      (bulk_change_id, state, selection, change_order, requested_by, requested_by_id, found, sample, prepared_at)
    values (${row.bulkChangeId}, 'prepared', ${JSON.stringify(row.selection)}, ${JSON.stringify(row.order)},
      ${JSON.stringify(row.requestedBy)}, ${row.requestedBy.actorId}, ${JSON.stringify(row.found)},
      ${JSON.stringify(row.sample)}, ${at})`.execute(tx);
}

/** One change; with `lock` its row is held. */
export async function findBulkChange(
  db: Database,
  bulkChangeId: string,
  options: { lock?: boolean } = {},
): Promise<BulkRow | undefined> {
  const { rows } = await sql<BulkRow>`
    select ${COLUMNS} from parties.bulk_change where bulk_change_id = ${bulkChangeId}
    ${options.lock ? sql`for update` : sql``}`.execute(db);
  return rows[0];
}

/** Saves how far a change has come. */
export async function saveBulkProgress(
  tx: Database,
  row: Pick<BulkRow, 'bulkChangeId' | 'state' | 'position' | 'changed' | 'undone' | 'keptLater'> & {
    startedAt: Date | string | null;
    finishedAt: Date | string | null;
  },
): Promise<void> {
  await sql`
    update parties.bulk_change
    set state = ${row.state}, position = ${row.position}, changed = ${row.changed}, undone = ${row.undone},
      kept_later = ${row.keptLater}, started_at = ${row.startedAt}, finished_at = ${row.finishedAt}
    where bulk_change_id = ${row.bulkChangeId}`.execute(tx);
}

/** Whether an order would make a party read differently. */
export function wouldChange(order: BulkOrder): RawBuilder<unknown> {
  const carries = (tag: string) =>
    sql`exists (select 1 from parties.party_tag t where t.party_id = p.party_id and t.tag = ${tag})`;
  switch (order.kind) {
    case 'add-tag':
      return sql`not ${carries(order.tag)}`;
    case 'remove-tag':
    case 'rename-tag':
      return carries(order.tag);
    case 'set-owner':
      return sql`p.owner_id is distinct from ${order.ownerId}::uuid`;
    case 'set-branch':
      return sql`p.branch_id is distinct from ${order.branchId}::uuid`;
    case 'archive':
      return sql`p.archived_at is null`;
    case 'restore':
      return sql`p.archived_at is not null`;
  }
}

/** What an order looks at, of one party. */
export interface PartyState {
  partyId: string;
  displayName: string;
  ownerId: string | null;
  branchId: string | null;
  archivedAt: string | null;
  tags: string[];
}

const STATE_COLUMNS = sql`
  p.party_id as "partyId", p.display_name as "displayName", p.owner_id as "ownerId", p.branch_id as "branchId",
  p.archived_at as "archivedAt",
  array(select t.tag from parties.party_tag t where t.party_id = p.party_id) as tags`;

/** Those of given parties that the actor may change and an order would change, held until the end. */
export async function holdChanging(
  tx: Database,
  reach: Reach,
  partyIds: readonly string[],
  order: BulkOrder,
): Promise<PartyState[]> {
  const scope = scopePredicate(reach.actor, reach.permission, {
    branchId: sql.ref('p.branch_id'),
    ownerId: sql.ref('p.owner_id'),
  });
  const { rows } = await sql<PartyState>`
    select ${STATE_COLUMNS} from parties.party p
    where p.party_id = any(${partyIds}::uuid[]) and ${scope} and ${wouldChange(order)}
    order by p.party_id for update of p`.execute(tx);
  return rows;
}

/** Given parties as they read now, held until the end. */
export async function holdStates(
  tx: Database,
  reach: Reach,
  partyIds: readonly string[],
): Promise<PartyState[]> {
  const scope = scopePredicate(reach.actor, reach.permission, {
    branchId: sql.ref('p.branch_id'),
    ownerId: sql.ref('p.owner_id'),
  });
  const { rows } = await sql<PartyState>`
    select ${STATE_COLUMNS} from parties.party p
    where p.party_id = any(${partyIds}::uuid[]) and ${scope}
    order by p.party_id for update of p`.execute(tx);
  return rows;
}

/** Facts of a change of many, in the order of the customers' keys. */
export async function listBulkFacts(
  db: Database,
  bulkChangeId: string,
  after: string | null,
  limit: number,
): Promise<{ partyId: string; changes: FieldChange[] }[]> {
  const beyond = after === null ? sql`` : sql`and party_id > ${after}::uuid`;
  const { rows } = await sql<{ partyId: string; changes: FieldChange[] }>`
    select party_id as "partyId", changes from parties.change
    where bulk_change_id = ${bulkChangeId} ${beyond} order by party_id limit ${limit}`.execute(db);
  return rows;
}

/** One party and what shall be different. */
export interface PartyChanges {
  partyId: string;
  changeId: string;
  changes: readonly FieldChange[];
}

/** Writes changes of owner, branch, archive and tags of many parties, and keeps them as facts. */
export async function writeFieldChanges(
  tx: Database,
  rows: readonly PartyChanges[],
  options: { bulkChangeId: string | null; stamp: Stamp },
): Promise<void> {
  if (rows.length === 0) return;
  const { bulkChangeId, stamp } = options;
  const of = (field: string) =>
    rows.flatMap(({ partyId, changes }) =>
      changes.filter((change) => change.field === field).map((change) => ({ partyId, ...change })),
    );
  const tags = of('tag');
  await deleteTags(
    tx,
    tags.flatMap(({ partyId, from }) => (from === null ? [] : [{ partyId, tag: from }])),
  );
  await insertTags(
    tx,
    tags.flatMap(({ partyId, to }) => (to === null ? [] : [{ partyId, tag: to, importId: null }])),
    stamp,
  );
  await setColumn(tx, 'owner_id', 'uuid', of('ownerId'));
  await setColumn(tx, 'branch_id', 'uuid', of('branchId'));
  await setArchived(tx, of('archivedAt'), stamp);
  await sql`
    update parties.party set version = version + 1, updated_at = ${stamp.at}
    where party_id = any(${rows.map(({ partyId }) => partyId)}::uuid[])`.execute(tx);
  await copyRows(
    tx,
    'parties.change',
    ['party_id', 'change_id', 'at', 'by_id', 'by_name', 'changes', 'bulk_change_id'],
    rows.map(({ partyId, changeId, changes }) => [
      partyId,
      changeId,
      stamp.at.toISOString(),
      stamp.byId,
      stamp.byName,
      JSON.stringify(changes),
      bulkChangeId,
    ]),
  );
}

type OneChange = FieldChange & { partyId: string };

async function setColumn(
  tx: Database,
  column: 'owner_id' | 'branch_id',
  type: string,
  changes: readonly OneChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const incoming = sql`unnest(${changes.map(({ partyId }) => partyId)}::uuid[],
    ${changes.map(({ to }) => to)}::${sql.raw(type)}[]) as n (party_id, value)`;
  await sql`
    update parties.party p set ${sql.ref(column)} = n.value from ${incoming} where p.party_id = n.party_id`.execute(
    tx,
  );
  if (column === 'branch_id') {
    await sql`
      update parties.figure f set branch_id = n.value from ${incoming} where f.party_id = n.party_id`.execute(
      tx,
    );
  }
}

async function setArchived(tx: Database, changes: readonly OneChange[], stamp: Stamp): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update parties.party p
    set archived_at = n.value, archived_by = case when n.value is null then null else ${stamp.byId}::uuid end
    from unnest(${changes.map(({ partyId }) => partyId)}::uuid[], ${changes.map(({ to }) => to)}::timestamptz[])
      as n (party_id, value)
    where p.party_id = n.party_id`.execute(tx);
}

/** Forgets changes that were prepared or over before an instant; their facts stay with the customers. */
export async function deleteOldBulkChanges(db: Database, before: Date): Promise<void> {
  await sql`
    delete from parties.bulk_change
    where prepared_at < ${before} and state in ('prepared', 'undone', 'done', 'cancelled')`.execute(db);
}

/** Takes the names of erased people out of the samples that were looked at. */
export async function forgetInBulkChanges(tx: Database, partyIds: readonly string[]): Promise<void> {
  await sql`
    update parties.bulk_change b
    set sample = (
      select coalesce(jsonb_agg(one), '[]'::jsonb) from jsonb_array_elements(b.sample) one
      where not (one ->> 'partyId') = any(${partyIds}::text[]))
    where exists (
      select 1 from jsonb_array_elements(b.sample) one where (one ->> 'partyId') = any(${partyIds}::text[]))`.execute(
    tx,
  );
}
