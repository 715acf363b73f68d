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
  const asMoment = (value: string) => format.dateTime(value);
  const asDay = (value: string) => format.date(value);
  const asPhone = (value: string) => format.phone(value);
  const readers: Readonly<Record<string, (value: string) => string | undefined>> = {
    gender: (value) => words(`gender.${value as 'female'}`),
    preferredChannel: (value) => words(`channel.${value as 'phone'}`),
    language: languageName,
    branchId: branchName,
    ownerId: staffName,
    archivedAt: asMoment,
    firstContactAt: asMoment,
    bornOn: asDay,
    diedOn: asDay,
    phone: asPhone,
    'phone-preferred': asPhone,
    confirmed: asMoment,
    barred: (value) => words(`file.barReason.${value as 'other'}`),
    verified: (value) => words(`file.verifiedHow.${value as 'reached'}`),
  };
  return (field, value) => {
    if (value === null || value === '') return words('conflict.empty');
    // What was said about a telephone is named after it: `phone-barred`.
    const read = readers[field] ?? readers[field.replace(/^(phone|email|address)-/, '')];
    return read?.(value) ?? value;
  };
}
