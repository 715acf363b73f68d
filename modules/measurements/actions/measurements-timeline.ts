import type { TimelineEntry, TimelineSource } from '#platform';
import { measurementRecorded } from '../contract/index.ts';
import { listMeasurementsTaken } from '../data/measurement-queries.ts';
import type { Kinds } from './kinds.ts';

/** When a customer was measured, for those who may see what is sensitive; results stay with the measurement. */
export function measurementsTimeline(kinds: Kinds): TimelineSource {
  return async (ctx, query) => {
    if (!ctx.actor.sees('sensitive')) return [];
    const rows = await listMeasurementsTaken(ctx.db, query);
    return rows.map(
      (row): TimelineEntry => ({
        kind: measurementRecorded.name,
        entryId: row.measurement_id,
        occurredAt: row.taken_at,
        actorName: row.by_name,
        values: { kindName: kinds.get(row.kind)?.name ?? row.kind },
        text: null,
      }),
    );
  };
}
