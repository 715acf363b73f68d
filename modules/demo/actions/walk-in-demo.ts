import { callNext, drawTicket, endTicket, importHolidays, previewHolidays } from '#modules/appointments';
import type { DemoBusiness, DemoWalkIn } from '#pack-kit';
import { type ActionContext, type Actor, dateInZone, readStoredSettings } from '#platform';
import { addDays } from '#working-time';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DESK = '1';

/** Those of the demo's walk-ins who gave a name. */
export function namedWalkIns(demo: DemoBusiness): { customerNumber: string }[] {
  return demo.walkIns.flatMap(({ customerNumber }) => (customerNumber === null ? [] : [{ customerNumber }]));
}

/** Draws, calls and serves the tickets of the demo, and takes its holidays into the calendars, in branches the demo brings. */
export async function receiveDemoWalkIns(
  ctx: ActionContext,
  demo: DemoBusiness,
  branches: { all: readonly string[]; added: readonly string[] },
  parties: ReadonlyMap<string, string>,
  actor: Actor,
): Promise<void> {
  const timeZone = (await readStoredSettings(ctx.db))?.timeZone ?? demo.timeZone;
  const as = { ...ctx, actor, settings: { ...ctx.settings, timeZone } };
  for (const branchId of branches.added) {
    const { fileName, text } = demo.holidays;
    const { days } = await previewHolidays(as, { branchId, text });
    const onDates = days.map(({ onDate }) => onDate);
    if (onDates.length > 0) await importHolidays(as, { branchId, text, fileName, onDates });
  }
  for (const walkIn of demo.walkIns) {
    const branchId = branches.all[walkIn.branch] ?? '';
    if (!branches.added.includes(branchId)) continue;
    const partyId = walkIn.customerNumber === null ? null : (parties.get(walkIn.customerNumber) ?? null);
    await receive(as, walkIn, { branchId, partyId });
  }
}

/** One walk-in, at the times told: they count as of one day, also where the demo is loaded soon after midnight. */
async function receive(
  ctx: ActionContext,
  walkIn: DemoWalkIn,
  { branchId, partyId }: { branchId: string; partyId: string | null },
): Promise<void> {
  const { timeZone } = ctx.settings;
  const nowMs = ctx.clock.now().getTime();
  const onDate = addDays(dateInZone(new Date(nowMs), timeZone), -walkIn.daysAgo);
  const cameMs = nowMs - walkIn.daysAgo * DAY_MS - walkIn.minutesAgo * MINUTE_MS;
  const after = (minutes: number) => ({
    ...ctx,
    clock: { now: () => new Date(cameMs + minutes * MINUTE_MS), today: () => onDate },
  });
  await drawTicket(after(0), [], { branchId, typeKey: null, partyId });
  if (walkIn.waitedMinutes === null) return;
  const called = await callNext(after(walkIn.waitedMinutes), { branchId, desk: DESK });
  if (walkIn.outcome !== 'done' && walkIn.outcome !== 'no-show') return;
  await endTicket(after(walkIn.waitedMinutes + (walkIn.servedMinutes ?? 1)), {
    ticketId: called.ticketId,
    revision: called.revision,
    outcome: walkIn.outcome,
  });
}
