export const CARE_OUTCOMES = [
  'reached',
  'no-answer',
  'later',
  'wrong-number',
  'declined',
  'moved',
  'died',
  'not-allowed',
  'done',
] as const;
export type CareOutcome = (typeof CARE_OUTCOMES)[number];

/** Outcomes that say the customer was, or was to be, spoken to; the others are no contact. */
export const CONTACT_OUTCOMES: readonly CareOutcome[] = [
  'reached',
  'no-answer',
  'later',
  'wrong-number',
  'declined',
];
