import { minorUnitDigits } from '#contract-kit';
import type { DefinitionShown, PromiseDefinition, PromiseMeasure } from '#modules/promises/contract';

const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const;
export type TextField = (typeof LANGUAGES)[number];

/** What of a promise is changed on screen, as it stands in the fields. */
export interface DefinitionFields {
  key: string;
  text: Record<TextField, string>;
  amount: string;
  unit: 'minutes' | 'hours' | 'days';
  of: 'working-time' | 'any-time';
  fromEvent: string;
  toEvent: string;
  targetPercent: string;
  isPublic: boolean;
  isRetired: boolean;
  validFromOn: string;
  validUntilOn: string;
  pays: boolean;
  atOnce: string;
  perDay: string;
  cap: string;
  payWithinDays: string;
  late: string;
  isAutomatic: boolean;
}

const HOUR = 3600;
const secondsOf = (unit: DefinitionFields['unit'], of: DefinitionFields['of']) =>
  unit === 'minutes' ? 60 : unit === 'hours' ? HOUR : of === 'working-time' ? 9 * HOUR : 24 * HOUR;

/** The fields of a promise as it stands; of a new one when there is none. */
export function fieldsOf(shown: DefinitionShown | undefined, currency: string): DefinitionFields {
  const definition = shown?.definition;
  return {
    key: definition?.key ?? '',
    text: { ...(definition?.text ?? { 'zh-CN': '', 'zh-TW': '', en: '' }) },
    ...measureFields(definition?.measure),
    targetPercent: String(Math.round((definition?.targetShare ?? 0.95) * 1000) / 10),
    isPublic: definition?.isPublic ?? false,
    isRetired: (shown?.retiredAt ?? null) !== null,
    validFromOn: definition?.validFromOn ?? '',
    validUntilOn: definition?.validUntilOn ?? '',
    ...redressFields(definition?.redress, currency),
  };
}

function measureFields(
  measure: PromiseMeasure | undefined,
): Pick<DefinitionFields, 'amount' | 'unit' | 'of' | 'fromEvent' | 'toEvent'> {
  const within =
    measure?.kind === 'answered'
      ? { seconds: measure.withinSeconds, of: 'any-time' as const }
      : (measure?.within ?? { seconds: 24 * HOUR, of: 'any-time' as const });
  const { seconds, of } = within;
  const fits = (unit: DefinitionFields['unit']) => seconds % secondsOf(unit, of) === 0;
  const unit = (['days', 'hours'] as const).find(fits) ?? 'minutes';
  return {
    amount: String(seconds / secondsOf(unit, of)),
    unit,
    of,
    fromEvent: measure?.from?.event ?? '',
    toEvent: measure && 'to' in measure ? (measure.to[0]?.event ?? '') : '',
  };
}

function redressFields(rule: PromiseDefinition['redress'], currency: string) {
  const major = (minor: number | undefined) =>
    minor === undefined ? '' : String(minor / 10 ** minorUnitDigits(rule?.currency ?? currency));
  return {
    pays: rule !== undefined,
    atOnce: major(rule?.amounts[0]?.amountMinor),
    perDay: major(rule?.perLateDayMinor ?? 0),
    cap: major(rule?.capMinor),
    payWithinDays: String(rule?.payWithinDays ?? 14),
    late: major(rule?.latePaymentMinor ?? 0),
    isAutomatic: rule?.automatic ?? true,
  };
}

/** The promise as the fields say it; what the fields do not show stays as it was. */
export function definitionOf(
  fields: DefinitionFields,
  before: PromiseDefinition | undefined,
  currency: string,
): PromiseDefinition {
  const seconds = Math.round(Number(fields.amount) * secondsOf(fields.unit, fields.of));
  const base = before ?? {
    exclusions: [],
    match: [],
    tiers: [],
    ownerRole: 'manager',
  };
  const { redress: _, ...rest } = base as PromiseDefinition;
  return {
    ...rest,
    key: fields.key.trim(),
    text: fields.text,
    measure: measureOf(fields, before?.measure, seconds),
    tiers: rest.tiers.filter((tier) => tier.seconds <= seconds),
    targetShare: Number(fields.targetPercent) / 100,
    isPublic: fields.isPublic,
    validFromOn: fields.validFromOn || null,
    validUntilOn: fields.validUntilOn || null,
    ...(fields.pays ? { redress: redressOf(fields, before?.redress, currency) } : {}),
  };
}

function measureOf(
  fields: DefinitionFields,
  before: PromiseMeasure | undefined,
  seconds: number,
): PromiseMeasure {
  if (before?.kind === 'answered') return { ...before, withinSeconds: seconds };
  const within = { seconds, of: fields.of };
  if (before && before.kind !== 'time') return { ...before, within };
  // A condition on what an event says stays as long as the event does.
  const rule = (event: string, was: { event: string } | undefined) =>
    was?.event === event ? was : { event };
  return {
    kind: 'time',
    ...(fields.fromEvent === '' ? {} : { from: rule(fields.fromEvent, before?.from) }),
    to: fields.toEvent === '' ? [] : [rule(fields.toEvent, before?.to[0]), ...(before?.to.slice(1) ?? [])],
    within,
    pauses: before?.pauses ?? [],
  };
}

function redressOf(
  fields: DefinitionFields,
  before: PromiseDefinition['redress'],
  currency: string,
): NonNullable<PromiseDefinition['redress']> {
  const digits = minorUnitDigits(before?.currency ?? currency);
  const minor = (text: string) => Math.round(Number(text || '0') * 10 ** digits);
  return {
    currency: before?.currency ?? currency,
    amounts: [{ fromLateDays: 0, amountMinor: minor(fields.atOnce) }, ...(before?.amounts.slice(1) ?? [])],
    perLateDayMinor: minor(fields.perDay),
    capMinor: minor(fields.cap),
    payWithinDays: Number(fields.payWithinDays),
    latePaymentMinor: minor(fields.late),
    automatic: fields.isAutomatic,
  };
}
