import { sql } from 'kysely';
import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type Database, decodeCursor, encodeCursor } from '#platform';
import type { AccessTables } from './tables.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);

export interface AuditFilter {
  subjectId?: string | undefined;
  subjectKind?: string | undefined;
  actorId?: string | undefined;
  action?: string | undefined;
  from?: string | undefined;
  until?: string | undefined;
}

export async function listAuditRows(
  db: Database,
  filter: AuditFilter & { cursor?: string | undefined; limit: number },
) {
  let query = db
    .withTables<AccessTables>()
    .selectFrom('platform.audit')
    .select([
      'audit_id as auditId',
      'at',
      'actor_name as actorName',
      'impersonator_name as impersonatorName',
      'action',
      'subject_kind as subjectKind',
      'subject_id as subjectId',
      'request_id as requestId',
      'detail',
    ])
    .orderBy('at', 'desc')
    .orderBy('audit_id', 'desc')
    .limit(filter.limit + 1);
  if (filter.subjectId) query = query.where('subject_id', '=', filter.subjectId);
  if (filter.subjectKind) query = query.where('subject_kind', '=', filter.subjectKind);
  if (filter.action) query = query.where('action', '=', filter.action);
  if (filter.from) query = query.where('at', '>=', filter.from);
  if (filter.until) query = query.where('at', '<', filter.until);
  const { actorId } = filter;
  // Whoever looked through somebody's eyes did it, too.
  if (actorId) query = query.where(sql<boolean>`(actor_id = ${actorId} or impersonator_id = ${actorId})`);
  if (filter.cursor) {
    const [at, auditId] = decodeCursor(filter.cursor, cursorValues);
    query = query.where(sql<boolean>`(at, audit_id) < (${at}::timestamptz, ${auditId}::uuid)`);
  }
  const rows = await query.execute();
  const items = rows.slice(0, filter.limit);
  const last = items.at(-1);
  const nextCursor = rows.length > filter.limit && last ? encodeCursor([last.at, last.auditId]) : null;
  return { items, nextCursor } satisfies Page<unknown>;
}
