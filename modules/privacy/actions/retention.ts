import { notFound, refuse } from '#contract-kit';
import { type ActionContext, type Aged, countAged, deleteAged, type ModuleManifest } from '#platform';
import type { Certificate, RetentionRule } from '../contract/index.ts';
import { listHeldParties } from '../data/consent-queries.ts';
import { listRetentionRules, type RetentionRuleRow, upsertRetentionRule } from '../data/keeping-queries.ts';
import { addToDay } from '../domain/spans.ts';
import { issueCertificate } from './certificates.ts';

type Modules = readonly ModuleManifest[];

const targetsOf = (modules: Modules): readonly Aged[] =>
  modules.flatMap(({ personalData }) => personalData.aged ?? []);

/** How long each kind of record is kept, and what would be deleted today. */
export async function listRetention(
  ctx: ActionContext,
  modules: Modules,
): Promise<{ items: RetentionRule[] }> {
  const rules = new Map((await listRetentionRules(ctx.db)).map((rule) => [rule.target, rule]));
  const held = await listHeldParties(ctx.db, today(ctx));
  const items: RetentionRule[] = [];
  for (const aged of targetsOf(modules)) {
    const rule = rules.get(aged.table);
    const beforeOn = dayBefore(ctx, rule);
    const found =
      beforeOn === null
        ? { rows: 0, oldest: null, newest: null }
        : await countAged(ctx.db, aged, beforeOn, held);
    items.push({
      target: aged.table,
      keepMonths: rule?.keep_months ?? null,
      basis: rule?.basis ?? '',
      changedAt: rule?.changed_at ?? null,
      changedByName: rule?.changed_by_name ?? null,
      due: { ...found, beforeOn },
    });
  }
  return { items };
}

/** Says how long a kind of record is kept; null keeps it until the person is erased. */
export async function setRetention(
  ctx: ActionContext,
  modules: Modules,
  change: { target: string; keepMonths: number | null; basis: string },
): Promise<{ items: RetentionRule[] }> {
  if (!targetsOf(modules).some(({ table }) => table === change.target)) {
    refuse(notFound, 'no such kind of record can be given a time to be kept; choose one of the list');
  }
  await upsertRetentionRule(ctx.db, {
    target: change.target,
    keep_months: change.keepMonths,
    basis: change.basis,
    changed_at: ctx.clock.now(),
    changed_by_name: ctx.actor.displayName,
  });
  ctx.audit({ subjectKind: 'retention', subjectId: change.target, keepMonths: change.keepMonths });
  return listRetention(ctx, modules);
}

/** Deletes what the schedule says, with a certificate for each kind that lost rows. Customers on hold lose nothing. */
export async function runRetention(ctx: ActionContext, modules: Modules): Promise<Certificate[]> {
  const rules = new Map((await listRetentionRules(ctx.db)).map((rule) => [rule.target, rule]));
  const held = await listHeldParties(ctx.db, today(ctx));
  const certificates: Certificate[] = [];
  for (const aged of targetsOf(modules)) {
    const rule = rules.get(aged.table);
    const beforeOn = dayBefore(ctx, rule);
    if (!rule || beforeOn === null) continue;
    const { rows, belonging } = await deleteAged(ctx.db, aged, beforeOn, held);
    if (rows === 0) continue;
    const left = await countAged(ctx.db, aged, beforeOn, held);
    certificates.push(
      await issueCertificate(ctx, {
        kind: 'retention',
        reason: [`${aged.table} before ${beforeOn}`, rule.basis].filter(Boolean).join('; '),
        pseudonym: null,
        deleted: [{ table: aged.table, rows }, ...belonging.filter((one) => one.rows > 0)],
        left: left.rows,
      }),
    );
  }
  return certificates;
}

const today = (ctx: ActionContext) => ctx.clock.today(ctx.settings.timeZone);

function dayBefore(ctx: ActionContext, rule: RetentionRuleRow | undefined): string | null {
  if (!rule || rule.keep_months === null) return null;
  return addToDay(today(ctx), { months: -rule.keep_months });
}
