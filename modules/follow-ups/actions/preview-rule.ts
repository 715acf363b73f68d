import { refuse } from '#contract-kit';
import type { FollowUpRule } from '#pack-kit';
import type { ActionContext } from '#platform';
import { addDays } from '#working-time';
import { followUpsConfigure, followUpsProblems, type RulePreview } from '../contract/index.ts';
import { reachOfParties } from '../data/care-task-queries.ts';
import { previewYielded } from '../data/planning-queries.ts';
import { ruleFaults } from '../domain/check-rule.ts';
import { windowOf, windowOfRule } from './plan-follow-ups.ts';

const PREVIEWED_DAYS = 30;
const SHOWN = 10;

/** What a rule would plan in the coming 30 days for customers within reach; nothing is kept. */
export async function previewRule(
  ctx: ActionContext,
  body: Omit<FollowUpRule, 'version'>,
): Promise<RulePreview> {
  const faults = ruleFaults(body);
  if (faults.length > 0) refuse(followUpsProblems.ruleUnsound, faults.join('; '));
  const everybody = { fromPartyId: null, beforePartyId: null };
  const days = windowOf(ctx, everybody);
  const untilOn = addDays(days.today, PREVIEWED_DAYS);
  const rule = { ...body, version: 1 };
  const window = await windowOfRule(ctx, rule, { ...days, fromOn: days.today, untilOn });
  const reach = reachOfParties(ctx, followUpsConfigure);
  const found = await previewYielded(ctx.db, rule, window, { limit: SHOWN, reach });
  ctx.audit({ subjectKind: 'follow-up-rule', subjectId: rule.key, total: found.total });
  return { fromOn: days.today, untilOn, ...found };
}
