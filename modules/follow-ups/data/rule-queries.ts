import { sql } from 'kysely';
import { type FollowUpRule, followUpRule } from '#pack-kit';
import type { Database } from '#platform';

/** A version of a rule, and whether and since when the rule is on. */
export interface StoredRule {
  rule: FollowUpRule;
  onSince: string | null;
  editedAt: string | null;
}

const columns = sql`
  version.body as rule, rule.on_since as "onSince", rule.edited_at as "editedAt"
  from follow_ups.rule rule join follow_ups.rule_version version
    on version.rule_key = rule.rule_key and version.rule_version = rule.rule_version`;

/** Rules as they hold now. */
export async function listStoredRules(db: Database): Promise<StoredRule[]> {
  const { rows } = await sql<StoredRule>`select ${columns} order by rule.rule_key`.execute(db);
  return rows.map((row) => ({ ...row, rule: followUpRule.parse(row.rule) }));
}

/** Versions that open tasks were planned by. */
export async function listVersionsInUse(db: Database): Promise<FollowUpRule[]> {
  const { rows } = await sql<{ body: FollowUpRule }>`
    select version.body from follow_ups.rule_version version
    where exists (select 1 from follow_ups.care_task task where task.closed_at is null
      and task.rule_key = version.rule_key and task.rule_version = version.rule_version)
    order by version.rule_key, version.rule_version`.execute(db);
  return rows.map(({ body }) => followUpRule.parse(body));
}

/** Versions of a rule, the latest first, with who wrote each and when. */
export async function listVersions(
  db: Database,
  ruleKey: string,
): Promise<{ rule: FollowUpRule; createdAt: string; createdByName: string }[]> {
  const { rows } = await sql<{ rule: FollowUpRule; createdAt: string; createdByName: string }>`
    select body as rule, created_at as "createdAt", created_by_name as "createdByName"
    from follow_ups.rule_version where rule_key = ${ruleKey} order by rule_version desc limit 50`.execute(db);
  return rows.map((row) => ({ ...row, rule: followUpRule.parse(row.rule) }));
}

/** Keeps a version for good. */
export async function insertVersion(
  db: Database,
  rule: FollowUpRule,
  by: { at: Date; name: string },
): Promise<void> {
  await sql`
    insert into follow_ups.rule_version (rule_key, rule_version, body, created_at, created_by_name)
    values (${rule.key}, ${rule.version}, ${JSON.stringify(rule)}::jsonb, ${by.at}, ${by.name})
    on conflict do nothing`.execute(db);
}

/** Makes a version the one that holds. */
export async function putRule(
  db: Database,
  rule: { key: string; version: number; onSince: string | null; editedAt: Date | string | null },
): Promise<void> {
  await sql`
    insert into follow_ups.rule (rule_key, rule_version, on_since, edited_at)
    values (${rule.key}, ${rule.version}, ${rule.onSince}::date, ${rule.editedAt})
    on conflict (rule_key) do update
      set rule_version = excluded.rule_version, on_since = excluded.on_since, edited_at = excluded.edited_at`.execute(
    db,
  );
}

/** Two people who change a rule at once must not both make the same version. */
export async function lockRule(db: Database, ruleKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`follow-ups.rule ${ruleKey}`}))`.execute(db);
}

/** Deletes rules nobody edited or switched that no task was planned by, with their versions. */
export async function deleteUnusedRules(db: Database): Promise<void> {
  await sql`
    delete from follow_ups.rule rule using follow_ups.rule_version version
    where version.rule_key = rule.rule_key and version.rule_version = rule.rule_version
      and rule.edited_at is null and (rule.on_since is not null) = (version.body ->> 'startsOn')::boolean
      and not exists (select 1 from follow_ups.care_task task where task.rule_key = rule.rule_key)`.execute(
    db,
  );
  await sql`
    delete from follow_ups.rule_version version
    where not exists (select 1 from follow_ups.rule rule where rule.rule_key = version.rule_key)
      and not exists (select 1 from follow_ups.care_task task where task.rule_key = version.rule_key)`.execute(
    db,
  );
}
