import { createHash } from 'node:crypto';
import { notFound, refuse } from '#contract-kit';
import { type ActionContext, reaches } from '#platform';
import { nationalIdFacts, type Party, partiesRead, partiesWrite } from '../contract/index.ts';
import { findRecord, type PartyRecord, type StoredIdentity } from '../data/party-record.ts';
import { findSummary } from '../data/summary-queries.ts';
import { completeness } from '../domain/completeness.ts';
import { maskIdentity } from '../domain/mask-identity.ts';

/** The whole file of a party as it is answered; field classes are blanked after this, by the route. */
export async function viewParty(ctx: ActionContext, partyId: string): Promise<Party> {
  const summary = await findSummary(ctx.db, partyId);
  const record = await findRecord(ctx.db, partyId);
  if (!summary || !record || !reaches(ctx.actor, partiesRead, record)) return refuseUnknown();
  return {
    ...summary,
    familyName: record.familyName,
    givenName: record.givenName,
    organisationName: record.organisationName,
    preferredChannel: record.preferredChannel,
    contactHours: record.contactHours,
    source: record.source,
    firstContactAt: record.firstContactAt,
    contactPoints: record.contactPoints.map(({ importId: _, nationalDigits: __, ...point }) => ({
      ...point,
      isMasked: false,
    })),
    identities: record.identities
      .filter(({ kind }) => kind !== 'customer-number')
      .map(({ kind, value, source }) => {
        const masked = maskIdentity(kind, value);
        const mayShow = masked !== value && ctx.actor.sees('sensitive');
        return { kind, key: identityKeyOf({ kind, value }), masked, mayShow, source };
      }),
    nationalIdSays: record.kind === 'person' ? factsOfNumbers(record.identities) : null,
    completeness: completeness(record, ctx.clock.now()),
    importId: record.importId,
    version: record.version,
    mayWrite: reaches(ctx.actor, partiesWrite, record),
  };
}

function factsOfNumbers(identities: PartyRecord['identities']): Party['nationalIdSays'] {
  const told = identities.flatMap(({ kind, value }) =>
    kind === 'national-id' ? [nationalIdFacts(value)] : [],
  );
  return told.find((facts) => facts !== null) ?? null;
}

/** Names a number in an address without telling it. */
export function identityKeyOf(identity: Pick<StoredIdentity, 'kind' | 'value'>): string {
  return createHash('sha256').update(`${identity.kind} ${identity.value}`).digest('hex').slice(0, 32);
}

/** The record to change, its row held until the end; refuses what the actor may not see or may not change. */
export async function recordToChange(ctx: ActionContext, partyId: string): Promise<PartyRecord> {
  const record = await findRecord(ctx.db, partyId, { lock: true });
  if (!record || !reaches(ctx.actor, partiesRead, record)) return refuseUnknown();
  if (!reaches(ctx.actor, partiesWrite, record)) {
    // Whoever may read but not write is told so; nothing is given away.
    return refuse(notFound, 'this customer belongs to others; ask their branch or owner to make the change');
  }
  return record;
}

export function refuseUnknown(): never {
  return refuse(notFound, 'there is no such customer, or it belongs to a branch you do not work in');
}
