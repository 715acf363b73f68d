import { minorUnitDigits } from '#contract-kit';
import { contactStanding, dataClass, missingFact, preferredChannel } from '#modules/parties/contract';
import { useLocaleFormat, usePreferences } from '#ui';
import { useLanguageName } from './language-name.ts';
import { useWords } from './messages/use-words.ts';
import { useBusinessCurrency, usePlaceNames, useTags } from './party-queries.ts';
import type { FilterName } from './use-list-query.ts';

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

const LANGUAGES = ['zh-CN', 'zh-TW', 'yue', 'en'] as const;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const AMOUNTS = [500, 1000, 5000, 10_000, 50_000] as const;
const PURCHASES = [2, 3, 5, 10] as const;
const SHARES = [0.3, 0.5, 0.7, 0.9] as const;
const NO_CONTACT_DAYS = [30, 60, 90, 180, 365] as const;
const DAYS = [7, 30, 90, 365] as const;

/** The values each filter can be set to, in words. */
export function useFilterChoices(): Record<FilterName, readonly FilterChoice[]> {
  const who = useWhoChoices();
  const file = useFileChoices();
  const purchases = usePurchaseChoices();
  return { ...who, ...file, ...purchases };
}

function useWhoChoices() {
  const words = useWords();
  const languageName = useLanguageName();
  const { branches, staff } = usePlaceNames();
  const tags = useTags().map((tag) => ({ value: tag, label: tag }));
  return {
    branchId: branches.map(({ branchId, name }) => ({ value: branchId, label: name })),
    ownerId: staff.map(({ staffId, displayName }) => ({ value: staffId, label: displayName })),
    tag: tags,
    keyAccount: [
      { value: 'any', label: words('filter.keyAny') },
      { value: 'overdue', label: words('filter.keyOverdue') },
    ],
    withoutTag: tags,
    kind: (['person', 'organisation', 'household'] as const).map((kind) => ({
      value: kind,
      label: words(`kind.${kind}`),
    })),
    gender: (['female', 'male', 'other'] as const).map((value) => ({
      value,
      label: words(`gender.${value}`),
    })),
    language: LANGUAGES.map((tag) => ({ value: tag, label: languageName(tag) })),
    preferredChannel: preferredChannel.options.map((value) => ({ value, label: words(`channel.${value}`) })),
  };
}

function useFileChoices() {
  const words = useWords();
  const format = useLocaleFormat();
  const [{ language }] = usePreferences();
  const nameOfMonth = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return {
    bornInMonth: MONTHS.map((month) => ({
      value: String(month),
      label: nameOfMonth.format(Date.UTC(2000, month - 1, 1)),
    })),
    hasPhone: [
      { value: 'true', label: words('filter.withPhone') },
      { value: 'false', label: words('filter.withoutPhone') },
    ],
    missing: missingFact.options.map((value) => ({ value, label: words(`more.lack.${value}`) })),
    withoutData: dataClass.options.map((value) => ({ value, label: words(`coverage.class.${value}`) })),
    contactStanding: contactStanding.options.map((value) => ({
      value,
      label: words(`more.standing.${value}`),
    })),
    completenessBelow: SHARES.map((share) => ({ value: String(share), label: format.percent(share) })),
    addedWithinDays: DAYS.map((days) => ({ value: String(days), label: format.days(days) })),
    archived: [{ value: 'only', label: words('filter.archivedOnly') }],
  };
}

function usePurchaseChoices() {
  const words = useWords();
  const format = useLocaleFormat();
  const currency = useBusinessCurrency();
  const amounts = AMOUNTS.map((amount) => ({
    value: String(amount),
    label: format.money(amount * 10 ** minorUnitDigits(currency), currency, { rounded: true }),
  }));
  return {
    drift: (['drifting', 'watch', 'none', 'no-pattern', 'gone'] as const).map((value) => ({
      value,
      label: words(`drift.${value}`),
    })),
    notBoughtDays: [
      { value: '182', label: words('filter.halfYear') },
      { value: '365', label: words('filter.year') },
      { value: '730', label: words('filter.twoYears') },
    ],
    noContactDays: NO_CONTACT_DAYS.map((days) => ({ value: String(days), label: format.days(days) })),
    neverBought: [
      { value: 'true', label: words('more.never') },
      { value: 'false', label: words('more.did') },
    ],
    minPurchases: PURCHASES.map((count) => ({ value: String(count), label: words('more.times', { count }) })),
    minSpend: amounts,
    minLifetimeValue: amounts,
    maxLifetimeValue: amounts,
  };
}
