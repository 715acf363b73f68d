import { addResource, bookAppointment, findFreeTimes, readTypes } from '#modules/appointments';
import type { DemoBusiness } from '#pack-kit';
import { type ActionContext, type Actor, readStoredSettings, systemActor } from '#platform';
import { addDays } from '#working-time';

/** Further than this no free time is looked for. */
const WITHIN_DAYS = 7;

/** Lets the demo's people and rooms be booked, where a branch does not have them yet. */
export async function addDemoBookables(
  ctx: ActionContext,
  demo: DemoBusiness,
  branches: { all: readonly string[]; added: readonly string[] },
  staffIds: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { kind, name, branch, staffEmail, skills } of demo.bookables) {
    const branchId = branches.all[branch] ?? '';
    if (!branches.added.includes(branchId)) continue;
    const staffId = staffEmail === null ? null : (staffIds.get(staffEmail) ?? null);
    const said = { name, skills: [...skills], week: null, exceptions: {} };
    await addResource({ ...ctx, actor: systemActor }, { kind, branchId, staffId, ...said });
  }
}

/** Books the demo's appointments at the first free times from the day on that each is told for. */
export async function bookDemoAppointments(
  ctx: ActionContext,
  demo: DemoBusiness,
  branchIds: readonly string[],
  parties: ReadonlyMap<string, string>,
  actor: Actor,
): Promise<void> {
  // The demo may have settled the time zone in this very transaction, after the context was made.
  const timeZone = (await readStoredSettings(ctx.db))?.timeZone ?? demo.timeZone;
  const as = { ...ctx, actor, settings: { ...ctx.settings, timeZone } };
  const types = readTypes(demo.appointmentTypes);
  const today = ctx.clock.today(timeZone);
  for (const { customerNumber, typeKey, branch, inDays } of demo.appointments) {
    const partyId = parties.get(customerNumber);
    const branchId = branchIds[branch];
    if (!partyId || !branchId)
      throw new Error(`the demo has an appointment of ${customerNumber}, who is not known`);
    const fromOn = addDays(today, inDays);
    const asked = { typeKey, branchId, fromOn, days: WITHIN_DAYS, perDay: 1, limit: 1 };
    const [time] = (await findFreeTimes(as, types, asked)).days.flatMap(({ times }) => times);
    if (!time) continue;
    const { startsAt, personId } = time;
    await bookAppointment(as, types, { partyId, typeKey, branchId, startsAt, personId, note: '' });
  }
}
