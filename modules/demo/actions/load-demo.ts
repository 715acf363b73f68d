import { addBranch, addStaff, listBranches, listStaff } from '#modules/access';
import { FIELD_CLASSES_OF_ROLE, role } from '#modules/access/contract';
import { createOfferItem, findOfferItemIds } from '#modules/catalogue';
import { readKinds, recordMeasurement } from '#modules/measurements';
import { recordTransactions } from '#modules/orders';
import { externalKind, findPartiesByExternalNumber, recordCustomers } from '#modules/parties';
import { givePromise, keepPromise } from '#modules/promises';
import {
  answerSurvey,
  completeStep,
  pauseProcess,
  readTemplates,
  startProcess,
} from '#modules/service-processes';
import { addNote, logCall } from '#modules/timeline';
import type { DemoBusiness } from '#pack-kit';
import {
  type ActionContext,
  type Actor,
  readStoredSettings,
  staffActor,
  storeSettings,
  systemActor,
} from '#platform';
import { readDemoMark, storeDemoMark } from '../data/demo-mark.ts';
import { addDemoBookables, bookDemoAppointments } from './book-demo.ts';
import { fileDemo, spokenOf } from './file-demo.ts';
import { followUpDemo } from './follow-up-demo.ts';
import { showDemoNotices, writeDemoRegisters } from './privacy-demo.ts';
import { registerDemoAssets } from './repair-demo.ts';
import { rentDemo, stockDemo, takeDemoParts } from './stock-demo.ts';
import { planDemoVisits } from './visit-demo.ts';
import { namedWalkIns, receiveDemoWalkIns } from './walk-in-demo.ts';

const BATCH = 10_000;

export interface LoadedDemo {
  customers: number;
  lines: number;
  notes: number;
}

/** Fills the system with a living business, through the doors everybody uses; in the caller's transaction, so everything or nothing. */
export async function loadDemo(
  ctx: ActionContext,
  anyBusiness: DemoBusiness,
  passwordHash: string,
): Promise<LoadedDemo | 'already-loaded'> {
  if (await readDemoMark(ctx.db)) return 'already-loaded';
  const { businessName, timeZone, region, name: source } = anyBusiness;
  const settings = await readStoredSettings(ctx.db);
  if (!settings) {
    const { currency } = anyBusiness;
    await storeSettings(ctx.db, { businessName, timeZone, region, currency }, ctx.clock.now());
  }
  // Figures are kept in the currency of the business, whatever the demo's own prices were meant in.
  const demo = { ...anyBusiness, currency: settings?.currency ?? anyBusiness.currency };
  const branches = await ensureBranches(ctx, demo);
  const staff = await ensureStaff(ctx, demo, branches.all, passwordHash);
  await addDemoBookables(ctx, demo, branches, staff.ids);
  const offerItemIds = await offerEverything(ctx, demo);
  await storeDemoMark(
    ctx.db,
    { source, staffIds: staff.added, branchIds: branches.added, offerItemIds },
    ctx.clock.now(),
  );
  await openCustomerFiles(ctx, demo, branches.all, staff.owner);
  await fileDemo(ctx, demo, await partiesOf(ctx, demo, spokenOf(demo)), {
    branchIds: branches.all,
    staffIds: staff.ids,
  });
  await recordSales(ctx, demo, branches.all);
  await writeDown(ctx, demo, staff.actors);
  await carryThroughProcesses(ctx, demo, staff.actors);
  const reception = { ...systemActor, displayName: demo.businessName };
  const coming = await partiesOf(ctx, demo, demo.appointments);
  await bookDemoAppointments(ctx, demo, branches.all, coming, reception);
  const walkedIn = await partiesOf(ctx, demo, namedWalkIns(demo));
  await receiveDemoWalkIns(ctx, demo, branches, walkedIn, reception);
  await recordMeasurements(ctx, demo, staff.actors);
  await givePromises(ctx, demo, staff.actors);
  const owners = await partiesOf(ctx, demo, demo.assets);
  const then = (at: string, by: string) => onThatDay(contextThen(ctx, demo, staff.actors, { at, by }), at);
  const parts = await stockDemo(demo, branches, then);
  await registerDemoAssets(ctx, demo, branches, owners, { then, parts });
  await takeDemoParts(demo, branches, await partiesOf(ctx, demo, demo.stock.visits), then);
  await rentDemo(demo, branches, await partiesOf(ctx, demo, demo.rentals.rentals), then);
  const visited = await partiesOf(ctx, demo, [...demo.fieldWork.maintenance, ...demo.fieldWork.visits]);
  const places = { branchIds: branches.all, staffIds: staff.ids };
  await planDemoVisits(ctx, demo, places, visited, reception);
  await writeDemoRegisters(demo, staff.ids, then);
  await showDemoNotices(demo, await partiesOf(ctx, demo, demo.measurements), then);
  await followUpDemo(ctx, demo, staff.actors);
  ctx.audit({ subjectKind: 'demo', subjectId: source, customers: demo.customers.length });
  return { customers: demo.customers.length, lines: demo.lines.length, notes: demo.notes.length };
}

