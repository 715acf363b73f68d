import { z } from 'zod';
import {
  type ContactPointForm,
  type NewParty,
  nationalIdFacts,
  partyKind,
  preferredChannel,
} from '#modules/parties/contract';

const typedCustomer = z.object({
  kind: partyKind,
  name: z.string(),
  phone: z.string(),
  bornOn: z.string(),
  gender: z.enum(['', 'female', 'male', 'other']),
  email: z.string(),
  branchId: z.string(),
  language: z.string(),
  preferredChannel: z.union([z.literal(''), preferredChannel]),
  tags: z.array(z.string()),
  source: z.string(),
  nationalId: z.string().default(''),
});
/** A new customer as typed: every field there, empty when nothing is typed. */
export type TypedCustomer = z.infer<typeof typedCustomer>;

export const EMPTY_CUSTOMER: TypedCustomer = {
  kind: 'person',
  name: '',
  phone: '',
  bornOn: '',
  gender: '',
  email: '',
  branchId: '',
  language: '',
  preferredChannel: '',
  tags: [],
  source: '',
  nationalId: '',
};

/** What is shown only when asked for. */
export const MORE_FIELDS = [
  'nationalId',
  'email',
  'branchId',
  'language',
  'preferredChannel',
  'tags',
  'source',
] as const satisfies readonly (keyof TypedCustomer)[];

export function isUntouched(typed: TypedCustomer): boolean {
  return JSON.stringify({ ...typed, kind: 'person' }) === JSON.stringify(EMPTY_CUSTOMER);
}

/** What was kept on the device; anything unreadable is nothing. */
export function readKeptCustomer(text: string): TypedCustomer | undefined {
  if (text === '') return undefined;
  try {
    const read = typedCustomer.safeParse(JSON.parse(text));
    return read.success && !isUntouched(read.data) ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** The form as the server takes it; fields without text are left out. */
export function toNewParty(typed: TypedCustomer, allowDuplicate: boolean): NewParty {
  const isPerson = typed.kind === 'person';
  const text = (value: string) => (value.trim() === '' ? undefined : value.trim());
  return {
    kind: typed.kind,
    name: typed.name.trim(),
    bornOn: isPerson ? text(typed.bornOn) : undefined,
    gender: isPerson && typed.gender !== '' ? typed.gender : undefined,
    branchId: text(typed.branchId),
    language: text(typed.language),
    preferredChannel: typed.preferredChannel === '' ? undefined : typed.preferredChannel,
    source: text(typed.source),
    tags: typed.tags,
    contactPoints: typedPoints(typed),
    identities:
      isPerson && typed.nationalId.trim() !== ''
        ? [{ kind: 'national-id', value: typed.nationalId.trim() }]
        : undefined,
    allowDuplicate,
  };
}

/** The form with a national id, and what that tells where nothing was typed yet. */
export function withNationalId(typed: TypedCustomer, nationalId: string): TypedCustomer {
  const facts = nationalIdFacts(nationalId);
  return {
    ...typed,
    nationalId,
    bornOn: typed.bornOn === '' ? (facts?.bornOn ?? '') : typed.bornOn,
    gender: typed.gender === '' ? (facts?.gender ?? '') : typed.gender,
  };
}

/** Fields that say something else than the national id does. */
export function differsFromNationalId(typed: TypedCustomer): ('bornOn' | 'gender')[] {
  const facts = nationalIdFacts(typed.nationalId);
  return (['bornOn', 'gender'] as const).filter(
    (field) => facts?.[field] != null && typed[field] !== '' && typed[field] !== facts[field],
  );
}

function typedPoints({ phone, email }: TypedCustomer): ContactPointForm[] {
  const points = [
    { kind: 'phone', typed: phone.trim() },
    { kind: 'email', typed: email.trim() },
  ] as const;
  return points.filter(({ typed }) => typed !== '');
}

/** The field of the form that a fault of the server is about. */
export function formFieldOf(path: string, typed: TypedCustomer): string {
  const field = path.replace(/^body\./, '');
  const point = /^contactPoints\.(\d+)/.exec(field);
  if (point) return typedPoints(typed)[Number(point[1])]?.kind ?? field;
  if (field.startsWith('identities.')) return 'nationalId';
  return field === 'organisationName' ? 'name' : field;
}
