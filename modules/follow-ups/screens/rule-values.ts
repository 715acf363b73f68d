import type { Condition, LocalText } from '#form-kit';
import { CALENDAR_UNITS, type RuleShown } from '#modules/follow-ups/contract';

export type Rule = Omit<RuleShown['rule'], 'version'>;
type Trigger = Rule['trigger'];

export const UNITS = CALENDAR_UNITS;
export const TRIGGERS = [
  'process-step-left',
  'process-ended',
  'appointment-booked',
  'appointment-attended',
  'appointment-missed',
  'asset-installed',
  'asset-warranty-end',
  'last-purchase',
  'last-contact',
  'birthday',
] as const satisfies readonly Trigger['on'][];

export const countsFromProcess = (on: Trigger['on']) => on === 'process-step-left' || on === 'process-ended';
export const countsFromAppointment = (on: Trigger['on']) => on.startsWith('appointment-');
export const countsFromAsset = (on: Trigger['on']) => on.startsWith('asset-');

const noWords: LocalText = { 'zh-CN': '', 'zh-TW': '', en: '' };

/** A rule nobody has written anything into yet. */
export const emptyRule: Rule = {
  key: '',
  name: noWords,
  trigger: { on: 'process-step-left', templateKey: '', stepKey: '', occasion: 'first' },
  when: null,
  until: null,
  decision: null,
  offset: { n: 7, unit: 'd' },
  repeat: null,
  monthEnd: 'clamp',
  onClosedDay: 'forward',
  channels: ['phone'],
  quietHours: [
    { from: '12:00', to: '14:00' },
    { from: '20:00', to: '09:00' },
  ],
  maxAttempts: 3,
  roles: ['service-clerk'],
  escalation: { role: 'manager', afterOverdueDays: 7 },
  stops: ['moved', 'returned'],
  purpose: 'service',
  only: { tiers: [], tags: [], fromAgeYears: null, belowAgeYears: null },
  script: noWords,
  startsOn: true,
};

/** A rule as a form holds it. */
export interface RuleValues {
  on: Trigger['on'];
  templateKey: string;
  stepKey: string;
  occasion: 'first' | 'latest';
  typeKey: string;
  category: string;
  distance: number | string;
  unit: Rule['offset']['unit'];
  side: 'before' | 'after';
  repeat: number | string;
  repeatUnit: Rule['offset']['unit'];
  monthEnd: Rule['monthEnd'];
  onClosedDay: Rule['onClosedDay'];
  when: Condition | null;
  until: Condition | null;
  decisionStep: string;
  decisionHeading: LocalText;
  channels: Rule['channels'];
  quiet: string;
  roles: string[];
  maxAttempts: number | string;
  escalationRole: string | null;
  escalationDays: number | string;
  stops: Rule['stops'];
  purpose: Rule['purpose'];
  tiers: Rule['only']['tiers'];
  tags: string;
  fromAge: number | string;
  belowAge: number | string;
  name: LocalText;
  script: LocalText;
  startsOn: boolean;
}

export function valuesOf(rule: Rule): RuleValues {
  const { only, escalation, repeat, trigger, offset, decision } = rule;
  return {
    on: trigger.on,
    templateKey: 'templateKey' in trigger ? trigger.templateKey : '',
    stepKey: 'stepKey' in trigger ? trigger.stepKey : '',
    occasion: 'occasion' in trigger ? trigger.occasion : 'first',
    typeKey: ('typeKey' in trigger ? trigger.typeKey : undefined) ?? '',
    category: ('category' in trigger ? trigger.category : undefined) ?? '',
    distance: Math.abs(offset.n),
    unit: offset.unit,
    side: offset.n < 0 ? 'before' : 'after',
    repeat: repeat?.n ?? 0,
    repeatUnit: repeat?.unit ?? offset.unit,
    monthEnd: rule.monthEnd,
    onClosedDay: rule.onClosedDay,
    when: rule.when,
    until: rule.until,
    decisionStep: decision?.stepKey ?? '',
    decisionHeading: decision?.heading ?? noWords,
    channels: rule.channels,
    quiet: rule.quietHours.map(({ from, to }) => `${from}-${to}`).join(', '),
    roles: rule.roles,
    maxAttempts: rule.maxAttempts,
    escalationRole: escalation?.role ?? null,
    escalationDays: escalation?.afterOverdueDays ?? 7,
    stops: rule.stops,
    purpose: rule.purpose,
    tiers: only.tiers,
    tags: only.tags.join(', '),
    fromAge: only.fromAgeYears ?? '',
    belowAge: only.belowAgeYears ?? '',
    name: rule.name,
    script: rule.script,
    startsOn: rule.startsOn,
  };
}

