import { notFound, refuse } from '#contract-kit';
import { templatesInUse } from '#modules/service-processes';
import { type FollowUpRule, type FollowUpRuleGiven, followUpRule } from '#pack-kit';
import type { ActionContext } from '#platform';
import { followUpsProblems, type RuleShown, type RuleSubjects, type RuleVersion } from '../contract/index.ts';
import {
  deleteUnusedRules,
  insertVersion,
  listStoredRules,
  listVersions,
  lockRule,
  putRule,
  type StoredRule,
} from '../data/rule-queries.ts';
import type { KnownProcesses } from '../domain/check-conditions.ts';
import { faultsTold, ruleFaults } from '../domain/check-rule.ts';
import { compareRules } from '../domain/compare-rules.ts';

/** What packs bring; an administrator's version stands instead of it. */
export type GivenRules = readonly FollowUpRule[];

/**
 * Reads the rules that packs bring, and the service processes they count from.
 * @throws Error that lists every fault of every rule: a product with a broken one does not start
 */
export function readRules(given: readonly FollowUpRuleGiven[], processes: KnownProcesses): GivenRules {
  const rules = given.map((one) => followUpRule.parse(one));
  const faults = rules.flatMap((rule) =>
    ruleFaults(rule, processes).map(({ message }) => `${rule.key}: ${message}`),
  );
  if (faults.length > 0) throw new Error(`follow-up rules cannot be used: ${faults.join('; ')}`);
  return rules;
}

/** Rules as they hold, those nobody has needed yet included. */
export async function listRules(ctx: ActionContext, given: GivenRules): Promise<RuleShown[]> {
  const stored = new Map((await listStoredRules(ctx.db)).map((one) => [one.rule.key, one]));
  const today = ctx.clock.today(ctx.settings.timeZone);
  const fresh = given.flatMap((rule): StoredRule[] => {
    const known = stored.get(rule.key);
    if (known && !isOutdated(known, rule)) return [];
    stored.delete(rule.key);
    const onSince = known ? known.onSince : rule.startsOn ? today : null;
    return [{ rule, onSince, editedAt: null }];
  });
  return [...fresh, ...stored.values()]
    .sort((a, b) => compareRules(a.rule, b.rule))
    .map(({ rule, onSince, editedAt }) => ({ rule, onSince, editedAt }));
}

/** A later version of the pack's replaces the pack's own, never what an administrator wrote. */
const isOutdated = (known: StoredRule, rule: FollowUpRule) =>
  known.editedAt === null && known.rule.version < rule.version;

/** Writes down the rules packs bring, so that tasks can name their version, and gives those that hold. */
export async function keepRules(
  ctx: ActionContext,
  given: GivenRules,
  since: { onSince?: string } = {},
): Promise<StoredRule[]> {
  const stored = new Map((await listStoredRules(ctx.db)).map((one) => [one.rule.key, one]));
  const by = { at: ctx.clock.now(), name: ctx.actor.displayName };
  const today = since.onSince ?? ctx.clock.today(ctx.settings.timeZone);
  for (const rule of given) {
    const known = stored.get(rule.key);
    if (known && !isOutdated(known, rule)) continue;
    const onSince = known ? known.onSince : rule.startsOn ? today : null;
    await insertVersion(ctx.db, rule, by);
    await putRule(ctx.db, { key: rule.key, version: rule.version, onSince, editedAt: null });
    stored.set(rule.key, { rule, onSince, editedAt: null });
  }
  return [...stored.values()];
}

/** A new version of a rule, or a rule of one's own. What is planned keeps the version it was planned by. */
export async function changeRule(
  ctx: ActionContext,
  given: GivenRules,
  { seenVersion, rule: body }: { seenVersion: number | null; rule: Omit<FollowUpRule, 'version'> },
  packs: KnownProcesses,
): Promise<RuleShown> {
  const faults = ruleFaults(body, await templatesInUse(ctx, packs));
  if (faults.length > 0) refuse(followUpsProblems.ruleUnsound, faultsTold(faults), { faults });
  await lockRule(ctx.db, body.key);
  const known = (await keepRules(ctx, given)).find(({ rule }) => rule.key === body.key);
  if ((known?.rule.version ?? null) !== seenVersion) {
    const stands = known ? `version ${known.rule.version} holds now` : 'it is not there any more';
    refuse(
      followUpsProblems.ruleChanged,
      `somebody changed this rule: ${stands}; look at it and change it again`,
    );
  }
  const rule: FollowUpRule = { ...body, version: (seenVersion ?? 0) + 1 };
  const at = ctx.clock.now();
  const today = ctx.clock.today(ctx.settings.timeZone);
  const onSince = known ? known.onSince : rule.startsOn ? today : null;
  await insertVersion(ctx.db, rule, { at, name: ctx.actor.displayName });
  await putRule(ctx.db, { key: rule.key, version: rule.version, onSince, editedAt: at });
  ctx.audit({ subjectKind: 'follow-up-rule', subjectId: rule.key, version: rule.version });
  return { rule, onSince, editedAt: at.toISOString() };
}

/** Every version of a rule, the latest first; what a pack brings and nothing was planned by yet has no more than itself. */
export async function listRuleVersions(
  ctx: ActionContext,
  given: GivenRules,
  ruleKey: string,
): Promise<{ versions: RuleVersion[] }> {
  const shown = (await listRules(ctx, given)).find(({ rule }) => rule.key === ruleKey);
  if (!shown) return refuse(notFound, `there is no rule "${ruleKey}"`);
  const kept = await listVersions(ctx.db, ruleKey);
  const isKept = kept.some(({ rule }) => rule.version === shown.rule.version);
  const fresh: RuleVersion[] = isKept ? [] : [{ rule: shown.rule, createdAt: null, createdByName: null }];
  return { versions: [...fresh, ...kept] };
}

/** The service processes a rule can count from, with the questions its conditions can ask about. */
export async function listRuleSubjects(ctx: ActionContext, packs: KnownProcesses): Promise<RuleSubjects> {
  const templates = [...(await templatesInUse(ctx, packs)).values()];
  return {
    processes: templates.map(({ key, name, steps }) => ({
      key,
      name,
      steps: steps.map((step) => ({
        key: step.key,
        name: step.name,
        form: step.form ?? null,
        survey: step.survey ? { key: step.survey.key, form: step.survey.form } : null,
      })),
    })),
  };
}

/** Switches a rule on from today, or off. What is planned stays. */
export async function switchRule(
  ctx: ActionContext,
  given: GivenRules,
  { ruleKey, isOn }: { ruleKey: string; isOn: boolean },
): Promise<RuleShown> {
  await lockRule(ctx.db, ruleKey);
  const known = (await keepRules(ctx, given)).find(({ rule }) => rule.key === ruleKey);
  if (!known) return refuse(notFound, `there is no rule "${ruleKey}"`);
  const today = ctx.clock.today(ctx.settings.timeZone);
  const onSince = isOn ? (known.onSince ?? today) : null;
  await putRule(ctx.db, { key: ruleKey, version: known.rule.version, onSince, editedAt: known.editedAt });
  ctx.audit({ subjectKind: 'follow-up-rule', subjectId: ruleKey, isOn });
  return { rule: known.rule, onSince, editedAt: known.editedAt };
}

/** Forgets rules as packs bring them that nothing was planned by: they are known again when they are needed. */
export async function forgetUnusedRules(ctx: ActionContext): Promise<void> {
  await deleteUnusedRules(ctx.db);
}
