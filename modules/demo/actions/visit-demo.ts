import {
  completeVisit,
  createPlan,
  createRound,
  planRoutes,
  planVisit,
  recordArrival,
} from '#modules/field-work';
import type { Plan } from '#modules/field-work/contract';
import type { DemoBusiness } from '#pack-kit';
import { type ActionContext, type Actor, readStoredSettings } from '#platform';
import { addDays, zonedInstant } from '#working-time';

type Going = ActionContext & { readonly actor: Actor };

/** Home visits of the demo: what is maintained, a round with visits made and to come, and the routes of the day. */
export async function planDemoVisits(
  ctx: ActionContext,
  demo: DemoBusiness,
  places: { branchIds: readonly string[]; staffIds: ReadonlyMap<string, string> },
  parties: ReadonlyMap<string, string>,
  actor: Actor,
): Promise<void> {
  const { fieldWork } = demo;
  const timeZone = (await readStoredSettings(ctx.db))?.timeZone ?? demo.timeZone;
  const as: Going = { ...ctx, actor, settings: { ...ctx.settings, timeZone } };
  const today = ctx.clock.today(timeZone);
  const branchId = places.branchIds[fieldWork.round.branch] ?? '';
  const technicians = fieldWork.technicians.flatMap((email) => places.staffIds.get(email) ?? []);
  const plans = await keepInOrder(as, demo, parties, today);
  const round = await createRound(as, {
    name: fieldWork.round.name,
    branchId,
    fromOn: addDays(today, fieldWork.round.fromInDays),
    untilOn: addDays(today, fieldWork.round.untilInDays),
    filter: { district: '', dueOnly: false },
    purposes: ['inspection'],
    serviceMinutes: fieldWork.round.serviceMinutes,
    checklist: [...fieldWork.round.checklist],
  });
  for (const [index, given] of fieldWork.visits.entries()) {
    const partyId = parties.get(given.customerNumber);
    if (!partyId) throw new Error(`the demo visits ${given.customerNumber}, who is not known`);
    const plan = plans.get(given.customerNumber);
    const visit = await planVisit(as, {
      partyId,
      purposes: [...given.purposes],
      kind: plan?.kind ?? 'service',
      visitOn: addDays(today, given.inDays),
      technicianId: given.inDays === 0 ? null : (technicians[index % technicians.length] ?? null),
      window: given.window,
      serviceMinutes: fieldWork.round.serviceMinutes,
      priority: 0,
      skills: [],
      instructions: given.instructions,
      roundId: round.roundId,
      planIds: plan === undefined ? [] : [plan.planId],
      checklist: [...fieldWork.round.checklist],
      place: given.place,
    });
    if (given.done === null) continue;
    const hour = String(9 + (index % 7)).padStart(2, '0');
    const arrivedAt = zonedInstant(`${visit.visitOn}T${hour}:10`, timeZone) ?? ctx.clock.now().toISOString();
    await recordArrival(as, { visitId: visit.visitId, at: arrivedAt });
    await completeVisit(as, {
      visitId: visit.visitId,
      revision: visit.revision,
      outcome: given.done.notMet ? 'not-met' : 'completed',
      at: new Date(Date.parse(arrivedAt) + 25 * 60_000).toISOString(),
      report: {
        ...visit.report,
        checklist: visit.report.checklist.map((line) => ({ ...line, result: 'fine' as const })),
        findings: given.done.findings,
      },
      signature: null,
      reason: given.done.notMet ? '按约定时间到达，无人应门' : '',
    });
  }
  const day = { from: '08:30', until: '17:30', lunch: { from: '11:30', until: '13:00', minutes: 60 } };
  await planRoutes(as, {
    visitOn: today,
    branchId,
    share: 'even',
    technicians: technicians.map((technicianId) => ({
      technicianId,
      ...day,
      skills: [],
      start: { latitude: 23.1291, longitude: 113.2644 },
    })),
  });
}

/** Maintenance plans, by the customer's number. */
async function keepInOrder(
  as: Going,
  { fieldWork }: DemoBusiness,
  parties: ReadonlyMap<string, string>,
  today: string,
): Promise<Map<string, Plan>> {
  const plans = new Map<string, Plan>();
  for (const [index, given] of fieldWork.maintenance.entries()) {
    const { customerNumber, title, everyMonths, dueInDays, checklist } = given;
    const partyId = parties.get(customerNumber);
    if (!partyId) throw new Error(`the demo maintains something of ${customerNumber}, who is not known`);
    const plan = await createPlan(as, {
      partyId,
      title,
      assetId: null,
      firstDueOn: addDays(today, dueInDays),
      interval: { count: everyMonths, unit: 'month' },
      base: 'scheduled',
      leadDays: 14,
      holidayShift: 'back',
      purposes: ['inspection'],
      // Every third customer has a contract of maintenance; for the others it is free.
      kind: index % 3 === 0 ? 'obligation' : 'service',
      serviceMinutes: 30,
      checklist: [...checklist],
    });
    plans.set(customerNumber, plan);
  }
  return plans;
}
