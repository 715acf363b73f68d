import { z } from 'zod';
import { type ContactPointForm, type NewParty, partyKind, preferredChannel } from '#modules/parties/contract';

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
};

/** What is shown only when asked for. */
export const MORE_FIELDS = [
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
    allowDuplicate,
  };
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
  return field === 'organisationName' ? 'name' : field;
}
