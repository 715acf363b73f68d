import { defineProblem } from '#contract-kit';

export const holdStands = defineProblem({
  code: 'legal-hold-stands',
  status: 409,
  title: 'A legal hold keeps this customer from being erased',
});
export const identityNotChecked = defineProblem({
  code: 'identity-not-checked',
  status: 409,
  title: 'The identity of who asks has not been checked',
});
export const requestClosed = defineProblem({
  code: 'privacy-request-closed',
  status: 409,
  title: 'This request is closed',
});
export const noExtension = defineProblem({
  code: 'no-extension-allowed',
  status: 409,
  title: 'The law allows no further extension',
});
export const changedMeanwhile = defineProblem({
  code: 'register-changed-meanwhile',
  status: 409,
  title: 'Somebody else changed this meanwhile',
});
export const wrongConfirmation = defineProblem({
  code: 'erasure-not-confirmed',
  status: 422,
  title: 'The number typed is not that of this customer',
});

/** Words that people may have agreed to are not written over. */
export const wordingInForce = defineProblem({
  code: 'wording-in-force',
  status: 409,
  title: 'These words are in force',
});

/** Nobody can have been shown what was not written. */
export const noNoticeYet = defineProblem({
  code: 'no-privacy-notice',
  status: 409,
  title: 'No privacy notice was in force then',
});

/** Two versions of the same words cannot take effect on one day. */
export const wordingDayTaken = defineProblem({
  code: 'wording-day-taken',
  status: 409,
  title: 'Other words take effect on this day',
});
