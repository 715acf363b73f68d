import type { GuaranteeCategory, GuaranteeRules } from '#pack-kit';
import { type CoverPeriod, coverPeriod } from './cover-period.ts';
import type { AssetHappening } from './read-asset.ts';
import { repairsOf } from './repairs-of.ts';

/** What cover is worked out from. */
export interface CoveredThing {
  category: string | null;
  jurisdiction: string;
  invoiceOn: string | null;
  installedOn: string | null;
  facts: readonly AssetHappening[];
}

/** What one set of rules covers for how long; `period` is null until the day it runs from is known. */
export interface Cover {
  rules: GuaranteeRules;
  category: GuaranteeCategory;
  part: 'whole' | 'main-part' | 'loss-damage';
  period: CoverPeriod | null;
}

/** The rules that govern a sale, with the category they have for the thing. */
export function rulesFor(
  rules: readonly GuaranteeRules[],
  { category, jurisdiction, soldOn }: { category: string | null; jurisdiction: string; soldOn: string },
): { rules: GuaranteeRules; category: GuaranteeCategory }[] {
  return rules.flatMap((one) => {
    const found = one.categories.find(({ key }) => key === category);
    return found && one.jurisdiction === jurisdiction && isInForce(one, soldOn)
      ? [{ rules: one, category: found }]
      : [];
  });
}

export const isInForce = (
  { effectiveFrom, effectiveTo }: Pick<GuaranteeRules, 'effectiveFrom' | 'effectiveTo'>,
  on: string,
): boolean => effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo);

/** All cover of a thing by the rules in force when it was sold. */
export function coversOf(all: readonly GuaranteeRules[], thing: CoveredThing, asOf: string): Cover[] {
  const soldOn = thing.invoiceOn ?? thing.installedOn ?? thing.facts[0]?.happenedOn ?? asOf;
  return rulesFor(all, { ...thing, soldOn }).flatMap(({ rules, category }) => {
    const startsOn = category.runsFrom === 'invoice' ? thing.invoiceOn : thing.installedOn;
    const pauses = rules.pausedByRepair
      ? repairsOf(thing.facts).map(({ begunOn, endedOn }) => ({ fromOn: begunOn, untilOn: endedOn }))
      : [];
    const lasting = (part: Cover['part'], months: number | null, stretches: typeof pauses): Cover[] => {
      if (months === null) return [];
      const period = startsOn === null ? null : coverPeriod({ startsOn, months, pauses: stretches, asOf });
      return [{ rules, category, part, period }];
    };
    return [
      ...lasting('whole', category.wholeMonths, pauses),
      ...lasting('main-part', category.mainPartMonths, pauses),
      // Loss is insured by the calendar: a thing in the workshop cannot be lost by its owner.
      ...lasting('loss-damage', category.lossDamageMonths, []),
    ];
  });
}

/** The last day of the longest cover; null when nothing covers it or no period has begun. */
export function lastCoveredOn(covers: readonly Cover[]): string | null {
  return covers
    .flatMap(({ period }) => (period ? [period.endsOn] : []))
    .reduce<string | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
}
