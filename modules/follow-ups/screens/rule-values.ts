import { CALENDAR_UNITS, type RuleShown } from '#modules/follow-ups/contract';

type Rule = Omit<RuleShown['rule'], 'version'>;

export const UNITS = CALENDAR_UNITS;

/** A rule as a form holds it. */
export function valuesOf(rule: Rule) {
  const { only, escalation, repeat } = rule;
  return {
    offset: rule.offset.n,
    unit: rule.offset.unit,
    repeat: repeat?.n ?? 0,
    repeatUnit: repeat?.unit ?? rule.offset.unit,
    monthEnd: rule.monthEnd,
    onClosedDay: rule.onClosedDay,
    channels: rule.channels,
    quiet: rule.quietHours.map(({ from, to }) => `${from}-${to}`).join(', '),
    roles: rule.roles,
    maxAttempts: rule.maxAttempts,
    escalationRole: escalation?.role ?? null,
    escalationDays: escalation?.afterOverdueDays ?? 7,
    purpose: rule.purpose,
    tags: only.tags.join(', '),
    fromAge: only.fromAgeYears ?? ('' as number | string),
    belowAge: only.belowAgeYears ?? ('' as number | string),
    name: rule.name,
    script: rule.script,
  };
}

/** The rule that a form says, keeping what the form does not ask. */
export function bodyOf(rule: Rule, values: ReturnType<typeof valuesOf>): Rule {
  const age = (given: number | string) => (given === '' ? null : Number(given));
  return {
    ...rule,
    name: values.name,
    script: values.script,
    offset: { n: Number(values.offset), unit: values.unit },
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
    purpose: values.purpose,
    only: {
      tags: values.tags
        .split(/[,，、]/)
        .map((tag) => tag.trim())
        .filter(Boolean),
      fromAgeYears: age(values.fromAge),
      belowAgeYears: age(values.belowAge),
    },
  };
}

const SPAN = /^([01]\d|2[0-3]):[0-5]\d[-–]([01]\d|2[0-3]):[0-5]\d$/;

const spansOf = (text: string) =>
  text
    .split(/[,，、]/)
    .map((span) => span.trim())
    .filter(Boolean);

/** Whether a text reads as times of the day: `12:00-14:00, 20:00-09:00`. */
export const isQuietText = (text: string) => spansOf(text).every((span) => SPAN.test(span));

function quietHoursOf(text: string): Rule['quietHours'] {
  return spansOf(text)
    .filter((span) => SPAN.test(span))
    .map((span) => ({ from: span.slice(0, 5), to: span.slice(-5) }));
}
