import type { ActionContext } from '#platform';
import type { ImportedMeasurement, ImportOutcome } from '../contract/index.ts';
import { findSameMeasurement, lockImports } from '../data/measurement-queries.ts';
import type { Kinds } from './kinds.ts';
import { recordMeasurement } from './record-measurement.ts';

/** Records the measurements of a file. One that is on record already stays as it is, so a file may be read again. */
export async function importMeasurements(
  ctx: ActionContext,
  kinds: Kinds,
  partyId: string,
  given: readonly ImportedMeasurement[],
): Promise<{ outcomes: ImportOutcome[] }> {
  await lockImports(ctx.db, partyId);
  const outcomes: ImportOutcome[] = [];
  for (const measurement of given) {
    const known = await findSameMeasurement(ctx.db, { partyId, ...measurement });
    if (known === undefined) {
      const { measurementId } = await recordMeasurement(ctx, kinds, { partyId, ...measurement });
      outcomes.push({ measurementId, outcome: 'recorded' });
    } else {
      outcomes.push({ measurementId: known, outcome: 'already-there' });
    }
  }
  const recorded = outcomes.filter(({ outcome }) => outcome === 'recorded').length;
  ctx.audit({ subjectKind: 'party', subjectId: partyId, recorded, alreadyThere: outcomes.length - recorded });
  return { outcomes };
}
