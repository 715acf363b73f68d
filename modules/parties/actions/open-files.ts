import { type ActionContext, takeNumbers } from '#platform';
import {
  type ContactPointRow,
  type IdentityRow,
  insertContactPoints,
  insertIdentities,
  insertParties,
  insertTags,
  type PartyRow,
  type Stamp,
} from '../data/party-writes.ts';
import { customerNumber } from '../domain/customer-number.ts';
import { deriveParty } from '../domain/derive-party.ts';
import type { IdentityKey } from '../domain/identity.ts';
import type { PartyDraft } from '../domain/party-draft.ts';
import { numberLexemes } from '../domain/search-lexemes.ts';

/** A file to open: who it is for, already read, with the id it shall have. */
export interface NewFile {
  partyId: string;
  draft: PartyDraft;
  firstContactAt: string | null;
  importId: string | null;
}

/** Opens many files at once, by COPY. Their exclusive numbers must be free, or claimed for them already. */
export async function openFiles(
  ctx: ActionContext,
  files: readonly NewFile[],
  lane: 'by-hand' | 'imported',
  stamp: Stamp,
  options: { numbersClaimed?: boolean } = {},
): Promise<void> {
  if (files.length === 0) return;
  const rows = prepareRows(ctx, files, stamp, options.numbersClaimed ?? false);
  await insertContactPoints(ctx.db, rows.contactPoints, stamp);
  await insertIdentities(ctx.db, rows.identities, stamp);
  await insertTags(ctx.db, rows.tags, stamp);
  await numberAndInsert(ctx, rows.parties, lane, stamp);
}

type UnnumberedParty = Omit<PartyRow, 'number'>;

/** Taking numbers makes others wait until this transaction ends, so it comes last. */
async function numberAndInsert(
  ctx: ActionContext,
  parties: readonly UnnumberedParty[],
  lane: 'by-hand' | 'imported',
  stamp: Stamp,
): Promise<void> {
  const first = await takeNumbers(ctx.db, `parties.${lane}`, parties.length);
  const numbered = parties.map((party, index) => {
    const number = customerNumber(lane, first + index);
    return {
      ...party,
      number,
      lexemes: [...party.lexemes, ...numberLexemes(number).map((lexeme) => `n:${lexeme}`)],
    };
  });
  const ownNumbers = numbered.map(({ partyId, number, importId }) => ({
    kind: 'customer-number' as const,
    value: number,
    partyId,
    source: null,
    importId,
  }));
  await insertIdentities(ctx.db, ownNumbers, stamp);
  await insertParties(ctx.db, numbered, stamp);
}

interface PreparedRows {
  parties: UnnumberedParty[];
  contactPoints: ContactPointRow[];
  identities: IdentityRow[];
  tags: { partyId: string; tag: string; importId: string | null }[];
}

function prepareRows(
  ctx: ActionContext,
  files: readonly NewFile[],
  stamp: Stamp,
  numbersClaimed: boolean,
): PreparedRows {
  const rows: PreparedRows = { parties: [], contactPoints: [], identities: [], tags: [] };
  for (const { partyId, draft, firstContactAt, importId } of files) {
    const { identities, ...derivedFacts } = deriveParty(draft, draft.contactPoints, draft.identities);
    rows.parties.push({
      ...draft,
      partyId,
      ...derivedFacts,
      firstContactAt: firstContactAt ?? stamp.at,
      importId,
    });
    for (const { preferred, ...point } of draft.contactPoints) {
      rows.contactPoints.push({
        ...point,
        partyId,
        contactPointId: ctx.newId(),
        preferredAt: preferred ? stamp.at : null,
        // What somebody just gave at the desk is confirmed; what an old file says is not.
        confirmedAt: importId === null ? stamp.at : null,
        importId,
      });
    }
    const derived = identities.map((key: IdentityKey) => ({ ...key, source: null }));
    const numbers = numbersClaimed ? [] : draft.identities;
    for (const identity of [...numbers, ...derived]) rows.identities.push({ ...identity, partyId, importId });
    for (const tag of draft.tags) rows.tags.push({ partyId, tag, importId });
  }
  return rows;
}
