import { refuse } from '#contract-kit';
import { partyReach } from '#modules/parties';
import { templatesInUse } from '#modules/service-processes';
import type { CustomerTier, FollowUpRule } from '#pack-kit';
import type { ActionContext } from '#platform';
import { addDays } from '#working-time';
import { followUpsConfigure, followUpsProblems, type RulePreview } from '../contract/index.ts';
import { groundOf } from '../data/anchor-queries.ts';
import { isAnybodyValued, previewYielded } from '../data/planning-queries.ts';
import type { KnownProcesses } from '../domain/check-conditions.ts';
import { faultsTold, ruleFaults } from '../domain/check-rule.ts';
import { daysOf, windowOf } from './plan-follow-ups.ts';

const PREVIEWED_DAYS = 30;
const SHOWN = 10;
const BY_VALUE: readonly CustomerTier[] = ['top', 'middle', 'rest'];

/** What a rule would plan in the coming 30 days for customers within reach; nothing is kept. */
export async function previewRule(
  ctx: ActionContext,
  body: Omit<FollowUpRule, 'version'>,
  packs: KnownProcesses,
): Promise<RulePreview> {
  const faults = ruleFaults(body, await templatesInUse(ctx, packs));
  if (faults.length > 0) refuse(followUpsProblems.ruleUnsound, faultsTold(faults), { faults });
  const { today } = daysOf(ctx);
  const untilOn = addDays(today, PREVIEWED_DAYS);
  const rule = { ...body, version: 1 };
  const planned = { rule, fromOn: today };
  const among = { fromPartyId: null, beforePartyId: null };
  const window = await windowOf(ctx, [planned], { among, today, untilOn });
  const reach = partyReach(ctx, followUpsConfigure);
  const found = await previewYielded(ctx.db, { ground: groundOf(rule), planned }, window, {
    limit: SHOWN,
    reach,
  });
  const asksForValue = rule.only.tiers.some((tier) => BY_VALUE.includes(tier));
  const lacksValues = asksForValue && !(await isAnybodyValued(ctx.db));
  ctx.audit({ subjectKind: 'follow-up-rule', subjectId: rule.key, total: found.total });
  return { fromOn: today, untilOn, ...found, lacksValues };
}
