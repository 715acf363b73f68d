/** How a care task can end. */
export const CARE_OUTCOMES = ['reached', 'no-answer', 'wrong-number', 'declined', 'done'] as const;
export type CareOutcome = (typeof CARE_OUTCOMES)[number];
