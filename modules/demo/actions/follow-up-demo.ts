import {
  completeCareTask,
  getCallSheet,
  keepRules,
  listCareTasks,
  planFollowUps,
  readRules,
  refreshLastContacts,
} from '#modules/follow-ups';
import type { CareTask } from '#modules/follow-ups/contract';
import { readTemplates } from '#modules/service-processes';
import type { DemoBusiness, DemoCall } from '#pack-kit';
import { type ActionContext, type Actor, dateInZone, readStoredSettings } from '#platform';
import { addDays } from '#working-time';

const MOST = 200;

/** Plans the demo's follow-ups as if its rules had been on for a while, and makes the calls that fell due meanwhile. */
export async function followUpDemo(
  ctx: ActionContext,
  demo: DemoBusiness,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  const { rules: given, sinceDaysAgo, by, calls } = demo.followUps;
  const clerk = actors.get(by);
  if (!clerk) throw new Error(`the demo's follow-ups are made by ${by}, who is not known`);
  // The demo may have settled the time zone in this very transaction, after the context was made.
  const timeZone = (await readStoredSettings(ctx.db))?.timeZone ?? demo.timeZone;
  const here = { ...ctx, settings: { ...ctx.settings, timeZone } };
  const today = ctx.clock.today(timeZone);
  const rules = readRules(given, readTemplates(demo.templates));
  await keepRules(here, rules, { onSince: addDays(today, -sinceDaysAgo) });
  await planFollowUps(here, rules, { among: { fromPartyId: null, beforePartyId: null } });
  const { items } = await listCareTasks(here, {
    whose: 'all',
    state: 'open',
    kind: 'contact',
    dueUntilOn: addDays(today, -1),
    limit: MOST,
  });
  const planned = items.filter(({ reason, contact }) => reason.kind === 'planned' && contact?.allowed);
  for (const [index, task] of planned.entries()) {
    const call = calls[index % calls.length];
    if (call) await makeCall({ ...here, actor: clerk }, demo, task, call);
  }
  await refreshLastContacts(here, { fromPartyId: null, beforePartyId: null });
}

async function makeCall(
  ctx: ActionContext,
  demo: DemoBusiness,
  task: CareTask,
  { daysLate, outcome, text, usesFile }: DemoCall,
): Promise<void> {
  const then = new Date(`${addDays(task.dueOn, daysLate)}T10:20:00${demo.offset}`);
  if (then >= ctx.clock.now()) return;
  const clock = { now: () => then, today: (timeZone: string) => dateInZone(then, timeZone) };
  const { careTaskId } = task;
  const facts = usesFile ? (await getCallSheet(ctx, [], careTaskId)).facts : [];
  await completeCareTask(
    { ...ctx, clock },
    {
      careTaskId,
      outcome,
      note: text,
      minutes: outcome === 'reached' ? 4 : null,
      factsShown: Math.max(1, facts.length),
      factsUsed: facts.slice(0, 1).map(({ source, kind, entryId }) => ({ source, kind, entryId })),
    },
  );
}