async function ensureBranches(
  ctx: ActionContext,
  demo: DemoBusiness,
): Promise<{ all: string[]; added: string[] }> {
  const known = new Map((await listBranches(ctx.db)).map(({ name, branchId }) => [name, branchId]));
  const added: string[] = [];
  const all: string[] = [];
  for (const name of demo.branches) {
    const branchId = known.get(name) ?? (await addBranch(ctx, name)).branchId;
    if (!known.has(name)) added.push(branchId);
    all.push(branchId);
  }
  return { all, added };
}

async function ensureStaff(
  ctx: ActionContext,
  demo: DemoBusiness,
  branchIds: readonly string[],
  passwordHash: string,
) {
  const known = new Map((await listStaff(ctx.db)).map(({ email, staffId }) => [email, staffId]));
  const ids = new Map<string, string>();
  const actors = new Map<string, Actor>();
  const added: string[] = [];
  let owner: string | null = null;
  for (const one of demo.staff) {
    const places = one.branches.map((index) => branchIds[index] ?? '');
    const roles = [role.parse(one.role)];
    const hire = { displayName: one.name, email: one.email, roles, branchIds: places };
    const staffId = known.get(one.email) ?? (await addStaff(ctx, hire, passwordHash)).staffId;
    if (!known.has(one.email)) added.push(staffId);
    ids.set(one.email, staffId);
    if (one.role === 'relationship-manager') owner = staffId;
    // The demo's notes bear the names of those who wrote them, whatever they may do today.
    const named = { actorId: staffId, displayName: one.name, roles, branchIds: places };
    actors.set(one.name, { ...staffActor(named, FIELD_CLASSES_OF_ROLE), scopeOf: systemActor.scopeOf });
  }
  return { actors, added, owner, ids };
}

async function offerEverything(ctx: ActionContext, demo: DemoBusiness): Promise<string[]> {
  const known = await findOfferItemIds(
    ctx.db,
    demo.offers.map(({ code }) => code),
  );
  const ids = new Map(known);
  const added: string[] = [];
  for (const offer of demo.offers) {
    if (ids.has(offer.code)) continue;
    const { code, name, priceMinor, costMinor, category, lifeMonths, unit } = offer;
    const item = await createOfferItem(ctx, {
      code,
      name,
      names: { en: offer.nameEnglish },
      priceMinor,
      costMinor,
      supplierCostMinor: 0,
      currency: demo.currency,
      category,
      lifeMonths,
      unit,
      attachedToId: offer.attachedTo === null ? null : (ids.get(offer.attachedTo) ?? null),
      owedUnderId: null,
      promotion: null,
    });
    ids.set(code, item.offerItemId);
    added.push(item.offerItemId);
  }
  return added;
}

