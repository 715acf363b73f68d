import type { DocumentContactPoint, DocumentedCustomer, DocumentRelation } from '../contract/index.ts';
import type { PartyFacts } from './party-draft.ts';

interface Filed extends PartyFacts {
  firstContactAt: string;
  contactPoints: readonly (Omit<DocumentContactPoint, 'e164'> & { value: string })[];
  identities: readonly { kind: string; value: string }[];
  tags: readonly string[];
}

/** Where and to whom somebody belongs, in words another system knows. */
export type DocumentedPlace = Pick<DocumentedCustomer, 'branch' | 'owner' | 'keyAccount' | 'relations'>;

/** What a file says, in an order that does not depend on the system. */
export function documentOf(
  file: Filed,
  { branch, owner, keyAccount, relations }: DocumentedPlace,
  sees: { contact: boolean; sensitive: boolean },
): DocumentedCustomer {
  const numbersOf = (wanted: (kind: string) => boolean) =>
    file.identities.filter(({ kind }) => wanted(kind)).map(({ kind, value }) => ({ kind, value }));
  const others = numbersOf((kind) => kind !== 'customer-number' && kind !== 'national-id');
  const points = file.contactPoints.map(asTold).toSorted(byText(pointKey));
  return {
    kind: file.kind,
    familyName: file.familyName,
    givenName: file.givenName,
    organisationName: file.organisationName,
    otherName: file.otherName,
    gender: file.gender,
    bornOn: file.bornOn,
    diedOn: file.diedOn,
    language: file.language,
    preferredChannel: file.preferredChannel,
    contactHours: file.contactHours,
    source: file.source,
    firstContactAt: file.firstContactAt,
    contactPoints: sees.contact ? points : null,
    identities: others.toSorted(byText(({ kind, value }) => `${kind} ${value}`)),
    nationalIds: sees.sensitive
      ? numbersOf((kind) => kind === 'national-id')
          .map(({ value }) => value)
          .toSorted()
      : null,
    tags: file.tags.toSorted(),
    branch,
    owner,
    keyAccount,
    relations: relations.toSorted(byText(relationKey)),
  };
}

function relationKey({ role, direction, other, sinceOn, untilOn }: DocumentRelation): string {
  return JSON.stringify([role, direction, other.name, other.identities, other.number, sinceOn, untilOn]);
}

function asTold(point: Filed['contactPoints'][number]): DocumentContactPoint {
  const { kind, typed, label, preferredAt, confirmedAt, barredAt, barredReason, verifiedAt } = point;
  const e164 = kind === 'phone' && point.value.startsWith('+') ? point.value : null;
  const standing = { barredAt, barredReason, verifiedAt, verifiedByMeans: point.verifiedByMeans };
  return { kind, typed, e164, label, preferredAt, confirmedAt, ...standing };
}

/** What two documents' contact points are compared by. */
export function pointKey({ kind, typed, e164 }: DocumentContactPoint): string {
  return `${kind} ${(e164 ?? typed).toLowerCase()}`;
}

/** Compares by code unit, as every system does alike. */
function byText<T>(textOf: (one: T) => string): (a: T, b: T) => number {
  return (a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0);
}

/** A file after a document was brought: what the document says holds, what it is silent of stays. */
export function joinDocuments(file: DocumentedCustomer, given: DocumentedCustomer): DocumentedCustomer {
  const said = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== '' && !Array.isArray(value)),
  );
  const points = new Map((file.contactPoints ?? []).map((point) => [pointKey(point), point]));
  for (const point of given.contactPoints ?? []) points.set(pointKey(point), point);
  const numbers = [...file.identities, ...given.identities];
  const numberKey = ({ kind, value }: (typeof numbers)[number]) => `${kind} ${value}`;
  const nationalIds = [...new Set([...(file.nationalIds ?? []), ...(given.nationalIds ?? [])])];
  return {
    ...file,
    ...said,
    // A person stays a person, and was first met when the file says.
    kind: file.kind,
    firstContactAt: file.firstContactAt,
    contactPoints: [...points.values()].toSorted(byText(pointKey)),
    identities: [...new Map(numbers.map((one) => [numberKey(one), one])).values()].toSorted(
      byText(numberKey),
    ),
    nationalIds: nationalIds.toSorted(),
    tags: [...new Set([...file.tags, ...given.tags])].toSorted(),
  };
}

/** The parts in which two documents differ. */
export function differingParts(
  before: DocumentedCustomer,
  after: DocumentedCustomer,
): (keyof DocumentedCustomer)[] {
  return (Object.keys(after) as (keyof DocumentedCustomer)[]).filter(
    (part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]),
  );
}
