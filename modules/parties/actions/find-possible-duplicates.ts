import type { ActionContext } from '#platform';
import { type PartyKind, type PossibleDuplicate, partiesRead } from '../contract/index.ts';
import { findHolders } from '../data/identity-queries.ts';
import { findAlike } from '../data/likeness-queries.ts';
import { findNamesakes, reachableSummaries } from '../data/search-queries.ts';
import type { ContactPointDraft } from '../domain/contact-point-draft.ts';
import { derivedIdentities, partyName } from '../domain/derive-party.ts';
import { matchOf } from '../domain/duplicate-score.ts';
import type { IdentityKind } from '../domain/identity.ts';
import { compareTraits, type Likeness, REVIEW_FROM } from '../domain/likeness.ts';
import { compareNames } from '../domain/name-agreement.ts';
import { type PartyDraft, readPartyDraft } from '../domain/party-draft.ts';
import { nameForms } from '../domain/party-name.ts';
import { keyNumber, likenessKeys, type Traits, traitsOf } from '../domain/traits.ts';
import { reachOf } from './reach-of.ts';
import { readingSettings } from './reading-settings.ts';

const MOST_SHOWN = 10;

type NamedDraft = Pick<
  PartyDraft,
  'kind' | 'familyName' | 'givenName' | 'organisationName' | 'otherName' | 'bornOn'
> &
  Partial<Pick<PartyDraft, 'gender' | 'identities'>> & { contactPoints: readonly ContactPointDraft[] };

/** Who a new customer may be, likeliest first, among those the actor may see. */
export async function possibleDuplicatesOf(
  ctx: ActionContext,
  draft: NamedDraft,
): Promise<PossibleDuplicate[]> {
  const forms = nameForms(partyName(draft));
  const reach = reachOf(ctx, partiesRead);
  const holders = await findHolders(ctx.db, derivedIdentities(draft, forms, draft.contactPoints));
  const namesakes = forms.nameKey === '' ? [] : await findNamesakes(ctx.db, reach, forms.nameKey);
  const shared = new Map<string, Set<IdentityKind>>(namesakes.map(({ partyId }) => [partyId, new Set()]));
  for (const { partyId, kind } of holders) shared.set(partyId, (shared.get(partyId) ?? new Set()).add(kind));
  const traits = traitsOf({ ...draft, gender: draft.gender ?? null, identities: draft.identities ?? [] });
  const alike = await likelyFiles(ctx, traits);
  for (const partyId of alike.keys()) if (!shared.has(partyId)) shared.set(partyId, new Set());
  const candidates = await reachableSummaries(ctx.db, reach, [...shared.keys()].slice(0, 200));
  return candidates
    .flatMap((candidate) => {
      const own = nameKeyOf(candidate);
      const keys = shared.get(candidate.partyId) ?? new Set();
      const match = matchOf(keys, compareNames(forms, own), alike.get(candidate.partyId));
      if (!match) return [];
      const { reason, score } = match;
      const { partyId, number, displayName, kind, bornOn, branchId } = candidate;
      return [{ partyId, number, displayName, kind, bornOn, branchId, reason, score }];
    })
    .sort((a, b) => b.score - a.score || (a.number < b.number ? -1 : 1))
    .slice(0, MOST_SHOWN);
}

/** Files that agree with the traits well enough to be looked at, though they may share no whole key. */
async function likelyFiles(ctx: ActionContext, traits: Traits): Promise<Map<string, Likeness>> {
  const files = await findAlike(ctx.db, likenessKeys(traits).map(keyNumber));
  return new Map(
    files
      .map((file) => [file.partyId, compareTraits(traits, file.traits)] as const)
      .filter(([, { probability }]) => probability >= REVIEW_FROM),
  );
}

function nameKeyOf(candidate: { displayName: string; latinName: string | null }) {
  const { nameKey } = nameForms({
    kind: 'organisation',
    organisationName: candidate.displayName,
    otherName: '',
  });
  return { nameKey, latinName: candidate.latinName };
}

/** The same question while somebody is still typing: what cannot be read yet is left out. */
export async function findPossibleDuplicates(
  ctx: ActionContext,
  typed: { kind: PartyKind; name: string; bornOn?: string; phone?: string; email?: string },
): Promise<{ possibleDuplicates: PossibleDuplicate[] }> {
  const contactPoints = [
    ...(typed.phone ? [{ kind: 'phone' as const, typed: typed.phone }] : []),
    ...(typed.email ? [{ kind: 'email' as const, typed: typed.email }] : []),
  ];
  const { draft } = readPartyDraft(
    { kind: typed.kind, name: typed.name, bornOn: typed.bornOn ?? null, contactPoints },
    readingSettings(ctx),
  );
  return { possibleDuplicates: await possibleDuplicatesOf(ctx, draft) };
}