/** The rule that a form says. */
export function ruleOf(key: string, values: RuleValues): Rule {
  const age = (given: number | string) => (given === '' ? null : Number(given));
  const distance = Number(values.distance);
  const isDecided = values.decisionStep !== '' && countsFromProcess(values.on);
  return {
    key,
    name: values.name,
    script: values.script,
    trigger: triggerOf(values),
    when: values.when,
    until: values.until,
    decision: isDecided ? { stepKey: values.decisionStep, heading: values.decisionHeading } : null,
    offset: { n: values.side === 'before' ? -distance : distance, unit: values.unit },
    repeat: Number(values.repeat) > 0 ? { n: Number(values.repeat), unit: values.repeatUnit } : null,
    monthEnd: values.monthEnd,
    onClosedDay: values.onClosedDay,
    channels: values.channels,
    quietHours: quietHoursOf(values.quiet),
    roles: values.roles,
    maxAttempts: Number(values.maxAttempts),
    escalation:
      values.escalationRole === null
        ? null
        : { role: values.escalationRole, afterOverdueDays: Number(values.escalationDays) },
    stops: values.stops,
    purpose: values.purpose,
    only: {
      tiers: values.tiers,
      tags: partsOf(values.tags),
      fromAgeYears: age(values.fromAge),
      belowAgeYears: age(values.belowAge),
    },
    startsOn: values.startsOn,
  };
}

function triggerOf(values: RuleValues): Trigger {
  const { on, templateKey, stepKey, occasion, typeKey, category } = values;
  switch (on) {
    case 'process-step-left':
      return { on, templateKey, stepKey, occasion };
    case 'process-ended':
      return { on, templateKey };
    case 'appointment-booked':
    case 'appointment-attended':
    case 'appointment-missed':
      return typeKey === '' ? { on } : { on, typeKey };
    case 'asset-installed':
    case 'asset-warranty-end':
      return category.trim() === '' ? { on } : { on, category: category.trim() };
    default:
      return { on };
  }
}

const partsOf = (text: string) =>
  text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter(Boolean);

const SPAN = /^([01]\d|2[0-3]):[0-5]\d[-–]([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a text reads as times of the day: `12:00-14:00, 20:00-09:00`. */
export const isQuietText = (text: string) => partsOf(text).every((span) => SPAN.test(span));

function quietHoursOf(text: string): Rule['quietHours'] {
  return partsOf(text)
    .filter((span) => SPAN.test(span))
    .map((span) => ({ from: span.slice(0, 5), to: span.slice(-5) }));
}

/** A key of one's own that follows from the English name, and that no other rule has. */
export function keyFor(name: string, taken: ReadonlySet<string>): string {
  const words = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '');
  const key = `own.${words || 'rule'}`;
  if (!taken.has(key)) return key;
  let number = 2;
  while (taken.has(`${key}-${number}`)) number += 1;
  return `${key}-${number}`;
}

/** Where the form shows what the server finds wrong at a place of the rule. */
const FIELD_OF: Readonly<Record<string, keyof RuleValues>> = {
  'trigger.templateKey': 'templateKey',
  'trigger.stepKey': 'stepKey',
  'trigger.typeKey': 'typeKey',
  'trigger.category': 'category',
  offset: 'distance',
  'offset.n': 'distance',
  'repeat.n': 'repeat',
  quietHours: 'quiet',
  decision: 'decisionStep',
  'decision.stepKey': 'decisionStep',
  'escalation.afterOverdueDays': 'escalationDays',
  'only.tiers': 'tiers',
  'only.tags': 'tags',
  'only.fromAgeYears': 'fromAge',
  'only.belowAgeYears': 'belowAge',
};

/** The field of the form for a fault's path, which may begin with the places of the request. */
export function fieldOf(path: string): string {
  const place = path.replace(/^(body\.)?(rule\.)?/, '');
  return FIELD_OF[place] ?? place;
}

/** What was being written, on top of where it began; nothing when it cannot be read. */
export function valuesInDraft(text: string, begun: RuleValues): RuleValues | undefined {
  if (text === '') return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null ? { ...begun, ...kept } : undefined;
  } catch {
    return undefined;
  }
}
