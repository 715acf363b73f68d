import type { DocumentRelation } from '../contract/index.ts';

/** What a card of an address book tells of somebody. */
export interface CardFacts {
  partyId: string;
  kind: 'person' | 'organisation' | 'household';
  displayName: string;
  familyName: string;
  givenName: string;
  organisationName: string;
  otherName: string;
  bornOn: string | null;
  language: string | null;
  phones: readonly string[];
  emails: readonly string[];
  addresses: readonly string[];
  tags: readonly string[];
  relations: readonly Pick<DocumentRelation, 'role' | 'direction' | 'other' | 'sinceOn' | 'untilOn'>[];
}

const KINDS = { person: 'individual', organisation: 'org', household: 'group' } as const;
const LINE_BYTES = 75;

/** One card in vCard 4.0 (RFC 6350), with lines folded as it asks. `note` tells where the card comes from. */
export function vcard(facts: CardFacts, note: string): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `UID:urn:uuid:${facts.partyId}`,
    `KIND:${KINDS[facts.kind]}`,
    `FN:${escaped(facts.displayName)}`,
    ...(facts.kind === 'person' ? [`N:${escaped(facts.familyName)};${escaped(facts.givenName)};;;`] : []),
    ...organisationLines(facts),
    ...(facts.otherName === '' ? [] : [`NICKNAME:${escaped(facts.otherName)}`]),
    ...(facts.bornOn === null ? [] : [`BDAY:${facts.bornOn.replaceAll('-', '')}`]),
    ...(facts.language === null ? [] : [`LANG:${facts.language}`]),
    ...facts.phones.map((phone) =>
      phone.startsWith('+') ? `TEL;VALUE=uri:tel:${phone}` : `TEL:${escaped(phone)}`,
    ),
    ...facts.emails.map((email) => `EMAIL:${escaped(email)}`),
    ...facts.addresses.map((address) => `ADR:;;${escaped(address)};;;;`),
    ...(facts.tags.length === 0 ? [] : [`CATEGORIES:${facts.tags.map(escaped).join(',')}`]),
    ...facts.relations.filter(({ untilOn }) => untilOn === null).map(relatedLine),
    `NOTE:${escaped(note)}`,
    'END:VCARD',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** The organisation itself, or those somebody works at. */
function organisationLines({ organisationName, relations }: CardFacts): string[] {
  if (organisationName !== '') return [`ORG:${escaped(organisationName)}`];
  return relations
    .filter(
      ({ role, direction, untilOn }) => role === 'works-at' && direction === 'outgoing' && untilOn === null,
    )
    .map(({ other }) => `ORG:${escaped(other.name)}`);
}

/** The card's standard has no word for most of our roles, so each is named by an extension of it. */
function relatedLine({ role, direction, other, sinceOn }: CardFacts['relations'][number]): string {
  const type = direction === 'incoming' ? `x-${role}` : `x-${role}-of`;
  const since = sinceOn === null ? '' : `;X-SINCE=${sinceOn}`;
  return `RELATED;VALUE=text;TYPE=contact,${type}${since}:${escaped(other.name)}`;
}

function escaped(text: string): string {
  return text.replace(/[\\,;]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** Breaks a line so that no piece has more than 75 bytes and no letter is cut. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const letter of line) {
    const size = utf8Bytes(letter);
    if (bytes + size > LINE_BYTES) {
      pieces.push(piece);
      piece = ' ';
      bytes = 1;
    }
    piece += letter;
    bytes += size;
  }
  return [...pieces, piece].join('\r\n');
}

function utf8Bytes(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
