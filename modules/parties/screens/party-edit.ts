import { z } from 'zod';
import { type Party, type PartyField, type PartyFields, partyFields } from '#modules/parties/contract';

/** Fields in the order they are edited and told of; an organisation has no days of life and no gender. */
const PERSON_FIELDS = [
  'familyName',
  'givenName',
  'otherName',
  'gender',
  'bornOn',
  'diedOn',
  'preferredChannel',
  'contactHours',
  'language',
  'branchId',
  'source',
] as const satisfies readonly PartyField[];
const ORGANISATION_FIELDS = [
  'organisationName',
  'otherName',
  'preferredChannel',
  'contactHours',
  'language',
  'branchId',
  'source',
] as const satisfies readonly PartyField[];
const NAME_FIELDS: ReadonlySet<string> = new Set([
  'familyName',
  'givenName',
  'organisationName',
  'otherName',
]);

/** Every field as text, empty when nothing is noted: what the fields of a form hold. */
export type EditValues = Partial<Record<PartyField, string>>;

/** Changes on their way: what the record said when they were begun, and what it shall say. */
export interface PartyEdit {
  readonly version: number;
  readonly base: EditValues;
  readonly mine: EditValues;
}

/** A field that both sides changed since. */
export interface Conflict {
  readonly field: PartyField;
  readonly mine: string;
  readonly theirs: string;
}

export type Side = 'mine' | 'theirs';

export function editableFields(kind: Party['kind']): readonly PartyField[] {
  return kind !== 'person' ? ORGANISATION_FIELDS : PERSON_FIELDS;
}

export function editValues(party: Party): EditValues {
  return Object.fromEntries(editableFields(party.kind).map((field) => [field, party[field] ?? '']));
}

export function startEdit(party: Party): PartyEdit {
  return { version: party.version, base: editValues(party), mine: {} };
}

/** The edit with one field set; a field that reads as at the start is no longer a change. */
export function withField(edit: PartyEdit, field: PartyField, value: string): PartyEdit {
  const { [field]: _, ...others } = edit.mine;
  const isBack = value === (edit.base[field] ?? '');
  return { ...edit, mine: isBack ? others : { ...others, [field]: value } };
}

export function isChanged(edit: PartyEdit): boolean {
  return Object.keys(edit.mine).length > 0;
}

/** What the form shows: the record as it was, with the changes over it. */
export function shownValues(edit: PartyEdit): EditValues {
  return { ...edit.base, ...edit.mine };
}

/** The changes as the server takes them: names may be empty text, anything else without text is nothing. */
export function toChanges(values: EditValues): Partial<PartyFields> {
  const typed = Object.entries(values).map(([field, value]) => {
    const text = value.trim();
    return [field, text === '' && !NAME_FIELDS.has(field) ? null : text];
  });
  return partyFields.partial().parse(Object.fromEntries(typed));
}

const refusedContext = z.object({
  version: z.int(),
  fields: z.array(
    z.object({
      field: partyFields.keyof(),
      mine: z.string().nullable(),
      theirs: z.string().nullable(),
    }),
  ),
});

/** What stands against an edit that came too late: the newest version, and the fields both sides changed. */
export function conflictsOf(
  edit: PartyEdit,
  context: unknown,
): { version: number; conflicts: Conflict[] } | undefined {
  const read = refusedContext.safeParse(context);
  if (!read.success) return undefined;
  const conflicts = read.data.fields
    .map(({ field, mine, theirs }) => ({ field, mine: mine ?? '', theirs: theirs ?? '' }))
    // Where the record still reads as when the edit began, nobody is overruled.
    .filter(({ field, mine, theirs }) => theirs !== mine && theirs !== (edit.base[field] ?? ''));
  return { version: read.data.version, conflicts };
}

/** The edit to save on the newest version, each conflict decided; what stands as theirs is no change of mine. */
export function settleConflicts(
  edit: PartyEdit,
  settled: {
    version: number;
    conflicts: readonly Conflict[];
    choices: Readonly<Partial<Record<PartyField, Side>>>;
  },
): PartyEdit {
  const { version, conflicts, choices } = settled;
  const base: EditValues = { ...edit.base };
  const mine: EditValues = { ...edit.mine };
  for (const { field, theirs } of conflicts) {
    base[field] = theirs;
    if (choices[field] === 'theirs') delete mine[field];
  }
  return { version, base, mine };
}

const editValuesSchema = z.partialRecord(partyFields.keyof(), z.string());
const keptEdit = z.object({ version: z.int(), base: editValuesSchema, mine: editValuesSchema });

/** An edit kept on the device as text; anything unreadable is no edit. */
export function readKeptEdit(text: string): PartyEdit | undefined {
  if (text === '') return undefined;
  try {
    const read = keptEdit.safeParse(JSON.parse(text));
    return read.success && isChanged(read.data) ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The edit over the record as it reads now. Fields that are not changed here follow the record; so does the version,
 * unless somebody changed a field that is changed here: then the server is to refuse and the person to choose.
 */
export function overNewest(edit: PartyEdit, party: Party): PartyEdit {
  const now = editValues(party);
  const mineFields = editableFields(party.kind).filter((field) => edit.mine[field] !== undefined);
  const isOverruled = mineFields.some((field) => (edit.base[field] ?? '') !== (now[field] ?? ''));
  if (!isOverruled) return { version: Math.max(edit.version, party.version), base: now, mine: edit.mine };
  const begun = Object.fromEntries(mineFields.map((field) => [field, edit.base[field] ?? '']));
  return { version: edit.version, base: { ...now, ...begun }, mine: edit.mine };
}
