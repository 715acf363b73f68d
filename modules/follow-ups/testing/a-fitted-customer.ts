import { completeStep, readTemplates, startProcess } from '#modules/service-processes';
import { smallProcess } from '#modules/service-processes/testing';
import { type FollowUpRule, type FollowUpRuleGiven, followUpRule } from '#pack-kit';
import type { ActionContext } from '#platform';

/** The processes that rules of tests count from. */
export const smallProcesses = readTemplates([smallProcess]);

const words = (text: string) => ({ 'zh-CN': text, 'zh-TW': text, en: text });

/** A call two days after the fitting of the small process, with whatever a test says otherwise. */
export function aRule(given: Partial<FollowUpRuleGiven> = {}): FollowUpRule {
  return followUpRule.parse({
    key: 'small.day-2',
    version: 1,
    name: words('Day 2'),
    trigger: { on: 'process-step-left', templateKey: smallProcess.key, stepKey: 'fit' },
    offset: { n: 2, unit: 'd' },
    channels: ['phone'],
    roles: ['service-clerk'],
    escalation: { role: 'manager', afterOverdueDays: 7 },
    purpose: 'service',
    script: words('How are they, {{name}}?'),
    ...given,
  });
}

/** Takes a customer through the small process up to and with the fitting. */
export async function fitCustomer(ctx: ActionContext, partyId: string): Promise<{ processId: string }> {
  let state = await startProcess(ctx, smallProcesses, { partyId, templateKey: smallProcess.key });
  const done = [
    ['welcome', {}],
    ['check', { warning: false, wish: 'hear' }],
    ['fit', {}],
  ] as const;
  for (const [stepKey, answers] of done) {
    const { processId, revision } = state;
    state = await completeStep(ctx, { processId, revision, stepKey, answers });
  }
  return { processId: state.processId };
}
