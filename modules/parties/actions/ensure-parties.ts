import type { ActionContext } from '#platform';
import { partiesImported } from '../contract/index.ts';
import { claimExternalNumbers, findHolders } from '../data/identity-queries.ts';
import { cleanText } from '../domain/clean-text.ts';
import { externalKind, type IdentityKind, identityValue } from '../domain/identity.ts';
import { readPartyDraft } from '../domain/party-draft.ts';
import { openFiles } from './open-files.ts';
import { readingSettings } from './reading-settings.ts';
import { stampOf } from './save-record.ts';

/** Numbers a call takes at most; more are given in several calls. */
export const MOST_NUMBERS = 20_000;

export interface EnsuredParties {
  /** The party of each number, by the number as it was given. */
  partyIds: Map<string, string>;
  /** Files opened for numbers nobody held. */
  createdPartyIds: string[];
}

/** Who the numbers of another system belong to; numbers nobody holds are left out. */
export async function findPartiesByExternalNumber(
  ctx: Pick<ActionContext, 'db'>,
  asked: { source: string; numbers: readonly string[] },
): Promise<Map<string, string>> {
  const kind = externalKind(asked.source);
  const holders = await findHolders(ctx.db, distinctKeys(kind, asked.numbers));
  const byValue = new Map(holders.map(({ value, partyId }) => [value, partyId]));
  return byGivenNumber(kind, asked.numbers, byValue);
}

/** Finds the parties of another system's numbers and opens a file for each number nobody holds. */
export async function ensurePartiesByExternalNumber(
  ctx: ActionContext,
  asked: {
    source: string;
    numbers: readonly { number: string; name?: string | null }[];
    branchId: string | null;
    importId: string | null;
  },
): Promise<EnsuredParties> {
  if (asked.numbers.length > MOST_NUMBERS) {
    throw new RangeError(
      `ensurePartiesByExternalNumber takes at most ${MOST_NUMBERS} numbers, got ${asked.numbers.length}; call it several times`,
    );
  }
  const kind = externalKind(asked.source);
  const given = asked.numbers.map(({ number }) => number);
  const known = await findPartiesByExternalNumber(ctx, { source: asked.source, numbers: given });
  const names = firstNames(kind, asked.numbers);
  const missing = given.filter((number) => !known.has(number)).map((number) => identityValue(kind, number));
  const opened = await openMissing(ctx, { ...asked, kind, names, values: [...new Set(missing)] });
  return {
    partyIds: new Map([...known, ...byGivenNumber(kind, given, opened.byValue)]),
    createdPartyIds: opened.createdPartyIds,
  };
}

function firstNames(
  kind: IdentityKind,
  numbers: readonly { number: string; name?: string | null }[],
): Map<string, string> {
  const names = new Map<string, string>();
  for (const { number, name } of numbers) {
    const value = identityValue(kind, number);
    if (name && !names.has(value)) names.set(value, name);
  }
  return names;
}

interface Missing {
  kind: IdentityKind;
  values: readonly string[];
  names: ReadonlyMap<string, string>;
  source: string;
  branchId: string | null;
  importId: string | null;
}

/** Claiming a number first lets two imports at once open one file: the later one waits, then finds it. */
async function openMissing(
  ctx: ActionContext,
  missing: Missing,
): Promise<{ byValue: Map<string, string>; createdPartyIds: string[] }> {
  const { kind, values, source, branchId, importId } = missing;
  if (values.length === 0) return { byValue: new Map(), createdPartyIds: [] };
  const stamp = stampOf(ctx);
  const claims = values.map((value) => ({ kind, value, partyId: ctx.newId(), source, importId }));
  const won = await claimExternalNumbers(ctx.db, claims, stamp.at);
  const files = claims
    .filter(({ value }) => won.has(value))
    .map(({ value, partyId }) => {
      const name = cleanText(missing.names.get(value) ?? '');
      const typed = name === '' ? { givenName: value } : { name };
      const { draft } = readPartyDraft({ ...typed, branchId }, readingSettings(ctx));
      return {
        partyId,
        draft: { ...draft, identities: [{ kind, value, source }] },
        firstContactAt: null,
        importId,
      };
    });
  await openFiles(ctx, files, importId === null ? 'by-hand' : 'imported', stamp, { numbersClaimed: true });
  const holders = await findHolders(
    ctx.db,
    values.map((value) => ({ kind, value })),
  );
  if (importId !== null && files.length > 0) {
    await ctx.announce(partiesImported, { partyId: null, importId, created: files.length, updated: 0 });
  }
  return {
    byValue: new Map(holders.map(({ value, partyId }) => [value, partyId])),
    createdPartyIds: files.map(({ partyId }) => partyId),
  };
}

function distinctKeys(kind: IdentityKind, numbers: readonly string[]) {
  const values = new Set(
    numbers.map((number) => identityValue(kind, number)).filter((value) => value !== ''),
  );
  return [...values].map((value) => ({ kind, value }));
}

function byGivenNumber(
  kind: IdentityKind,
  numbers: readonly string[],
  byValue: ReadonlyMap<string, string>,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const number of numbers) {
    const partyId = byValue.get(identityValue(kind, number));
    if (partyId !== undefined) found.set(number, partyId);
  }
  return found;
}