async function openCustomerFiles(
  ctx: ActionContext,
  demo: DemoBusiness,
  branchIds: readonly string[],
  ownerId: string | null,
) {
  const rows = demo.customers.map((customer, index) => ({
    line: index + 1,
    kind: customer.kind,
    name: customer.fullName,
    familyName: customer.familyName ?? '',
    givenName: customer.givenName ?? '',
    organisationName: customer.kind === 'organisation' ? customer.fullName : '',
    gender: customer.gender,
    bornOn: customer.birthOn,
    diedOn: customer.deceasedOn,
    language: customer.language,
    branchId: branchIds[customer.branch] ?? null,
    ownerId,
    phones: customer.phones,
    emails: customer.emails,
    tags: customer.tags,
    identities: [{ kind: externalKind(demo.name), value: customer.number }],
    firstContactAt: `${customer.createdOn}T09:00:00${demo.offset}`,
  }));
  const atHome = { ...ctx, settings: { ...ctx.settings, region: demo.region } };
  const recorded = await recordCustomers(atHome, rows, {
    importId: ctx.newId(),
    mode: 'create',
    updateKeys: [externalKind(demo.name)],
    source: demo.name,
    allowDuplicates: true,
  });
  const refused = recorded.outcomes.filter(({ outcome }) => outcome !== 'created');
  if (refused.length > 0)
    throw new Error(`the demo's customers were not all taken: ${JSON.stringify(refused[0])}`);
}

async function recordSales(
  ctx: ActionContext,
  demo: DemoBusiness,
  branchIds: readonly string[],
): Promise<void> {
  const names = new Map(demo.offers.map(({ code, name }) => [code, name]));
  const rows = demo.lines.map((line, index) => ({
    rowNumber: index + 1,
    customerNumber: line.customerNumber,
    orderNumber: line.orderNumber,
    orderedAt: `${line.orderedAt.replace(' ', 'T')}:00${demo.offset}`,
    itemCode: line.offerCode,
    itemName: names.get(line.offerCode) ?? null,
    quantity: line.quantity,
    amountMinor: line.amountMinor,
    costMinor: line.costMinor,
    currency: demo.currency,
    branchId: branchIds[line.branch] ?? null,
    channel: line.channel,
    staffName: line.staff,
  }));
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = rows.slice(start, start + BATCH);
    const { rejected } = await recordTransactions(ctx, batch, {
      source: demo.name,
      orderedZone: demo.timeZone,
    });
    if (rejected.length > 0)
      throw new Error(`the demo's sales were not all taken: ${JSON.stringify(rejected[0])}`);
  }
}

/** The parties of customers the demo speaks of, by their numbers in it. */
async function partiesOf(
  ctx: ActionContext,
  demo: DemoBusiness,
  told: readonly { customerNumber: string }[],
) {
  const numbers = [...new Set(told.map(({ customerNumber }) => customerNumber))];
  return findPartiesByExternalNumber(ctx, { source: demo.name, numbers });
}

async function writeDown(
  ctx: ActionContext,
  demo: DemoBusiness,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  const parties = await partiesOf(ctx, demo, demo.notes);
  const now = ctx.clock.now().getTime();
  for (const note of demo.notes) {
    const partyId = parties.get(note.customerNumber);
    const actor = actors.get(note.author);
    if (!partyId || !actor)
      throw new Error(
        `the demo has a note of ${note.author} on ${note.customerNumber}, and not both are known`,
      );
    const at = Math.min(Date.parse(`${note.at.replace(' ', 'T')}:00${demo.offset}`), now);
    const said = { partyId, text: note.text, occurredAt: new Date(at).toISOString() };
    const as = { ...ctx, actor };
    if (note.kind === 'note') await addNote(as, said);
    else await logCall(as, { ...said, direction: 'outbound', outcome: 'reached', minutes: 4 });
  }
}

