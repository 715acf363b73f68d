import { refuse } from '#contract-kit';
import { listMergedIds } from '#modules/parties';
import {
  type ActionContext,
  collectPersonalData,
  type Erasure,
  eraseParties,
  forgetTraces,
  type JobContext,
  type ModuleManifest,
} from '#platform';
import {
  type Certificate,
  type ErasurePreview,
  partyErased,
  privacyManage,
  privacyProblems,
} from '../contract/index.ts';
import { listMeasures } from '../data/consent-queries.ts';
import { listErasedKeys } from '../data/keeping-queries.ts';
import { findPersonInReach } from '../data/person-queries.ts';
import { findRequest } from '../data/request-queries.ts';
import { identifyingValues } from '../domain/identifying-values.ts';
import { issueCertificate } from './certificates.ts';
import { refuseUnknownPerson, showMeasure, stands } from './consents.ts';

type Modules = readonly ModuleManifest[];

/** What erasing a person would remove, and what stands in the way. */
export async function previewErasure(
  ctx: ActionContext,
  modules: Modules,
  partyId: string,
): Promise<ErasurePreview> {
  if (!(await findPersonInReach(ctx, privacyManage, partyId))) return refuseUnknownPerson();
  const held = await collectPersonalData(ctx.db, modules, await keysOf(ctx, partyId));
  return {
    held: held.map(({ table, rows }) => ({ table, rows: rows.length })),
    holds: (await standingHolds(ctx, partyId)).map(showMeasure),
  };
}

export interface ErasureOrder {
  partyId: string;
  /** The customer's number, typed as confirmation. */
  customerNumber: string;
  reason: string;
  requestId: string | null;
}

/**
 * Erases everything held on a person, for good. A legal hold refuses with its reason; restriction is then the way out.
 * The audit log keeps that it was done: it names the file by its random key, which leads to nobody any more.
 */
export async function erasePerson(
  ctx: ActionContext,
  modules: Modules,
  order: ErasureOrder,
): Promise<Certificate> {
  const { partyId } = order;
  const person = await findPersonInReach(ctx, privacyManage, partyId);
  if (!person) return refuseUnknownPerson();
  if (order.customerNumber.trim() !== person.number) {
    refuse(
      privacyProblems.wrongConfirmation,
      'the number typed is not the number of this customer; type it as it stands on their page',
    );
  }
  await refuseAgainstHolds(ctx, partyId);
  await refuseUnidentified(ctx, order);
  const partyIds = await keysOf(ctx, partyId);
  const values = identifyingValues(await collectPersonalData(ctx.db, modules, partyIds));
  const erased = await eraseParties(ctx.db, modules, partyIds, values);
  await forgetTraces(ctx.db, { partyIds, values });
  const left = await collectPersonalData(ctx.db, modules, partyIds);
  await ctx.announce(partyErased, { partyId });
  const certificate = await issueCertificate(ctx, {
    kind: 'erasure',
    reason: order.reason,
    pseudonym: partyId,
    deleted: rowsDeleted(erased),
    left: left.reduce((sum, { rows }) => sum + rows.length, 0),
  });
  ctx.audit({ subjectKind: 'party', subjectId: partyId, certificate: certificate.number });
  return certificate;
}

/**
 * Erases again what has come back: work that was under way while a file was erased, or a backup from before. Returns how
 * many rows went.
 */
export async function keepErased(job: JobContext, modules: Modules): Promise<number> {
  const keys = await listErasedKeys(job.db);
  if (keys.length === 0) return 0;
  const erased = await job.inTransaction((ctx) => eraseParties(ctx.db, withoutFeed(modules), keys));
  return Object.values(erased).reduce((sum, rows) => sum + rows, 0);
}

/** The event that tells others of the erasure names the file, and must outlive it. */
function withoutFeed(modules: Modules): Modules {
  return modules.map((module) => ({
    ...module,
    personalData: {
      ...module.personalData,
      tables: module.personalData.tables.filter((table) => table !== 'platform.event'),
    },
  }));
}

/** The key of a file, and those of files that went up in it. */
const keysOf = async (ctx: ActionContext, partyId: string) => [
  partyId,
  ...(await listMergedIds(ctx.db, partyId)),
];

async function standingHolds(ctx: ActionContext, partyId: string) {
  const today = ctx.clock.today(ctx.settings.timeZone);
  const measures = await listMeasures(ctx.db, partyId);
  return measures.filter((one) => one.kind === 'hold' && stands(one, today));
}

async function refuseAgainstHolds(ctx: ActionContext, partyId: string): Promise<void> {
  const holds = await standingHolds(ctx, partyId);
  if (holds.length === 0) return;
  const reasons = holds.map(({ reason, basis }) => (basis === '' ? reason : `${reason} (${basis})`));
  refuse(
    privacyProblems.holdStands,
    'a legal hold stands; restrict the data instead, or lift the hold first',
    { context: { reasons: reasons.join('; ') } },
  );
}

async function refuseUnidentified(ctx: ActionContext, order: ErasureOrder): Promise<void> {
  if (order.requestId === null) return;
  const request = await findRequest(ctx.db, order.requestId);
  if (request?.subject_id === order.partyId && request.identity_checked_at !== null) return;
  refuse(
    privacyProblems.identityNotChecked,
    'the request is not known to come from this customer; check who asks first',
  );
}

const rowsDeleted = (erased: Erasure) =>
  Object.entries(erased).flatMap(([table, rows]) => (rows > 0 ? [{ table, rows }] : []));
