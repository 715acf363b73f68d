import type { PersonInFile } from './hearing-file.ts';

/** Whether a file is about a customer: somebody else's is refused, and where a file does not tell enough a person decides. */
export type SamePerson = 'same' | 'unclear' | 'other';

/** Compares names in either order and without spaces, and the day of birth. */
export function samePerson(
  file: PersonInFile,
  customer: { displayName: string; birthOn: string | null },
): SamePerson {
  const known = plain(customer.displayName);
  const written = [plain(file.names.join('')), plain(file.names.toReversed().join(''))];
  const hasName = file.names.length > 0;
  const sameName = written.includes(known);
  if (file.birthOn !== undefined && customer.birthOn !== null) {
    if (file.birthOn !== customer.birthOn) return 'other';
    return !hasName || sameName ? 'same' : 'unclear';
  }
  if (!hasName) return 'unclear';
  return sameName ? 'same' : 'other';
}

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·.,'-]/g, '');
