import { Readable } from 'node:stream';
import { listMergedIds } from '#modules/parties';
import {
  type ActionContext,
  collectPersonalData,
  type Download,
  type HeldRows,
  type ModuleManifest,
  readStoredSettings,
  writeAudit,
} from '#platform';
import { privacyManage } from '../contract/index.ts';
import { findPersonInReach } from '../data/person-queries.ts';
import { refuseUnknownPerson } from './consents.ts';
import { type ExportLanguage, writePersonPdf } from './write-person-pdf.ts';

/** Name and version of the format, for whoever reads it by program. */
const FORMAT = 'perennial.person-export.1';

/** Everything held on a person, as the modules tell it. */
export interface PersonExport {
  format: typeof FORMAT;
  exportedAt: string;
  exportedBy: string;
  business: string;
  timeZone: string;
  customerNumber: string;
  name: string;
  held: HeldRows[];
}

/** Everything held on a person as JSON; the export itself is audited. */
export async function exportPersonJson(
  ctx: ActionContext,
  modules: readonly ModuleManifest[],
  partyId: string,
): Promise<Download> {
  const held = await exportPerson(ctx, modules, partyId, 'json');
  return {
    stream: Readable.from([`${JSON.stringify(held, null, 2)}\n`]),
    fileName: `${held.customerNumber}.json`,
  };
}

/** The same as a document to hand over. */
export async function exportPersonPdf(
  ctx: ActionContext,
  modules: readonly ModuleManifest[],
  { partyId, language }: { partyId: string; language: ExportLanguage },
): Promise<Download> {
  const held = await exportPerson(ctx, modules, partyId, 'pdf');
  return { stream: writePersonPdf(held, language), fileName: `${held.customerNumber}.pdf` };
}

async function exportPerson(
  ctx: ActionContext,
  modules: readonly ModuleManifest[],
  partyId: string,
  form: 'json' | 'pdf',
): Promise<PersonExport> {
  const person = await findPersonInReach(ctx, privacyManage, partyId);
  if (!person) return refuseUnknownPerson();
  const keys = [partyId, ...(await listMergedIds(ctx.db, partyId))];
  const held = await collectPersonalData(ctx.db, modules, keys);
  await writeAudit(ctx, 'person.exported', { subjectKind: 'party', subjectId: partyId, form });
  const business = await readStoredSettings(ctx.db);
  return {
    format: FORMAT,
    exportedAt: ctx.clock.now().toISOString(),
    exportedBy: ctx.actor.displayName,
    business: business?.businessName ?? '',
    timeZone: ctx.settings.timeZone,
    customerNumber: person.number,
    name: person.displayName,
    held,
  };
}
