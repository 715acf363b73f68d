import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type Actor, type Database, decodeCursor, encodeCursor } from '#platform';
import { type Alert, alertsRead } from '../contract/index.ts';

export async function insertImpersonation(
  db: Database,
  one: {
    impersonationId: string;
    sessionId: string;
    administratorId: string;
    staffId: string;
    reason: string;
    startedAt: Date;
    endsAt: Date;
  },
): Promise<void> {
  await sql`
    insert into access.impersonation
      (impersonation_id, session_id, administrator_id, staff_id, reason, started_at, ends_at)
    values (${one.impersonationId}, ${one.sessionId}, ${one.administratorId}, ${one.staffId}, ${one.reason},
            ${one.startedAt}, ${one.endsAt})`.execute(db);
}

export async function endImpersonationRows(db: Database, sessionId: string, at: Date): Promise<void> {
  await sql`
    update access.impersonation set ended_at = ${at} where session_id = ${sessionId} and ended_at is null`.execute(
    db,
  );
}

export async function insertEmergencyAccess(
  db: Database,
  one: { emergencyAccessId: string; staffId: string; reason: string; startedAt: Date; endsAt: Date },
): Promise<void> {
  await sql`
    insert into access.emergency_access (emergency_access_id, staff_id, reason, started_at, ends_at)
    values (${one.emergencyAccessId}, ${one.staffId}, ${one.reason}, ${one.startedAt}, ${one.endsAt})`.execute(
    db,
  );
}

export async function endEmergencyRows(db: Database, staffId: string, at: Date): Promise<void> {
  await sql`
    update access.emergency_access set ended_at = ${at} where staff_id = ${staffId} and ended_at is null`.execute(
    db,
  );
}

export async function insertAlert(
  db: Database,
  alert: {
    alertId: string;
    kind: Alert['kind'];
    at: Date;
    staffId: string;
    staffName: string;
    detail: Record<string, unknown>;
  },
): Promise<void> {
  await sql`
    insert into access.alert (alert_id, kind, at, staff_id, staff_name, branch_ids, detail)
    values (${alert.alertId}, ${alert.kind}, ${alert.at}, ${alert.staffId}, ${alert.staffName},
            array(select branch_id from access.staff_branch where staff_id = ${alert.staffId}),
            ${JSON.stringify(alert.detail)}::jsonb)`.execute(db);
}

const columns = sql`
  alert_id as "alertId", kind, at, staff_name as "staffName", detail,
  acknowledged_at as "acknowledgedAt", acknowledged_by_name as "acknowledgedByName"`;

/** Managers are told of the people of their branches; of somebody without a branch, everyone is. */
function reach(actor: Actor): RawBuilder<boolean> {
  return actor.scopeOf(alertsRead) === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`(branch_ids && ${[...actor.branchIds]}::uuid[] or branch_ids = '{}')`;
}

export async function listAlertRows(
  db: Database,
  actor: Actor,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<Alert>> {
  const after = page.cursor ? decodeCursor(page.cursor, z.tuple([z.string(), z.uuid()])) : undefined;
  const from = after ? sql`and (at, alert_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  const { rows } = await sql<Alert>`
    select ${columns} from access.alert where ${reach(actor)} ${from}
    order by at desc, alert_id desc limit ${page.limit + 1}`.execute(db);
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > page.limit && last ? encodeCursor([last.at, last.alertId]) : null,
  };
}

export async function countOpenAlertRows(db: Database, actor: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from access.alert where acknowledged_at is null and ${reach(actor)}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function acknowledgeAlertRow(
  db: Database,
  actor: Actor,
  alertId: string,
  at: Date,
): Promise<Alert | undefined> {
  const { rows } = await sql<Alert>`
    update access.alert set acknowledged_at = coalesce(acknowledged_at, ${at}),
      acknowledged_by = coalesce(acknowledged_by, ${actor.actorId}::uuid),
      acknowledged_by_name = coalesce(acknowledged_by_name, ${actor.displayName})
    where alert_id = ${alertId} and ${reach(actor)} returning ${columns}`.execute(db);
  return rows[0];
}
