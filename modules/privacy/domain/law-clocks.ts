import type { Law, NoticeAudience, RequestKind } from '../contract/index.ts';
import { addToDay, type Span, spanText } from './spans.ts';

/** How long the law gives to answer a request. Entries are never edited: a new rule is a new entry with a later day. */
export interface AnswerClock {
  law: Law;
  kinds: readonly RequestKind[];
  validFromOn: string;
  answer: Span;
  /** How much longer one extension gives, or null. */
  extension: Span | null;
  source: string;
}

/** Whom the law wants told of an incident, and by when. */
export interface NoticeClock {
  key: string;
  law: Law;
  audience: NoticeAudience;
  validFromOn: string;
  /** From the hour the incident was known; null where the law names none ("without delay"). */
  within: { hours: number } | { days: number } | null;
  /** Only from so many people on. */
  fromPeople?: number;
  /** Only where the risk is high. */
  onlyHighRisk?: true;
  source: string;
}

const EVERY: readonly RequestKind[] = [
  'access',
  'correction',
  'erasure',
  'restriction',
  'portability',
  'objection',
];
const READING: readonly RequestKind[] = ['access', 'portability'];
const CHANGING: readonly RequestKind[] = ['correction', 'erasure', 'restriction', 'objection'];

export const ANSWER_CLOCKS: readonly AnswerClock[] = [
  {
    law: 'GDPR',
    kinds: EVERY,
    validFromOn: '2018-05-25',
    answer: { months: 1 },
    extension: { months: 2 },
    source: 'GDPR Art. 12(3)',
  },
  {
    law: 'PIPL',
    kinds: EVERY,
    validFromOn: '2021-11-01',
    answer: { days: 30 },
    extension: null,
    source: 'PIPL Art. 50 ("in good time"); 30 days by GB/T 35273-2020, 8.7',
  },
  {
    law: 'HIPAA',
    kinds: READING,
    validFromOn: '2003-04-14',
    answer: { days: 30 },
    extension: { days: 30 },
    source: '45 CFR 164.524(b)(2)',
  },
  {
    law: 'HIPAA',
    kinds: CHANGING,
    validFromOn: '2003-04-14',
    answer: { days: 60 },
    extension: { days: 30 },
    source: '45 CFR 164.526(b)(2)',
  },
  {
    law: 'PDPA-TW',
    kinds: READING,
    validFromOn: '2012-10-01',
    answer: { days: 15 },
    extension: { days: 15 },
    source: '個人資料保護法 §13(1)',
  },
  {
    law: 'PDPA-TW',
    kinds: CHANGING,
    validFromOn: '2012-10-01',
    answer: { days: 30 },
    extension: { days: 30 },
    source: '個人資料保護法 §13(2)',
  },
];

export const NOTICE_CLOCKS: readonly NoticeClock[] = [
  {
    key: 'gdpr-authority',
    law: 'GDPR',
    audience: 'authority',
    validFromOn: '2018-05-25',
    within: { hours: 72 },
    source: 'GDPR Art. 33(1)',
  },
  {
    key: 'gdpr-people',
    law: 'GDPR',
    audience: 'people',
    validFromOn: '2018-05-25',
    within: null,
    onlyHighRisk: true,
    source: 'GDPR Art. 34(1)',
  },
  {
    key: 'pipl-authority',
    law: 'PIPL',
    audience: 'authority',
    validFromOn: '2021-11-01',
    within: null,
    source: 'PIPL Art. 57',
  },
  {
    key: 'pipl-people',
    law: 'PIPL',
    audience: 'people',
    validFromOn: '2021-11-01',
    within: null,
    source: 'PIPL Art. 57',
  },
  {
    key: 'hipaa-people',
    law: 'HIPAA',
    audience: 'people',
    validFromOn: '2009-09-23',
    within: { days: 60 },
    source: '45 CFR 164.404(b)',
  },
  {
    key: 'hipaa-media',
    law: 'HIPAA',
    audience: 'media',
    validFromOn: '2009-09-23',
    within: { days: 60 },
    fromPeople: 501,
    source: '45 CFR 164.406',
  },
  {
    key: 'hipaa-authority',
    law: 'HIPAA',
    audience: 'authority',
    validFromOn: '2009-09-23',
    within: { days: 60 },
    fromPeople: 500,
    source: '45 CFR 164.408(b)',
  },
  {
    key: 'pdpa-tw-people',
    law: 'PDPA-TW',
    audience: 'people',
    validFromOn: '2012-10-01',
    within: null,
    source: '個人資料保護法 §12',
  },
];

const clocksOf = (law: Law, kind: RequestKind) =>
  ANSWER_CLOCKS.filter((clock) => clock.law === law && clock.kinds.includes(kind)).sort((a, b) =>
    b.validFromOn.localeCompare(a.validFromOn),
  );

/** The day from which a law knows a request at all. */
export const knownFromOn = (law: Law, kind: RequestKind): string | undefined =>
  clocksOf(law, kind).at(-1)?.validFromOn;

/** The clock that applied on a day. */
export function answerClock(law: Law, kind: RequestKind, onDay: string): AnswerClock {
  const found = clocksOf(law, kind).find(({ validFromOn }) => validFromOn <= onDay);
  if (!found) throw new Error(`answerClock knows no clock of ${law} for ${kind} on ${onDay}`);
  return found;
}

/** The last day for an answer. */
export function answerDueOn(clock: AnswerClock, receivedOn: string, extended: boolean): string {
  const first = addToDay(receivedOn, clock.answer);
  if (!extended || !clock.extension) return first;
  return addToDay(receivedOn, clock.answer, clock.extension);
}

/** A clock in words that need no translation: "30 d", "1 month". */
export function clockWords(clock: AnswerClock) {
  return {
    answer: spanText(clock.answer),
    extension: clock.extension && spanText(clock.extension),
    source: clock.source,
  };
}

export interface IncidentFacts {
  knownAt: string;
  laws: readonly Law[];
  affectedPeople: number | null;
  highRisk: boolean;
}

/** Whom an incident must be told to, and by when. */
export function incidentNotices(facts: IncidentFacts): { clock: NoticeClock; dueAt: string | null }[] {
  const day = facts.knownAt.slice(0, 10);
  return NOTICE_CLOCKS.filter(
    (clock) =>
      facts.laws.includes(clock.law) &&
      clock.validFromOn <= day &&
      (facts.affectedPeople ?? 0) >= (clock.fromPeople ?? 0) &&
      (facts.highRisk || !clock.onlyHighRisk),
  ).map((clock) => ({ clock, dueAt: clock.within && after(facts.knownAt, clock.within) }));
}

const HOUR_MILLISECONDS = 3_600_000;

function after(at: string, within: { hours: number } | { days: number }): string {
  const hours = 'hours' in within ? within.hours : within.days * 24;
  return new Date(Date.parse(at) + hours * HOUR_MILLISECONDS).toISOString();
}
