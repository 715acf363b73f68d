import { notFound, refuse } from '#contract-kit';
import { type ActionContext, takeNumbers } from '#platform';
import {
  type Incident,
  type IncidentForm,
  type Processor,
  type ProcessorForm,
  privacyProblems,
} from '../contract/index.ts';
import {
  findIncident,
  type IncidentRow,
  insertIncident,
  insertNotice,
  insertProcessor,
  listIncidentRows,
  listNotices,
  listProcessorRows,
  type NoticeRow,
  type ProcessorRow,
  replaceIncident,
  replaceProcessor,
} from '../data/register-queries.ts';
import { incidentNotices } from '../domain/law-clocks.ts';
import { refuseFuture } from './refuse-future.ts';

/** Who works on our behalf with personal data. */
export async function listProcessors(ctx: ActionContext): Promise<{ items: Processor[] }> {
  return { items: (await listProcessorRows(ctx.db)).map(showProcessor) };
}

export async function addProcessor(ctx: ActionContext, form: ProcessorForm): Promise<Processor> {
  const row = await insertProcessor(ctx.db, processorRow(ctx.newId(), form));
  ctx.audit({ subjectKind: 'processor', subjectId: row.processor_id });
  return showProcessor(row);
}

export async function changeProcessor(
  ctx: ActionContext,
  processorId: string,
  { version, ...form }: ProcessorForm & { version: number },
): Promise<Processor> {
  const row = await replaceProcessor(ctx.db, processorRow(processorId, form), version);
  if (!row) return refuseLate();
  ctx.audit({ subjectKind: 'processor', subjectId: processorId });
  return showProcessor(row);
}

/** Incidents with whom to tell by when. */
export async function listIncidents(ctx: ActionContext): Promise<{ items: Incident[] }> {
  return { items: await showIncidents(ctx, await listIncidentRows(ctx.db)) };
}

export async function addIncident(ctx: ActionContext, form: IncidentForm): Promise<Incident> {
  refuseFuture(ctx, 'knownAt', form.knownAt);
  const number = `I-${String(await takeNumbers(ctx.db, 'privacy-incident', 1)).padStart(4, '0')}`;
  const row = await insertIncident(ctx.db, { ...incidentRow(ctx.newId(), form), number, closed_at: null });
  ctx.audit({ subjectKind: 'incident', subjectId: row.incident_id });
  return showIncident(ctx, row);
}

export async function changeIncident(
  ctx: ActionContext,
  incidentId: string,
  { version, closed, ...form }: IncidentForm & { version: number; closed: boolean },
): Promise<Incident> {
  refuseFuture(ctx, 'knownAt', form.knownAt);
  const before = await findIncident(ctx.db, incidentId);
  if (!before) return refuse(notFound, 'there is no such incident');
  const closedAt = closed ? (before.closed_at ?? ctx.clock.now().toISOString()) : null;
  const change = { ...incidentRow(incidentId, form), number: before.number, closed_at: closedAt };
  const row = await replaceIncident(ctx.db, change, version);
  if (!row) return refuseLate();
  ctx.audit({ subjectKind: 'incident', subjectId: incidentId, closed });
  return showIncident(ctx, row);
}

/** Says that an authority or the people concerned were told. */
export async function noteNotice(
  ctx: ActionContext,
  { incidentId, noticeKey }: { incidentId: string; noticeKey: string },
  { doneAt, note }: { doneAt?: string | undefined; note: string },
): Promise<Incident> {
  const row = await findIncident(ctx.db, incidentId);
  const known = row && noticesOf(row).some(({ clock }) => clock.key === noticeKey);
  if (!row || !known) return refuse(notFound, 'this incident has no such duty to tell anybody');
  refuseFuture(ctx, 'doneAt', doneAt);
  await insertNotice(ctx.db, {
    incident_id: incidentId,
    notice_key: noticeKey,
    done_at: doneAt ?? ctx.clock.now(),
    done_by_name: ctx.actor.displayName,
    note,
  });
  ctx.audit({ subjectKind: 'incident', subjectId: incidentId, noticeKey });
  return showIncident(ctx, row);
}

function refuseLate(): never {
  return refuse(
    privacyProblems.changedMeanwhile,
    'the entry is gone or was changed since it was read; read it again and repeat the change',
  );
}

const processorRow = (processorId: string, form: ProcessorForm) => ({
  processor_id: processorId,
  name: form.name,
  service: form.service,
  data_categories: form.dataCategories,
  region: form.region,
  contract: form.contract,
  contract_on: form.contractOn,
  transfer_basis: form.transferBasis,
  ended_on: form.endedOn,
});

const showProcessor = (row: ProcessorRow): Processor => ({
  processorId: row.processor_id,
  name: row.name,
  service: row.service,
  dataCategories: row.data_categories,
  region: row.region,
  contract: row.contract,
  contractOn: row.contract_on,
  transferBasis: row.transfer_basis,
  endedOn: row.ended_on,
  version: row.version,
});

const incidentRow = (incidentId: string, form: IncidentForm) => ({
  incident_id: incidentId,
  title: form.title,
  known_at: form.knownAt,
  cause: form.cause,
  data_categories: form.dataCategories,
  possible_harm: form.possibleHarm,
  remedy: form.remedy,
  contact: form.contact,
  affected_people: form.affectedPeople,
  high_risk: form.highRisk,
  laws: form.laws,
});

function noticesOf(row: IncidentRow) {
  return incidentNotices({
    knownAt: row.known_at,
    laws: row.laws,
    affectedPeople: row.affected_people,
    highRisk: row.high_risk,
  });
}

async function showIncident(ctx: ActionContext, row: IncidentRow): Promise<Incident> {
  const [shown] = await showIncidents(ctx, [row]);
  if (!shown) throw new Error('the incident just written cannot be shown');
  return shown;
}

async function showIncidents(ctx: ActionContext, rows: readonly IncidentRow[]): Promise<Incident[]> {
  const done = await listNotices(
    ctx.db,
    rows.map(({ incident_id }) => incident_id),
  );
  return rows.map((row) => show(row, done));
}

function show(row: IncidentRow, done: readonly NoticeRow[]): Incident {
  return {
    incidentId: row.incident_id,
    number: row.number,
    title: row.title,
    knownAt: row.known_at,
    cause: row.cause,
    dataCategories: row.data_categories,
    possibleHarm: row.possible_harm,
    remedy: row.remedy,
    contact: row.contact,
    affectedPeople: row.affected_people,
    highRisk: row.high_risk,
    laws: row.laws,
    closedAt: row.closed_at,
    version: row.version,
    notices: noticesOf(row).map(({ clock, dueAt }) => {
      const told = done.find((one) => one.incident_id === row.incident_id && one.notice_key === clock.key);
      return {
        noticeKey: clock.key,
        law: clock.law,
        audience: clock.audience,
        dueAt,
        source: clock.source,
        doneAt: told?.done_at ?? null,
        doneByName: told?.done_by_name ?? null,
        note: told?.note ?? '',
      };
    }),
  };
}
