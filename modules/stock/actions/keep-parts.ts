import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type Part, type PartTerms, stockProblems as problems } from '../contract/index.ts';
import { listPlacesOf } from '../data/balance-queries.ts';
import { findPartBySku, insertPart, lockPart, type PartRow, updatePart } from '../data/part-queries.ts';
import { partKey } from '../domain/part-key.ts';
import { planReorder } from './plan-reorder.ts';
import { getPart, showPart } from './show-parts.ts';

/** Adds a spare part. */
export async function addPart(ctx: ActionContext, terms: PartTerms): Promise<Part> {
  refuseImpossibleDays(terms);
  const row: PartRow = {
    ...columnsOf(ctx, terms),
    part_id: ctx.newId(),
    created_at: ctx.clock.now().toISOString(),
    revision: 1,
  };
  if (!(await insertPart(ctx.db, row))) refuseNumber(terms.sku);
  ctx.audit({ subjectKind: 'part', subjectId: row.part_id, sku: row.sku });
  return showPart(ctx, row.part_id);
}

/** Changes what is known of a part; where its lead time or costs change, every branch plans anew. */
export async function changePart(
  ctx: ActionContext,
  { partId, revision, ...terms }: PartTerms & { partId: string; revision: number },
): Promise<Part> {
  refuseImpossibleDays(terms);
  const before = (await lockPart(ctx.db, partId)) ?? (await getPart(ctx, partId));
  if (before.revision !== revision) {
    refuse(
      problems.partChanged,
      'somebody else has changed this part since it was read; look at it again and go on from there',
    );
  }
  const holder = await findPartBySku(ctx.db, partKey(terms.sku));
  if (holder && holder.part_id !== partId) refuseNumber(terms.sku);
  const after: PartRow = { ...before, ...columnsOf(ctx, terms), revision: revision + 1 };
  await updatePart(ctx.db, after);
  for (const { branch_id } of await listPlacesOf(ctx.db, partId)) await planReorder(ctx, after, branch_id);
  ctx.audit({ subjectKind: 'part', subjectId: partId, sku: after.sku });
  return showPart(ctx, partId);
}

function columnsOf(
  ctx: ActionContext,
  terms: PartTerms,
): Omit<PartRow, 'part_id' | 'created_at' | 'revision'> {
  return {
    sku: terms.sku,
    sku_key: partKey(terms.sku),
    name: terms.name,
    name_key: partKey(terms.name),
    unit: terms.unit,
    supplier: terms.supplier,
    category: terms.category === '' ? null : terms.category,
    lead_days: terms.leadDays,
    unit_cost_minor: terms.unitCostMinor,
    order_cost_minor: terms.orderCostMinor,
    currency: terms.currency ?? ctx.settings.currency,
    discontinued_on: terms.discontinuedOn,
    last_order_on: terms.lastOrderOn,
    support_ends_on: terms.supportEndsOn,
  };
}

function refuseImpossibleDays({ discontinuedOn, lastOrderOn, supportEndsOn }: PartTerms): void {
  if (discontinuedOn === null && (lastOrderOn !== null || supportEndsOn !== null)) {
    refuse(
      problems.stockStepImpossible,
      'a last order and an end of support belong to a discontinued part; give discontinuedOn',
    );
  }
}

function refuseNumber(sku: string): never {
  refuse(
    problems.skuInUse,
    `there is a part with the number ${sku} already; use that one, or another number`,
  );
}
