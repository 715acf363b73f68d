import { useLocaleFormat } from '#ui';
import { useLanguageName } from './language-name.ts';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames } from './party-queries.ts';

/** A field's value as the file shows it. */
export function useFieldValue(): (field: string, value: string | null) => string {
  const words = useWords();
  const format = useLocaleFormat();
  const languageName = useLanguageName();
  const { branchName, staffName } = usePlaceNames();
  return (field, value) => {
    if (value === null || value === '') return words('conflict.empty');
    if (field === 'gender') return words(`gender.${value as 'female'}`);
    if (field === 'preferredChannel') return words(`channel.${value as 'phone'}`);
    if (field === 'language') return languageName(value);
    if (field === 'branchId') return branchName(value) ?? value;
    if (field === 'ownerId') return staffName(value) ?? value;
    return field === 'bornOn' || field === 'diedOn' ? format.date(value) : value;
  };
}
