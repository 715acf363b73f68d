import { type ActionContext, auditExport, exportWatermark, reaches } from '#platform';
import { type CustomerDocument, partiesExport } from '../contract/index.ts';
import { findRecord, type PartyRecord } from '../data/party-record.ts';
import { type DocumentedPlace, documentOf } from '../domain/customer-document.ts';
import { placesInWords } from './document-places.ts';
import { refuseUnknown } from './party-view.ts';

/** One customer as a document, for this system and others. That it was taken is recorded first. */
export async function takeDocument(ctx: ActionContext, partyId: string): Promise<CustomerDocument> {
  const record = await findRecord(ctx.db, partyId);
  if (!record || !reaches(ctx.actor, partiesExport, record)) return refuseUnknown();
  await auditExport(ctx, 'party.document-taken', { subjectKind: 'party', subjectId: partyId });
  const placeOf = await placesInWords(ctx, [partyId]);
  return documentOfRecord(ctx, record, placeOf(record));
}

/** The document of a record, without what the actor does not see. */
export function documentOfRecord(
  ctx: ActionContext,
  record: PartyRecord,
  place: DocumentedPlace,
): CustomerDocument {
  const sees = { contact: ctx.actor.sees('contact'), sensitive: ctx.actor.sees('sensitive') };
  return {
    format: 'perennial.customer',
    version: 1,
    about: {
      number: record.number,
      takenAt: ctx.clock.now().toISOString(),
      takenBy: exportWatermark(ctx),
    },
    customer: documentOf(record, place, sees),
  };
}
