import { sql } from 'kysely';
import type { Role } from '#modules/access/contract';
import type { Database } from '#platform';
import type { ViewAudience, ViewState } from '../contract/index.ts';

export interface ViewRow {
  savedViewId: string;
  listName: string;
  name: string;
  ownerId: string;
  ownerName: string;
  audience: ViewAudience;
  branchId: string | null;
  defaultForRole: Role | null;
  state: ViewState;
  updatedAt: string;
}

const COLUMNS = sql`
  saved_view_id as "savedViewId", list_name as "listName", name, owner_id as "ownerId", owner_name as "ownerName",
  audience, branch_id as "branchId", default_for_role as "defaultForRole", state, updated_at as "updatedAt"`;

/** Views of a list that somebody finds: their own, those of their branches, everybody's. */
export async function listViewRows(
  db: Database,
  listName: string,
  reader: { actorId: string; branchIds: readonly string[] },
): Promise<ViewRow[]> {
  const { rows } = await sql<ViewRow>`
    select ${COLUMNS} from desk.saved_view
    where list_name = ${listName}
      and (owner_id = ${reader.actorId} or audience = 'everyone'
        or (audience = 'branch' and branch_id = any(${[...reader.branchIds]}::uuid[])))
    order by (owner_id = ${reader.actorId}) desc, name, saved_view_id limit 200`.execute(db);
  return rows;
}

/** One view, held until the end. */
export async function holdView(tx: Database, savedViewId: string): Promise<ViewRow | undefined> {
  const { rows } = await sql<ViewRow>`
    select ${COLUMNS} from desk.saved_view where saved_view_id = ${savedViewId} for update`.execute(tx);
  return rows[0];
}

/** Whether somebody has a view of this name already, other than a given one. */
export async function hasViewNamed(
  db: Database,
  { listName, ownerId, name, savedViewId }: Pick<ViewRow, 'listName' | 'ownerId' | 'name' | 'savedViewId'>,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from desk.saved_view
    where list_name = ${listName} and owner_id = ${ownerId} and name = ${name} and saved_view_id <> ${savedViewId}`.execute(
    db,
  );
  return rows.length > 0;
}

/** Saves a view as it shall be; the role it is first for loses its former one. */
export async function putView(tx: Database, view: Omit<ViewRow, 'updatedAt'>, at: Date): Promise<void> {
  if (view.defaultForRole !== null) {
    await sql`
      update desk.saved_view set default_for_role = null
      where list_name = ${view.listName} and default_for_role = ${view.defaultForRole}
        and saved_view_id <> ${view.savedViewId}`.execute(tx);
  }
  await sql`
    insert into desk.saved_view (saved_view_id, list_name, name, owner_id, owner_name, audience, branch_id,
      default_for_role, state, created_at, updated_at)
    values (${view.savedViewId}, ${view.listName}, ${view.name}, ${view.ownerId}, ${view.ownerName}, ${view.audience},
      ${view.branchId}, ${view.defaultForRole}, ${JSON.stringify(view.state)}, ${at}, ${at})
    on conflict (saved_view_id) do update set name = excluded.name, audience = excluded.audience,
      branch_id = excluded.branch_id, default_for_role = excluded.default_for_role, state = excluded.state,
      updated_at = excluded.updated_at`.execute(tx);
}

/** Removes a view, and lists that began with it begin as they are. */
export async function deleteView(tx: Database, savedViewId: string): Promise<void> {
  await sql`delete from desk.first_view where saved_view_id = ${savedViewId}`.execute(tx);
  await sql`delete from desk.saved_view where saved_view_id = ${savedViewId}`.execute(tx);
}

/** What somebody chose for a list to begin with; undefined when they chose nothing. */
export async function findFirstView(
  db: Database,
  staffId: string,
  listName: string,
): Promise<{ savedViewId: string | null } | undefined> {
  const { rows } = await sql<{ savedViewId: string | null }>`
    select saved_view_id as "savedViewId" from desk.first_view
    where staff_id = ${staffId} and list_name = ${listName}`.execute(db);
  return rows[0];
}

/** Keeps what somebody chose for a list to begin with. */
export async function putFirstView(
  tx: Database,
  choice: { staffId: string; listName: string; savedViewId: string | null; at: Date },
): Promise<void> {
  await sql`
    insert into desk.first_view (staff_id, list_name, saved_view_id, chosen_at)
    values (${choice.staffId}, ${choice.listName}, ${choice.savedViewId}, ${choice.at})
    on conflict (staff_id, list_name) do update
      set saved_view_id = excluded.saved_view_id, chosen_at = excluded.chosen_at`.execute(tx);
}
