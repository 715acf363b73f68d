import type { GeneralSaleLaw, GuaranteeRules } from '#pack-kit';
import { addDays, addMonths, daysBetween } from '#working-time';
import type { ClaimEvent, Evidence, Exclusion, OptionKind, OptionReason } from '../contract/index.ts';
import { daysWithout } from './cover-period.ts';
import { type Cover, coverOfRules, isInForce, rulesFor } from './covers-of.ts';
import type { AssetRepair } from './repairs-of.ts';

/** What a claim is decided by. Days are `YYYY-MM-DD`; amounts are in the minor unit of the invoice's currency. */
export interface GuaranteeQuestion {
  sale: {
    /** The day of the invoice, or of the exchange in which the customer got it. */
    soldOn: string;
    receivedOn: string | null;
    installedOn: string | null;
    priceMinor: number | null;
    /** It was given in exchange: the days after a sale in which one may choose a refund or an exchange do not begin anew. */
    isExchange: boolean;
  };
  /** What happened, and when the customer told us. */
  event: ClaimEvent;
  defectOn: string;
  category: string | null;
  /** Oldest first, of this very unit. */
  repairs: readonly AssetRepair[];
  channel: 'shop' | 'distance';
  jurisdiction: string;
  /** Whether the fault is in a main part, which is covered longer. */
  inMainPart: boolean;
  /** While one of the same model is in stock, a refund instead of it is less what use took off. */
  sameModelInStock: boolean;
  /** What takes a fault out of every guarantee. */
  exclusion: Exclusion | null;
}

/** Something the customer may lawfully choose, and why. */
export interface LawfulOption {
  kind: OptionKind;
  reason: OptionReason;
  /** The count the reason speaks of: days since the sale, failed repairs, days waited. */
  count: number | null;
  rules: GuaranteeRules | GeneralSaleLaw;
  basis: 'law' | 'contract';
  article: string;
  /** Last day on which it may be chosen; null when no day is set. */
  untilOn: string | null;
  evidence: readonly Evidence[];
  /** Of a refund: what is paid back, and what use took off; null when the price is not known. */
  refund: { amountMinor: number; depreciationMinor: number; daysOfUse: number } | null;
  costBorneBy: 'seller' | 'repairer' | 'customer-freight';
}

export interface GuaranteeDecision {
  options: readonly LawfulOption[];
  /** Why there is none; null when there are some. */
  noneBecause: Exclusion | 'in-repair' | 'period-over' | null;
  /** Until when the seller, not the customer, must prove how a fault came about. */
  proofBySeller: { untilOn: string; article: string; law: GeneralSaleLaw } | null;
}

export interface RuleBook {
  rules: readonly GuaranteeRules[];
  laws: readonly GeneralSaleLaw[];
}

/**
 * Every lawful option of a customer whose thing failed, was lost or damaged, with article, last day and evidence.
 * Rules are those in force on the day of sale. The day of sale is not counted: sold on 1 March, a refund until the 8th.
 */
export function threeGuarantee(question: GuaranteeQuestion, book: RuleBook): GuaranteeDecision {
  const { sale, category, jurisdiction, exclusion } = question;
  const governing = rulesFor(book.rules, { category, jurisdiction, soldOn: sale.soldOn });
  const law = book.laws.find((one) => one.jurisdiction === jurisdiction && isInForce(one, sale.soldOn));
  if (exclusion !== null) return { options: [], noneBecause: exclusion, proofBySeller: null };
  const covers = governing.map((one) => coverOfRules(one, thingOf(question), question.defectOn));
  const options = [
    ...covers.flatMap((one) => byRules(question, one)),
    ...(law ? byLaw(question, law, governing.length === 0) : []),
  ];
  return {
    options,
    noneBecause:
      options.length > 0 ? null : isRepaired(question, covers.flat()) ? 'in-repair' : 'period-over',
    proofBySeller: law ? proofBySeller(question, law) : null,
  };
}

/** What is being repaired under its cover has what it may ask for, until the repair takes too long. */
function isRepaired({ event, defectOn, repairs }: GuaranteeQuestion, covers: readonly Cover[]): boolean {
  const runs = covers.some(
    ({ part, period }) => part === 'whole' && (period === null || defectOn <= period.endsOn),
  );
  return event === 'fault' && runs && repairs.some(({ endedOn }) => endedOn === null);
}

const thingOf = ({ sale, repairs }: GuaranteeQuestion) => ({
  invoiceOn: sale.soldOn,
  installedOn: sale.installedOn,
  repairs,
});

