import { notFound, type Permission, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type FactKind, fieldWorkProblems as problems } from '../contract/index.ts';
import {
  findVisit,
  insertVisitFacts,
  lockVisit,
  type VisitFactRow,
  type VisitRow,
  type VisitWithParty,
} from '../data/visit-queries.ts';

/** Loads a visit and holds it. */
export async function holdVisit(
  ctx: ActionContext,
  permission: Permission,
  visitId: string,
): Promise<VisitWithParty> {
  const found = await findVisit(ctx, permission, visitId);
  if (found) await lockVisit(ctx.db, found.party_id, visitId);
  const row = found && (await findVisit(ctx, permission, visitId));
  if (!row) return refuse(notFound, 'there is no such visit, or its customer belongs to another branch');
  ctx.audit({ subjectKind: 'party', subjectId: row.party_id, visitId });
  return row;
}

/** Refuses who has not seen the latest change. */
export function requireSeen(row: VisitRow, revision: number): void {
  if (row.revision === revision) return;
  refuse(
    problems.visitChanged,
    `this visit was changed since: revision ${revision} was read, ${row.revision} is there; read it again and join both`,
  );
}

/** What the facts and events of a visit say of it. */
export const factOf = (
  ctx: ActionContext,
  row: VisitRow,
  kind: FactKind,
  told: { at?: string; reason?: string | null } = {},
): VisitFactRow => ({
  party_id: row.party_id,
  visit_id: row.visit_id,
  fact_id: ctx.newId(),
  kind,
  visit_on: row.visit_on,
  purposes: row.body.purposes,
  reason: told.reason ?? null,
  at: told.at ?? ctx.clock.now().toISOString(),
  by_id: ctx.actor.actorId,
  by_name: ctx.actor.displayName,
});

export async function recordFact(
  ctx: ActionContext,
  row: VisitRow,
  kind: FactKind,
  told?: { at?: string; reason?: string | null },
): Promise<void> {
  await insertVisitFacts(ctx.db, [factOf(ctx, row, kind, told)]);
}

export const eventOf = (row: VisitRow) => ({
  partyId: row.party_id,
  visitId: row.visit_id,
  branchId: row.branch_id,
  visitOn: row.visit_on,
  purposes: row.body.purposes,
});
