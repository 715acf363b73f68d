import { refuse } from '#contract-kit';
import { type ActionContext, writeAudit } from '#platform';
import { measurementsProblems } from '../contract/index.ts';
import type { Kinds } from './kinds.ts';
import { showMeasurement } from './show-measurements.ts';

/** A measurement as a FHIR bundle. That it was taken out is kept. */
export async function exchangeMeasurement(
  ctx: ActionContext,
  kinds: Kinds,
  measurementId: string,
): Promise<{ bundle: Record<string, unknown> }> {
  const measurement = await showMeasurement(ctx, kinds, measurementId);
  const bundle = kinds.get(measurement.kind)?.toFhir?.(measurement);
  if (!bundle) {
    refuse(
      measurementsProblems.noExchange,
      `records of the kind ${measurement.kind} have no FHIR form; take out another kind, or print it`,
    );
  }
  await writeAudit(ctx, 'measurement.exchanged', {
    subjectKind: 'party',
    subjectId: measurement.partyId,
    measurementId,
  });
  return { bundle };
}