function byRules(question: GuaranteeQuestion, covers: readonly Cover[]): LawfulOption[] {
  const whole = covers.find(({ part }) => part === 'whole');
  if (!whole) return [];
  if (question.event !== 'fault') return byLossCover(question, covers);
  const { defectOn, repairs, sale } = question;
  const { rules } = whole;
  const endsOn = whole.period?.endsOn ?? null;
  const option = optionOf(rules, question);
  const repairing = repairs.some(({ endedOn }) => endedOn === null);
  const isCovered = endsOn === null || defectOn <= endsOn;
  const options: LawfulOption[] = [];
  if (!sale.isExchange) options.push(...soonAfterSale(question, whole, option));
  if (isCovered && !repairing) {
    options.push(option('repair', 'within-period', { untilOn: endsOn, article: rules.articles.repair }));
  }
  if (isCovered) options.push(...afterFailedRepairs(question, whole, option));
  options.push(...whileInRepair(question, whole, option));
  const main = covers.find(({ part }) => part === 'main-part')?.period;
  if (main && question.inMainPart && !isCovered && !repairing && defectOn <= main.endsOn) {
    options.push(option('repair', 'main-part', { untilOn: main.endsOn, article: rules.articles.period }));
  }
  return options;
}

type MakeOption = (
  kind: OptionKind,
  reason: OptionReason,
  more: Pick<LawfulOption, 'untilOn' | 'article'> & Partial<LawfulOption>,
) => LawfulOption;

const optionOf =
  (rules: GuaranteeRules, { sale }: GuaranteeQuestion): MakeOption =>
  (kind, reason, more) => ({
    kind,
    reason,
    count: null,
    rules,
    basis: rules.basis,
    evidence: ['invoice', 'certificate'],
    refund: kind === 'refund' && sale.priceMinor !== null ? inFull(sale.priceMinor) : null,
    costBorneBy: 'seller',
    ...more,
  });

const inFull = (amountMinor: number) => ({ amountMinor, depreciationMinor: 0, daysOfUse: 0 });

function soonAfterSale(question: GuaranteeQuestion, cover: Cover, option: MakeOption): LawfulOption[] {
  const { rules } = cover;
  const countedFrom = cover.period?.startsOn ?? question.sale.soldOn;
  const count = Math.max(0, daysBetween(countedFrom, question.defectOn));
  const within = (
    kind: 'refund' | 'exchange',
    days: number | null,
    reason: OptionReason,
    article: string | undefined,
  ): LawfulOption[] =>
    days === null || article === undefined || count > days
      ? []
      : [option(kind, reason, { count, article, untilOn: addDays(countedFrom, days) })];
  const exchangeDays = Math.max(rules.exchangeDays ?? 0, rules.refundDays ?? 0);
  return [
    ...within('refund', rules.refundDays, 'within-refund-days', rules.articles.refund),
    ...within('exchange', exchangeDays || null, 'within-exchange-days', rules.articles.exchange),
  ];
}

function afterFailedRepairs(question: GuaranteeQuestion, cover: Cover, option: MakeOption): LawfulOption[] {
  const { rules } = cover;
  const count = failedRepairs(question, cover).length;
  if (rules.failedRepairs === null || count < rules.failedRepairs) return [];
  const about = {
    count,
    article: rules.articles.failedRepairs ?? rules.articles.period,
    untilOn: cover.period?.endsOn ?? null,
    evidence: ['invoice', 'certificate', 'repair-records'] as const,
  };
  const refund = refundAfterUse(question, cover);
  return [
    option('exchange', 'failed-repairs', about),
    option('refund', 'failed-repairs', {
      ...about,
      refund,
      article:
        (refund?.depreciationMinor ?? 0) > 0 ? (rules.articles.depreciation ?? about.article) : about.article,
    }),
  ];
}

/**
 * Repairs that did not last: on record as failed, or followed by a fault within the days a repair must hold.
 * Repairs begun after the period do not count.
 */
function failedRepairs({ repairs, defectOn }: GuaranteeQuestion, { rules, period }: Cover): AssetRepair[] {
  return repairs.filter(({ begunOn, endedOn, restored }, index) => {
    if (endedOn === null || endedOn > defectOn) return false;
    if (period !== null && begunOn > period.endsOn) return false;
    if (rules.repairsCounted === 'followed-by-a-fault' || restored === false) return true;
    const nextFaultOn = repairs[index + 1]?.begunOn ?? defectOn;
    return daysBetween(endedOn, nextFaultOn) <= rules.soundRepairDays;
  });
}

