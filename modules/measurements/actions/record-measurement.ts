import { notFound, refuse } from '#contract-kit';
import { requirePartyInReach } from '#modules/parties';
import type { ActionContext } from '#platform';
import {
  type Measurement,
  measurementRecorded,
  measurementsProblems,
  measurementsWrite,
} from '../contract/index.ts';
import { findMeasurement, insertMeasurement } from '../data/measurement-queries.ts';
import { type Kinds, kindOf } from './kinds.ts';
import { measurementOf } from './show-measurements.ts';

/** What is recorded; with `supersedesId` it takes the place of an earlier one, which stays as it was. */
export interface NewMeasurement {
  partyId: string;
  kind: string;
  takenAt: string;
  body: Record<string, unknown>;
  supersedesId?: string | undefined;
}

/** Devices whose clocks run a little ahead are not called liars. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Records a measurement for good: it is corrected by a later one and never edited. */
export async function recordMeasurement(
  ctx: ActionContext,
  kinds: Kinds,
  given: NewMeasurement,
): Promise<Measurement> {
  const kind = kindOf(kinds, given.kind);
  await requirePartyInReach(ctx, measurementsWrite, given.partyId);
  const { refused } = kind.check(given.body);
  if (refused.length > 0) refuse(measurementsProblems.notAccepted, refused.join('; '));
  const now = ctx.clock.now();
  if (Date.parse(given.takenAt) > now.getTime() + CLOCK_TOLERANCE_MS) {
    refuse(
      measurementsProblems.takenLater,
      `the measurement was taken at ${given.takenAt}, which is yet to come; check the date`,
    );
  }
  await checkCorrected(ctx, given);
  const row = {
    party_id: given.partyId,
    measurement_id: ctx.newId(),
    kind: kind.key,
    taken_at: new Date(given.takenAt).toISOString(),
    recorded_at: now.toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    supersedes_id: given.supersedesId ?? null,
    body: given.body,
  };
  if ((await insertMeasurement(ctx.db, row)) === 'corrected-already') refuseCorrected();
  ctx.audit({ subjectKind: 'party', subjectId: given.partyId, measurementId: row.measurement_id });
  await ctx.announce(measurementRecorded, { partyId: given.partyId, measurementId: row.measurement_id });
  return measurementOf({ ...row, superseded_by_id: null }, kinds);
}

async function checkCorrected(ctx: ActionContext, given: NewMeasurement): Promise<void> {
  if (given.supersedesId === undefined) return;
  const earlier = await findMeasurement(ctx, measurementsWrite, given.supersedesId);
  if (earlier?.party_id !== given.partyId || earlier.kind !== given.kind) {
    refuse(notFound, `this customer has no measurement of the kind ${given.kind} that could be corrected so`);
  }
  if (earlier.superseded_by_id !== null) refuseCorrected();
}

function refuseCorrected(): never {
  return refuse(
    measurementsProblems.corrected,
    'this measurement has been corrected already; correct the one that took its place',
  );
}
