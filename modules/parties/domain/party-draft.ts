import type { Fault } from '#contract-kit';
import type { Gender, PartyKind, PreferredChannel } from '../contract/index.ts';
import { LONGEST_NAME } from '../contract/index.ts';
import { isMainlandId } from '../contract/national-id.ts';
import { cleanText } from './clean-text.ts';
import { type ContactPointDraft, readContactPoint, type TypedContactPoint } from './contact-point-draft.ts';
import { type IdentityKey, type IdentityKind, identityValue, isIdentityKind } from './identity.ts';
import { splitPersonName } from './person-name.ts';

/** What the file says of a party, apart from contact points, numbers and tags. */
export interface PartyFacts {
  kind: PartyKind;
  familyName: string;
  givenName: string;
  organisationName: string;
  otherName: string;
  gender: Gender | null;
  bornOn: string | null;
  diedOn: string | null;
  language: string | null;
  preferredChannel: PreferredChannel | null;
  contactHours: string | null;
  source: string | null;
  branchId: string | null;
  ownerId: string | null;
}

/** A party about to be added, read and cleaned. */
export interface PartyDraft extends PartyFacts {
  contactPoints: ContactPointDraft[];
  identities: (IdentityKey & { source: string | null })[];
  tags: string[];
}

/** A party as somebody typed it: the name whole or in parts, phones in any format. */
export interface TypedParty extends Partial<PartyFacts> {
  name?: string | undefined;
  contactPoints?: readonly TypedContactPoint[];
  identities?: readonly { kind: string; value: string; source?: string | null }[];
  tags?: readonly string[];
}

export interface ReadingSettings {
  phoneRegion: string;
  /** The business's own day, to refuse birthdays that lie ahead. */
  today: string;
}

/** Reads what was typed; everything wrong with it comes back at once, by the path of the field. */
export function readPartyDraft(
  typed: TypedParty,
  settings: ReadingSettings,
): { draft: PartyDraft; faults: Fault[] } {
  const faults: Fault[] = [];
  const names = readNames(typed);
  faults.push(...nameFaults(names), ...dateFaults(typed, settings.today));
  const contactPoints = readContactPoints(typed.contactPoints ?? [], settings.phoneRegion, faults);
  const identities = readIdentities(typed.identities ?? [], faults);
  const draft: PartyDraft = {
    ...names,
    gender: typed.gender ?? null,
    bornOn: typed.bornOn ?? null,
    diedOn: typed.diedOn ?? null,
    language: typed.language ?? null,
    preferredChannel: typed.preferredChannel ?? null,
    contactHours: orNull(typed.contactHours),
    source: orNull(typed.source),
    branchId: typed.branchId ?? null,
    ownerId: typed.ownerId ?? null,
    contactPoints,
    identities,
    tags: [...new Set((typed.tags ?? []).map(cleanText).filter((tag) => tag !== ''))],
  };
  return { draft, faults };
}

type Names = Pick<PartyFacts, 'kind' | 'familyName' | 'givenName' | 'organisationName' | 'otherName'>;

function readNames(typed: TypedParty): Names {
  const kind = typed.kind ?? 'person';
  const otherName = cleanText(typed.otherName ?? '');
  if (kind !== 'person') {
    const organisationName = cleanText(typed.organisationName || typed.name || '');
    return { kind, familyName: '', givenName: '', organisationName, otherName };
  }
  const familyName = cleanText(typed.familyName ?? '');
  const givenName = cleanText(typed.givenName ?? '');
  if (familyName !== '' || givenName !== '' || !typed.name) {
    return { kind, familyName, givenName, organisationName: '', otherName };
  }
  const split = splitPersonName(typed.name);
  return {
    kind,
    familyName: split.familyName,
    givenName: split.givenName,
    organisationName: '',
    otherName: otherName || split.otherName,
  };
}

/** What is wrong with the parts of a name. */
export function nameFaults(names: Names): Fault[] {
  const whole = names.kind !== 'person' ? names.organisationName : names.familyName + names.givenName;
  if (whole === '') {
    const path = names.kind !== 'person' ? 'body.organisationName' : 'body.name';
    return [{ path, code: 'name-missing', message: 'a name is missing; give at least one part of it' }];
  }
  const parts = { name: whole, otherName: names.otherName };
  return Object.entries(parts)
    .filter(([, part]) => [...part].length > LONGEST_NAME)
    .map(([field, part]) => ({
      path: `body.${field}`,
      code: 'name-too-long',
      message: `this name has ${[...part].length} characters; shorten it to ${LONGEST_NAME}`,
    }));
}

/** What is wrong with the dates of a life. */
export function dateFaults(
  typed: { bornOn?: string | null; diedOn?: string | null },
  today: string,
): Fault[] {
  const faults: Fault[] = [];
  const { bornOn, diedOn } = typed;
  if (bornOn && (bornOn > today || bornOn < '1850-01-01')) {
    const message = `a birthday lies between 1850-01-01 and ${today}; check the year`;
    faults.push({ path: 'body.bornOn', code: 'birthday-out-of-range', message });
  }
  if (diedOn && (diedOn > today || (bornOn && diedOn < bornOn))) {
    const message = `a day of death lies between the birthday and ${today}; check the year`;
    faults.push({ path: 'body.diedOn', code: 'death-out-of-range', message });
  }
  return faults;
}

function readContactPoints(
  typed: readonly TypedContactPoint[],
  region: string,
  faults: Fault[],
): ContactPointDraft[] {
  const drafts = new Map<string, ContactPointDraft>();
  typed.forEach((one, index) => {
    const read = readContactPoint(one, region, `body.contactPoints.${index}.typed`);
    if (!read.ok) faults.push(read.fault);
    else if (!drafts.has(`${read.draft.kind} ${read.draft.value}`)) {
      drafts.set(`${read.draft.kind} ${read.draft.value}`, read.draft);
    }
  });
  return [...drafts.values()];
}

function readIdentities(
  typed: readonly { kind: string; value: string; source?: string | null }[],
  faults: Fault[],
): PartyDraft['identities'] {
  const read = new Map<string, PartyDraft['identities'][number]>();
  typed.forEach((one, index) => {
    const result = readIdentity(one, `body.identities.${index}`);
    if (!result.ok) faults.push(result.fault);
    else read.set(`${result.key.kind} ${result.key.value}`, { ...result.key, source: one.source ?? null });
  });
  return [...read.values()];
}

/** Reads a number somebody is recognised by. */
export function readIdentity(
  typed: { kind: string; value: string },
  path: string,
): { ok: true; key: IdentityKey } | { ok: false; fault: Fault } {
  const fault = (code: string, message: string) => ({ ok: false as const, fault: { path, code, message } });
  if (!isIdentityKind(typed.kind)) return fault('identity-kind-unknown', 'this kind of number is not known');
  const kind: IdentityKind = typed.kind;
  const value = identityValue(kind, typed.value);
  if (value === '' || value.length > 100) {
    return fault('identity-length', 'a number has between 1 and 100 characters');
  }
  if (kind === 'national-id' && /^\d{17}[\dX]$/.test(value) && !isMainlandId(value)) {
    return fault('national-id-check', 'the last character of this identity number does not fit the others');
  }
  return { ok: true, key: { kind, value } };
}

function orNull(text: string | null | undefined): string | null {
  const clean = cleanText(text ?? '');
  return clean === '' ? null : clean;
}