/** The price less what each day of use takes off; days in repair are no days of use. */
function refundAfterUse(question: GuaranteeQuestion, { category }: Cover): LawfulOption['refund'] {
  const { sale, defectOn, repairs } = question;
  if (sale.priceMinor === null) return null;
  const { depreciationPerDay } = category;
  if (depreciationPerDay === null || !question.sameModelInStock) return inFull(sale.priceMinor);
  const stretches = repairs.map(({ begunOn, endedOn }) => ({ fromOn: begunOn, untilOn: endedOn }));
  const held = daysBetween(sale.soldOn, defectOn);
  const daysOfUse = Math.max(0, held - daysWithout(stretches, sale.soldOn, defectOn));
  const depreciationMinor = Math.min(
    sale.priceMinor,
    Math.round(sale.priceMinor * depreciationPerDay * daysOfUse),
  );
  return { amountMinor: sale.priceMinor - depreciationMinor, depreciationMinor, daysOfUse };
}

/** A repair that takes too long gives an exchange: for want of parts, or by the repairer's own delay. */
function whileInRepair(
  { repairs, defectOn }: GuaranteeQuestion,
  cover: Cover,
  option: MakeOption,
): LawfulOption[] {
  const { rules, category, period } = cover;
  const repair = repairs.at(-1);
  if (!repair || repair.endedOn !== null || (period !== null && repair.begunOn > period.endsOn)) return [];
  const options: LawfulOption[] = [];
  const partsDays = category.partsWaitDays ?? rules.partsWaitDays;
  const waitedUntil = repair.partsWaits
    .map(({ untilOn }) => untilOn ?? defectOn)
    .sort()
    .at(-1);
  const waited = waitedUntil === undefined ? 0 : daysBetween(repair.begunOn, waitedUntil);
  const evidence = ['certificate', 'repair-records'] as const;
  const untilOn = period?.endsOn ?? null;
  if (partsDays !== null && rules.articles.partsWait && waited > partsDays) {
    const about = { count: waited, article: rules.articles.partsWait, untilOn, evidence };
    options.push(option('exchange', 'parts-wait', about));
  }
  const own =
    daysBetween(repair.begunOn, defectOn) - daysWithout(repair.partsWaits, repair.begunOn, defectOn);
  if (rules.repairDelayDays !== null && rules.articles.repairDelay && own > rules.repairDelayDays) {
    const about = { count: own, article: rules.articles.repairDelay, untilOn, evidence };
    options.push(option('exchange', 'repair-delay', { ...about, costBorneBy: 'repairer' }));
  }
  return options;
}

function byLossCover(question: GuaranteeQuestion, covers: readonly Cover[]): LawfulOption[] {
  const loss = covers.find(({ part }) => part === 'loss-damage');
  if (!loss?.period || question.defectOn > loss.period.endsOn) return [];
  const { rules, period } = loss;
  return [
    optionOf(rules, question)('exchange', 'loss-damage', {
      untilOn: period.endsOn,
      article: rules.articles.period,
      evidence: ['certificate', 'loss-report'],
    }),
  ];
}

/** What the general law gives: for goods that nothing else governs, and for sales at a distance. */
function byLaw(question: GuaranteeQuestion, law: GeneralSaleLaw, isResidual: boolean): LawfulOption[] {
  const { sale, defectOn, event, channel } = question;
  const common = { rules: law, basis: 'law' as const, costBorneBy: 'seller' as const, refund: null };
  const full = sale.priceMinor === null ? null : inFull(sale.priceMinor);
  const options: LawfulOption[] = [];
  if (isResidual && event === 'fault' && !sale.isExchange) {
    const count = Math.max(0, daysBetween(sale.soldOn, defectOn));
    const about = { ...common, reason: 'no-other-rule' as const, count, evidence: ['invoice'] as const };
    const untilOn = addDays(sale.soldOn, law.refundDays);
    if (count <= law.refundDays) {
      options.push({ ...about, kind: 'refund', refund: full, article: law.refundArticle, untilOn });
    }
    const afterwards = { ...about, article: law.afterwardsArticle, untilOn: null };
    options.push({ ...afterwards, kind: 'exchange' }, { ...afterwards, kind: 'repair' });
  }
  const since = sale.receivedOn === null ? null : daysBetween(sale.receivedOn, defectOn);
  if (channel === 'distance' && event === 'fault' && since !== null && since <= law.distanceReturnDays) {
    options.push({
      ...common,
      kind: 'return-without-reason',
      reason: 'distance-sale',
      count: Math.max(0, since),
      article: law.distanceArticle,
      untilOn: addDays(sale.receivedOn ?? sale.soldOn, law.distanceReturnDays),
      evidence: ['invoice', 'day-of-receipt'],
      refund: full,
      costBorneBy: 'customer-freight',
    });
  }
  return options;
}

function proofBySeller(
  { sale, defectOn, category }: GuaranteeQuestion,
  law: GeneralSaleLaw,
): GuaranteeDecision['proofBySeller'] {
  const untilOn = addMonths(sale.receivedOn ?? sale.soldOn, law.proofMonths);
  return category !== null && law.proofCategories.includes(category) && defectOn <= untilOn
    ? { untilOn, article: law.proofArticle, law }
    : null;
}
