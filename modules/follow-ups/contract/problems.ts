import { defineProblem } from '#contract-kit';

export const careTaskClosed = defineProblem({
  code: 'care-task-closed',
  status: 409,
  title: 'Somebody already closed this care task',
});
export const nothingToUndo = defineProblem({
  code: 'nothing-to-undo',
  status: 409,
  title: 'There is nothing to undo on this care task',
});
export const dayOutOfRange = defineProblem({
  code: 'day-out-of-range',
  status: 422,
  title: 'The day lies too far away or in the past',
});
export const customerHasDied = defineProblem({
  code: 'customer-has-died',
  status: 409,
  title: 'This customer has died',
});
export const contactNotAllowed = defineProblem({
  code: 'contact-not-allowed',
  status: 409,
  title: 'The customer may not be contacted for this',
});
export const recallTooWide = defineProblem({
  code: 'recall-too-wide',
  status: 422,
  title: 'So many calls cannot be planned at once',
});
export const recallMovedOn = defineProblem({
  code: 'recall-moved-on',
  status: 409,
  title: 'The list has changed since you looked at it',
});
export const ruleUnsound = defineProblem({
  code: 'follow-up-rule-unsound',
  status: 422,
  title: 'The rule cannot be used',
});
export const ruleChanged = defineProblem({
  code: 'follow-up-rule-changed',
  status: 409,
  title: 'Somebody changed this rule meanwhile',
});
export const planningUnderWay = defineProblem({
  code: 'planning-under-way',
  status: 409,
  title: 'Follow-ups are being planned',
});
