import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { requirePartyInReach } from '#modules/parties';
import { type ActionContext, decodeCursor, encodeCursor } from '#platform';
import { type Measurement, measurementsRead } from '../contract/index.ts';
import {
  findMeasurement,
  listMeasurementRows,
  type MeasurementFilter,
  type MeasurementStanding,
} from '../data/measurement-queries.ts';
import type { Kinds } from './kinds.ts';

const cursorValues = z.tuple([z.iso.datetime({ offset: true }), z.uuid()]);

/** What was measured with a customer, a page at a time. */
export async function listMeasurements(
  ctx: ActionContext,
  kinds: Kinds,
  request: MeasurementFilter & { limit: number; cursor?: string | undefined },
): Promise<Page<Measurement>> {
  await requirePartyInReach(ctx, measurementsRead, request.partyId);
  const after = request.cursor === undefined ? null : decodeCursor(request.cursor, cursorValues);
  const rows = await listMeasurementRows(ctx, measurementsRead, request, { after, limit: request.limit + 1 });
  const shown = rows.slice(0, request.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => measurementOf(row, kinds)),
    nextCursor:
      rows.length > request.limit && last ? encodeCursor([last.taken_at, last.measurement_id]) : null,
  };
}

/** One measurement. */
export async function showMeasurement(
  ctx: ActionContext,
  kinds: Kinds,
  measurementId: string,
): Promise<Measurement> {
  const row = await findMeasurement(ctx, measurementsRead, measurementId);
  if (!row) return refuse(notFound, 'there is no such measurement, or it belongs to another branch');
  return measurementOf(row, kinds);
}

/** Records of a kind whose pack is gone keep their key for a name. */
export function measurementOf(row: MeasurementStanding, kinds: Kinds): Measurement {
  const kind = kinds.get(row.kind);
  return {
    measurementId: row.measurement_id,
    partyId: row.party_id,
    kind: row.kind,
    kindName: kind?.name ?? { 'zh-CN': row.kind, 'zh-TW': row.kind, en: row.kind },
    takenAt: row.taken_at,
    recordedAt: row.recorded_at,
    byName: row.by_name,
    supersedesId: row.supersedes_id,
    supersededById: row.superseded_by_id,
    body: row.body,
    warnings: [...(kind?.check(row.body).warned ?? [])],
  };
}
