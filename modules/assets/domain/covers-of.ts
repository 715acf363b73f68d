import type { GuaranteeCategory, GuaranteeRules } from '#pack-kit';
import { type CoverPeriod, coverPeriod } from './cover-period.ts';
import type { AssetRepair } from './repairs-of.ts';

/** What the length of cover is worked out from. */
export interface CoveredThing {
  invoiceOn: string | null;
  installedOn: string | null;
  repairs: readonly AssetRepair[];
}

/** Rules with the category they have for a thing. */
export interface GoverningRules {
  rules: GuaranteeRules;
  category: GuaranteeCategory;
}

/** What one set of rules covers for how long; `period` is null until the day it runs from is known. */
export interface Cover extends GoverningRules {
  part: 'whole' | 'main-part' | 'loss-damage';
  period: CoverPeriod | null;
}

/** The rules in force on the day of sale that name the category of a thing. */
export function rulesFor(
  rules: readonly GuaranteeRules[],
  { category, jurisdiction, soldOn }: { category: string | null; jurisdiction: string; soldOn: string },
): GoverningRules[] {
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

/** What one set of rules covers of a thing. */
export function coverOfRules(
  { rules, category }: GoverningRules,
  { invoiceOn, installedOn, repairs }: CoveredThing,
  asOf: string,
): Cover[] {
  const startsOn = category.runsFrom === 'invoice' ? invoiceOn : installedOn;
  const pauses = rules.pausedByRepair
    ? repairs.map(({ begunOn, endedOn }) => ({ fromOn: begunOn, untilOn: endedOn }))
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
}

/** The last day of the longest cover; null when nothing covers it or no period has begun. */
export function lastCoveredOn(covers: readonly Cover[]): string | null {
  return covers
    .flatMap(({ period }) => (period ? [period.endsOn] : []))
    .reduce<string | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
}
