import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { daysBetween } from '#working-time';
import {
  rentalsProblems as problems,
  type RentalDetails,
  type RentalFactKind,
  rentalEnded,
  rentalsWrite,
} from '../contract/index.ts';
import {
  insertRentalFact,
  lockRental,
  type RentalRow,
  type RentalShownRow,
  updateRental,
} from '../data/rental-queries.ts';
import { giveUnitFree } from '../data/unit-queries.ts';
import { getRental } from './show-rentals.ts';

/** Holds a rental that is still out, as the one who carries it on last saw it. */
export async function holdOut(
  ctx: ActionContext,
  { rentalId, revision }: { rentalId: string; revision: number },
): Promise<RentalShownRow> {
  const found = await getRental(ctx, rentalsWrite, rentalId);
  await lockRental(ctx.db, found.party_id, rentalId);
  const row = await getRental(ctx, rentalsWrite, rentalId);
  if (row.revision !== revision) {
    refuse(
      problems.rentalChanged,
      'somebody else has changed this rental since it was read; look at it again and go on from there',
    );
  }
  if (row.ended_on !== null) {
    refuse(problems.rentalStepImpossible, `it was ${row.ended_as} on ${row.ended_on}; nothing can follow`);
  }
  return row;
}

export interface NewRentalFact {
  kind: RentalFactKind;
  happenedOn: string;
  details: RentalDetails;
  note: string;
}

/** Ends a rental: what was out is free, or the customer's. */
export async function endRental(
  ctx: ActionContext,
  row: RentalRow,
  fact: NewRentalFact & { kind: 'returned' | 'bought' },
): Promise<void> {
  await recordFact(ctx, row, fact, { ended_on: fact.happenedOn, ended_as: fact.kind });
  await giveUnitFree(ctx.db, row.unit_id);
  await ctx.announce(rentalEnded, {
    partyId: row.party_id,
    rentalId: row.rental_id,
    unitId: row.unit_id,
    endedAs: fact.kind,
    daysLate: Math.max(0, daysBetween(row.due_on, fact.happenedOn)),
  });
}

/** Writes what happened and what now follows from it. */
export async function recordFact(
  ctx: ActionContext,
  row: RentalRow,
  { kind, happenedOn, details, note }: NewRentalFact,
  change: Partial<Pick<RentalRow, 'due_on' | 'ended_on' | 'ended_as'>> = {},
): Promise<void> {
  const { party_id, rental_id, due_on, ended_on, ended_as } = row;
  const revision = row.revision + 1;
  await insertRentalFact(ctx.db, {
    party_id,
    rental_id,
    position: revision,
    fact_id: ctx.newId(),
    kind,
    happened_on: happenedOn,
    details,
    note,
    at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
  });
  await updateRental(ctx.db, row, { due_on, ended_on, ended_as, ...change, revision });
  ctx.audit({ subjectKind: 'party', subjectId: party_id, rentalId: rental_id, kind });
}
