import { EMPTY_CUSTOMER, type TypedCustomer } from './new-customer.ts';

/** Decodes a card file: UTF-8, or the encoding older telephones in China write. */
export function decodeCards(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The people and organisations of a vCard file (versions 2.1 to 4.0), as if typed into the form of a new customer. */
export function readCards(text: string): TypedCustomer[] {
  return text
    .split(/^BEGIN:VCARD\s*$/im)
    .slice(1)
    .map((card) => asTyped(readLines(card.split(/^END:VCARD\s*$/im)[0] ?? '')))
    .filter(({ name }) => name !== '');
}

interface Line {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

function readLines(card: string): Line[] {
  return unfolded(card).flatMap((line) => {
    const read = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/s.exec(line);
    if (!read) return [];
    const [, name = '', parameters = '', raw = ''] = read;
    const value = /quoted-printable/i.test(parameters) ? unquoted(raw, parameters) : raw;
    return [{ name: name.toUpperCase(), parameters: parameters.toUpperCase(), value: value.trim() }];
  });
}

/** A line goes on where the next begins with a space, or, written as quoted-printable, where it ends with "=". */
function unfolded(card: string): string[] {
  const lines: string[] = [];
  for (const line of card.split(/\r?\n/)) {
    const last = lines.at(-1);
    if (last !== undefined && /^[ \t]/.test(line)) lines[lines.length - 1] = last + line.slice(1);
    else if (last !== undefined && /quoted-printable/i.test(last) && last.endsWith('='))
      lines[lines.length - 1] = last.slice(0, -1) + line;
    else lines.push(line);
  }
  return lines;
}

function unquoted(value: string, parameters: string): string {
  const bytes = value
    .match(/=[0-9a-f]{2}|[\s\S]/gi)
    ?.flatMap((piece) =>
      /^=[0-9a-f]{2}$/i.test(piece)
        ? [Number.parseInt(piece.slice(1), 16)]
        : [...new TextEncoder().encode(piece)],
    );
  const isChinese = /charset=(gb|cp936)/i.test(parameters);
  return new TextDecoder(isChinese ? 'gb18030' : 'utf-8').decode(new Uint8Array(bytes ?? []));
}

function asTyped(lines: readonly Line[]): TypedCustomer {
  const all = (name: string) => lines.filter((line) => line.name === name && line.value !== '');
  const first = (name: string) => preferred(all(name))?.value ?? '';
  const kind = first('KIND').toLowerCase();
  const parts = split(first('N'), ';').map((part) => split(part, ',').map(plain).join(' '));
  const [family = '', given = '', middle = ''] = parts;
  const ofParts = /\p{Script=Han}/u.test(family + given)
    ? `${family}${given}`
    : [given, middle, family].filter(Boolean).join(' ');
  const organisation = plain(split(first('ORG'), ';')[0] ?? '');
  const person = plain(first('FN')) || ofParts;
  const isOrganisation = kind === 'org' || (person === '' && organisation !== '') || person === organisation;
  return {
    ...EMPTY_CUSTOMER,
    kind:
      kind === 'group'
        ? 'household'
        : isOrganisation && organisation + kind !== ''
          ? 'organisation'
          : 'person',
    name: (person || organisation).slice(0, 300),
    phone: plain(first('TEL')).replace(/^tel:/i, ''),
    email: plain(first('EMAIL')).replace(/^mailto:/i, ''),
    bornOn: birthday(first('BDAY')),
    gender:
      ({ M: 'male', F: 'female', O: 'other' } as const)[first('GENDER').slice(0, 1).toUpperCase()] ?? '',
    language: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(first('LANG')) ? first('LANG') : '',
    tags: all('CATEGORIES')
      .flatMap(({ value }) => split(value, ',').map(plain))
      .filter((tag) => tag !== ''),
  };
}

/** The one the card prefers, else a mobile number, else the first. */
function preferred(lines: readonly Line[]): Line | undefined {
  return (
    lines.find(({ parameters }) => /PREF/.test(parameters)) ??
    lines.find(({ parameters }) => /CELL/.test(parameters)) ??
    lines[0]
  );
}

/** Days with a year only: a birthday without one tells no age. */
function birthday(value: string): string {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(value) ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

/** Cuts at a sign that no backslash stands before. */
function split(value: string, sign: ';' | ','): string[] {
  return value.match(new RegExp(`(?:\\\\.|[^${sign}\\\\])+|(?<=^|${sign})(?=${sign}|$)`, 'g')) ?? [];
}

function plain(value: string): string {
  return value.replace(/\\n/gi, ' ').replace(/\\(.)/g, '$1').trim();
}
