import { type Gender, type PartyField, preferredChannel } from '#modules/parties/contract';
import { OFFERED_LANGUAGES, useLanguageName } from './language-name.ts';
import { useWords } from './messages/use-words.ts';
import { usePlaceNames } from './party-queries.ts';

/** As a form offers them. */
export const GENDERS = ['female', 'male', 'other'] as const satisfies readonly Gender[];

export interface FieldChoice {
  readonly value: string;
  readonly label: string;
}

/** What a field can be chosen from; nothing for a field that is typed. A value from elsewhere stays choosable. */
export function useFieldChoices(field: PartyField, value = ''): FieldChoice[] | undefined {
  const words = useWords();
  const languageName = useLanguageName();
  const { branches } = usePlaceNames();
  switch (field) {
    case 'gender':
      return GENDERS.map((one) => ({ value: one, label: words(`gender.${one}`) }));
    case 'preferredChannel':
      return preferredChannel.options.map((one) => ({ value: one, label: words(`channel.${one}`) }));
    case 'language': {
      const offered: readonly string[] = OFFERED_LANGUAGES;
      const tags = value === '' || offered.includes(value) ? offered : [...offered, value];
      return tags.map((tag) => ({ value: tag, label: languageName(tag) }));
    }
    case 'branchId':
      return branches
        .filter(({ branchId, archivedAt }) => archivedAt === null || branchId === value)
        .map(({ branchId, name }) => ({ value: branchId, label: name }));
    default:
      return undefined;
  }
}
