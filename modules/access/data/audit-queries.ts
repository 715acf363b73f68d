import { sql } from 'kysely';
import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type Database, decodeCursor, encodeCursor } from '#platform';
import type { AccessTables } from './tables.ts';

const cursorValues = z.tuple([z.string(), z.uuid()]);

export async function listAuditRows(
  db: Database,
  filter: {
    subjectId?: string | undefined;
    actorId?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
) {
  let query = db
    .withTables<AccessTables>()
    .selectFrom('platform.audit')
    .select([
      'audit_id as auditId',
      'at',
      'actor_name as actorName',
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
  if (filter.actorId) query = query.where('actor_id', '=', filter.actorId);
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
