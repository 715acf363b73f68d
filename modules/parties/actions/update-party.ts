import { refuse } from '#contract-kit';
import { type ActionContext, invalid } from '#platform';
import { type Party, type PartyFields, partiesProblems } from '../contract/index.ts';
import type { PartyRecord } from '../data/party-record.ts';
import { cleanText } from '../domain/clean-text.ts';
import { partyName } from '../domain/derive-party.ts';
import { editConflicts, fieldChanges } from '../domain/field-changes.ts';
import { dateFaults, nameFaults } from '../domain/party-draft.ts';
import { nameForms } from '../domain/party-name.ts';
import { recordToChange, viewParty } from './party-view.ts';
import { readingSettings } from './reading-settings.ts';
import { refuseUnknownPlaces } from './refuse-unknown-places.ts';
import { saveRecord } from './save-record.ts';

/** Changes fields of a party, if it still reads as it did when the change was made. */
export async function updateParty(
  ctx: ActionContext,
  partyId: string,
  edit: { version: number; changes: Partial<PartyFields> },
): Promise<Party> {
  const record = await recordToChange(ctx, partyId);
  refuseLateEdit(record, edit);
  const after = withChanges(record, edit.changes);
  const faults = [...nameFaults(after), ...dateFaults(after, readingSettings(ctx).today)];
  if (faults.length > 0) throw invalid(faults.map(onChanges));
  if (edit.changes.branchId !== record.branchId) await refuseUnknownPlaces(ctx, edit.changes);

  const changes = fieldChanges(record, after);
  await saveRecord(ctx, record, after, changes);

  ctx.audit({ subjectKind: 'party', subjectId: partyId, fields: changes.map(({ field }) => field) });
  return viewParty(ctx, partyId);
}

function refuseLateEdit(record: PartyRecord, edit: { version: number; changes: Partial<PartyFields> }): void {
  if (record.version === edit.version) return;
  refuse(
    partiesProblems.partyChangedMeanwhile,
    `the customer was read at version ${edit.version} and stands at ${record.version}; compare and send the change again with that version`,
    { context: { version: record.version, fields: editConflicts(edit.changes, record) } },
  );
}

function withChanges(record: PartyRecord, changes: Partial<PartyFields>): PartyRecord {
  const given = Object.fromEntries(
    Object.entries(changes)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, typeof value === 'string' ? cleanText(value) : value]),
  );
  const after: PartyRecord = { ...record, ...given };
  const { displayName, nameKey, latinName } = nameForms(partyName(after));
  return { ...after, displayName, nameKey, latinName };
}

function onChanges<F extends { path: string }>(fault: F): F {
  return { ...fault, path: fault.path.replace(/^body\./, 'body.changes.') };
}