/** Takes customers through their processes as the demo tells, each step at its own time and by who did it. */
async function carryThroughProcesses(
  ctx: ActionContext,
  demo: DemoBusiness,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  const templates = readTemplates(demo.templates);
  const parties = await partiesOf(ctx, demo, demo.processes);
  for (const process of demo.processes) {
    const then = (at: string, by: string) => contextThen(ctx, demo, actors, { at, by });
    const { customerNumber, templateKey, startedAt, startedBy, pause } = process;
    const partyId = parties.get(customerNumber);
    if (!partyId) throw new Error(`the demo has a process of ${customerNumber}, who is not known`);
    let state = await startProcess(then(startedAt, startedBy), templates, { partyId, templateKey });
    for (const { stepKey, at, by, answers, survey } of process.steps) {
      const { processId, revision } = state;
      state = await completeStep(then(at, by), { processId, revision, stepKey, answers });
      const visitId = state.visits.findLast((visit) => visit.visitId !== null)?.visitId;
      if (survey !== undefined && visitId) {
        await answerSurvey(then(at, by), { processId, visitId, answers: survey, mode: 'self' });
      }
    }
    if (pause === null) continue;
    const { processId, revision } = state;
    const { reason, note } = pause;
    await pauseProcess(then(pause.at, pause.by), { processId, revision, reason, note });
  }
}

/** Promises what the demo's staff promised, and says what was kept; what was not breaks by itself. */
async function givePromises(
  ctx: ActionContext,
  demo: DemoBusiness,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  const parties = await partiesOf(ctx, demo, demo.promises);
  const inOwnWords = { definitions: [], events: () => new Map() };
  for (const {
    customerNumber,
    words: ownWords,
    by,
    givenAt,
    dueAt: due,
    keptAt,
    evidence,
  } of demo.promises) {
    const partyId = parties.get(customerNumber);
    if (!partyId) throw new Error(`the demo has a promise to ${customerNumber}, who is not known`);
    const dueAt = contextThen(ctx, demo, actors, { at: due, by }).clock.now().toISOString();
    const given = contextThen(ctx, demo, actors, { at: givenAt, by });
    const { promiseId, revision } = await givePromise(given, inOwnWords, { partyId, ownWords, dueAt });
    if (keptAt === null) continue;
    const then = contextThen(ctx, demo, actors, { at: keptAt, by });
    await keepPromise(then, { promiseId, revision, evidence });
  }
}

/** As it would have been at a moment of the demo, for one of its staff: clocks run by its hours. */
function contextThen(
  ctx: ActionContext,
  demo: DemoBusiness,
  actors: ReadonlyMap<string, Actor>,
  { at, by }: { at: string; by: string },
): ActionContext {
  const actor = actors.get(by);
  if (!actor) throw new Error(`the demo speaks of ${by}, who is not known`);
  const instant = new Date(`${at.replace(' ', 'T')}:00${demo.offset}`);
  return {
    ...ctx,
    actor,
    clock: { ...ctx.clock, now: () => instant },
    settings: { ...ctx.settings, timeZone: demo.timeZone, region: demo.region },
    // What is told then happened then: clocks that hear of it begin at that time.
    announce: (event, payload) => ctx.announce(event, payload, { occurredAt: instant.toISOString() }),
  };
}

/** What is told by days is told by the days of that time. */
function onThatDay(then: ActionContext, at: string): ActionContext {
  return { ...then, clock: { ...then.clock, today: () => at.slice(0, 10) } };
}

/** Records what was measured with the demo's customers, each when and by whom it was measured. */
async function recordMeasurements(
  ctx: ActionContext,
  demo: DemoBusiness,
  actors: ReadonlyMap<string, Actor>,
): Promise<void> {
  const kinds = readKinds(demo.measurementKinds);
  const parties = await partiesOf(ctx, demo, demo.measurements);
  for (const { customerNumber, kind, body, at, by } of demo.measurements) {
    const partyId = parties.get(customerNumber);
    if (!partyId) throw new Error(`the demo has a measurement of ${customerNumber}, who is not known`);
    const then = contextThen(ctx, demo, actors, { at, by });
    await recordMeasurement(then, kinds, { partyId, kind, body, takenAt: then.clock.now().toISOString() });
  }
}
