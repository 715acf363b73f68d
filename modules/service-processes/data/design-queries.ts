import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import type { ProcessTemplate } from '../contract/index.ts';
import type { ServiceProcessesTables } from './tables.ts';

export type DraftRow = Selectable<ServiceProcessesTables['service_processes.template_draft']>;
export type ReleaseRow = Selectable<ServiceProcessesTables['service_processes.template_release']>;

const tables = (db: Database) => db.withTables<ServiceProcessesTables>();
const json = (body: ProcessTemplate) => sql<ProcessTemplate>`${JSON.stringify(body)}::jsonb`;

/** The latest release of every template that has one, or of one of them. */
export async function listLatestReleases(db: Database, templateKey?: string): Promise<ReleaseRow[]> {
  let query = tables(db)
    .selectFrom('service_processes.template_release')
    .selectAll()
    .distinctOn('template_key')
    .orderBy('template_key')
    .orderBy('template_version', 'desc');
  if (templateKey !== undefined) query = query.where('template_key', '=', templateKey);
  return query.execute();
}

export async function listReleases(db: Database, templateKey: string): Promise<Omit<ReleaseRow, 'body'>[]> {
  return tables(db)
    .selectFrom('service_processes.template_release')
    .select([
      'template_key',
      'template_version',
      'note',
      'pack_version',
      'published_at',
      'published_by_id',
      'published_by_name',
    ])
    .where('template_key', '=', templateKey)
    .orderBy('template_version', 'desc')
    .limit(200)
    .execute();
}

/** A version as it was published here, or as processes that began with it keep it. */
export async function findVersion(
  db: Database,
  templateKey: string,
  version: number,
): Promise<ProcessTemplate | undefined> {
  for (const table of ['service_processes.template_release', 'service_processes.template'] as const) {
    const row = await tables(db)
      .selectFrom(table)
      .select('body')
      .where('template_key', '=', templateKey)
      .where('template_version', '=', version)
      .executeTakeFirst();
    if (row) return row.body;
  }
  return undefined;
}

/** The highest number any version of a template has, published or only begun with; 0 when there is none. */
export async function highestVersion(db: Database, templateKey: string): Promise<number> {
  const { rows } = await sql<{ highest: number }>`
    select coalesce(max(template_version), 0)::int as highest from (
      select template_version from service_processes.template_release where template_key = ${templateKey}
      union all select template_version from service_processes.template where template_key = ${templateKey}
    ) versions`.execute(db);
  return rows[0]?.highest ?? 0;
}

export async function insertRelease(db: Database, row: ReleaseRow): Promise<void> {
  await tables(db)
    .insertInto('service_processes.template_release')
    .values({ ...row, body: json(row.body) })
    .execute();
}

export async function listDrafts(db: Database): Promise<DraftRow[]> {
  return tables(db).selectFrom('service_processes.template_draft').selectAll().execute();
}

export async function findDraft(db: Database, templateKey: string): Promise<DraftRow | undefined> {
  return tables(db)
    .selectFrom('service_processes.template_draft')
    .selectAll()
    .where('template_key', '=', templateKey)
    .executeTakeFirst();
}

/** Two people who save or publish a draft at once must not both count: the second waits here. */
export async function lockDraft(db: Database, templateKey: string): Promise<DraftRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext(${`service-processes.draft ${templateKey}`}))`.execute(db);
  return findDraft(db, templateKey);
}

export async function putDraft(db: Database, row: DraftRow): Promise<void> {
  const { template_key, ...said } = { ...row, body: json(row.body) };
  await tables(db)
    .insertInto('service_processes.template_draft')
    .values({ template_key, ...said })
    .onConflict((conflict) => conflict.column('template_key').doUpdateSet(said))
    .execute();
}

export async function deleteDraft(db: Database, templateKey: string): Promise<void> {
  await tables(db)
    .deleteFrom('service_processes.template_draft')
    .where('template_key', '=', templateKey)
    .execute();
}

/** How many customers are on their way, by template and version. */
export async function countOpenByVersion(
  ctx: ActionContext,
  permission: Permission,
): Promise<{ template_key: string; template_version: number; open: number }[]> {
  const { rows } = await sql<{ template_key: string; template_version: number; open: number }>`
    select process.template_key, process.template_version, count(*)::int as open
    from service_processes.process process
    join parties.shared_party party on party.party_id = process.party_id
    where process.ended_at is null and ${partyReach(ctx, permission)}
    group by process.template_key, process.template_version`.execute(ctx.db);
  return rows;
}
