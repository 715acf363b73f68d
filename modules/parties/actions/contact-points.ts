import { notFound, refuse } from '#contract-kit';
import { type ActionContext, invalid } from '#platform';
import {
  type BarredReason,
  type ContactPointForm,
  type Party,
  partiesProblems,
  type VerifiedByMeans,
} from '../contract/index.ts';
import { deleteContactPoints, updateContactPointRow } from '../data/belonging-writes.ts';
import type { PartyRecord, StoredContactPoint } from '../data/party-record.ts';
import { type ContactPointRow, insertContactPoints } from '../data/party-writes.ts';
import {
  type ContactPointDraft,
  readContactPoint,
  type TypedContactPoint,
} from '../domain/contact-point-draft.ts';
import { recordToChange, viewParty } from './party-view.ts';
import { saveRecord, stampOf } from './save-record.ts';

/** Adds a phone, e-mail or address. */
export async function addContactPoint(
  ctx: ActionContext,
  partyId: string,
  form: ContactPointForm,
): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  const draft = read(ctx, form);
  refuseKnown(record, draft);

  const row = contactPointRow(ctx, partyId, draft);
  await insertContactPoints(ctx.db, [row], stampOf(ctx));
  const added = stored(ctx, row);
  const after = { ...record, contactPoints: [...record.contactPoints, added] };
  await saveRecord(ctx, record, after, [{ field: draft.kind, from: null, to: draft.typed }]);

  return viewParty(ctx, partyId);
}

interface ContactPointEdit {
  typed?: string;
  label?: string | null;
  preferred?: boolean;
  confirmed?: true;
  barred?: BarredReason | null;
  verified?: VerifiedByMeans | null;
}

/** Corrects, labels, prefers, confirms, verifies or bars a contact point. */
export async function updateContactPoint(
  ctx: ActionContext,
  partyId: string,
  contactPointId: string,
  edit: ContactPointEdit,
): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  const point = pointOf(record, contactPointId);
  const now = ctx.clock.now().toISOString();
  const draft = read(ctx, { kind: point.kind, typed: edit.typed ?? point.typed });
  const others = record.contactPoints.filter((one) => one !== point);
  refuseKnown({ contactPoints: others }, draft);

  const changed: StoredContactPoint = {
    ...point,
    typed: draft.typed,
    value: draft.value,
    nationalDigits: draft.nationalDigits,
    extension: draft.extension,
    label: edit.label === undefined ? point.label : edit.label,
    preferredAt: edit.preferred === undefined ? point.preferredAt : edit.preferred ? now : null,
    confirmedAt: edit.confirmed || edit.verified || edit.typed !== undefined ? now : point.confirmedAt,
    ...standingAfter(point, edit, draft.value !== point.value, now),
  };
  await updateContactPointRow(ctx.db, partyId, changed);
  const after = { ...record, contactPoints: [...others, changed] };
  await saveRecord(ctx, record, after, pointChanges(point, changed));

  return viewParty(ctx, partyId);
}

type Standing = Pick<StoredContactPoint, 'barredAt' | 'barredReason' | 'verifiedAt' | 'verifiedByMeans'>;

/** Another value is another number: what was proved of the old one, or held against it, says nothing of the new one. */
function standingAfter(
  point: Standing,
  { barred, verified }: ContactPointEdit,
  isAnother: boolean,
  now: string,
): Standing {
  const was: Standing = isAnother
    ? { barredAt: null, barredReason: null, verifiedAt: null, verifiedByMeans: null }
    : point;
  return {
    barredReason: barred === undefined ? was.barredReason : barred,
    barredAt: barred === undefined ? was.barredAt : barred === null ? null : (was.barredAt ?? now),
    verifiedByMeans: verified === undefined ? was.verifiedByMeans : verified,
    verifiedAt: verified === undefined ? was.verifiedAt : verified === null ? null : now,
  };
}

/** Takes a contact point out of the file. */
export async function removeContactPoint(
  ctx: ActionContext,
  partyId: string,
  contactPointId: string,
): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  const point = pointOf(record, contactPointId);

  await deleteContactPoints(ctx.db, [{ partyId, contactPointId }]);
  const after = { ...record, contactPoints: record.contactPoints.filter((one) => one !== point) };
  await saveRecord(ctx, record, after, [{ field: point.kind, from: point.typed, to: null }]);

  return viewParty(ctx, partyId);
}

function read(ctx: ActionContext, typed: TypedContactPoint): ContactPointDraft {
  const result = readContactPoint(typed, ctx.settings.region, 'body.typed');
  if (!result.ok) throw invalid([result.fault]);
  return result.draft;
}

function refuseKnown(record: Pick<PartyRecord, 'contactPoints'>, draft: ContactPointDraft): void {
  const known = record.contactPoints.some(({ kind, value }) => kind === draft.kind && value === draft.value);
  if (known) {
    refuse(partiesProblems.contactPointKnown, `this ${draft.kind} stands in the file already; edit it there`);
  }
}

function pointOf(record: PartyRecord, contactPointId: string): StoredContactPoint {
  const point = record.contactPoints.find((one) => one.contactPointId === contactPointId);
  return point ?? refuse(notFound, 'this customer has no such phone, e-mail or address any more');
}

/** What differs between two states of a contact point, as the facts of an edit. */
export function pointChanges(before: StoredContactPoint, after: StoredContactPoint) {
  const changes = [];
  if (before.typed !== after.typed) changes.push({ field: before.kind, from: before.typed, to: after.typed });
  if (before.label !== after.label) {
    changes.push({ field: `${before.kind}-label`, from: before.label, to: after.label });
  }
  if (before.preferredAt !== after.preferredAt) {
    const to = after.preferredAt === null ? null : after.typed;
    changes.push({ field: `${before.kind}-preferred`, from: null, to });
  }
  if (before.confirmedAt !== after.confirmedAt && before.typed === after.typed) {
    changes.push({ field: `${before.kind}-confirmed`, from: before.confirmedAt, to: after.confirmedAt });
  }
  if (before.barredReason !== after.barredReason) {
    changes.push({ field: `${before.kind}-barred`, from: before.barredReason, to: after.barredReason });
  }
  if (before.verifiedAt !== after.verifiedAt) {
    changes.push({
      field: `${before.kind}-verified`,
      from: before.verifiedByMeans,
      to: after.verifiedByMeans,
    });
  }
  return changes;
}

/** A row for a contact point somebody just gave: what is fresh counts as confirmed. */
function contactPointRow(ctx: ActionContext, partyId: string, draft: ContactPointDraft): ContactPointRow {
  const { preferred, ...point } = draft;
  const now = ctx.clock.now();
  return {
    ...point,
    partyId,
    contactPointId: ctx.newId(),
    preferredAt: preferred ? now : null,
    confirmedAt: now,
    importId: null,
  };
}

function stored(ctx: ActionContext, row: ContactPointRow): StoredContactPoint {
  const now = ctx.clock.now().toISOString();
  return {
    ...row,
    preferredAt: row.preferredAt === null ? null : now,
    confirmedAt: now,
    barredAt: null,
    barredReason: null,
    verifiedAt: null,
    verifiedByMeans: null,
    addedAt: now,
  };
}
