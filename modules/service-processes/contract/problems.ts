import { defineProblem } from '#contract-kit';

export const unknownTemplate = defineProblem({
  code: 'unknown-process-template',
  status: 422,
  title: 'There is no such service process',
});
export const alreadyRunning = defineProblem({
  code: 'process-already-running',
  status: 409,
  title: 'This customer is already in this service process',
});
export const customerHasDied = defineProblem({
  code: 'process-customer-has-died',
  status: 409,
  title: 'This customer has died',
});
export const movedOn = defineProblem({
  code: 'process-moved-on',
  status: 409,
  title: 'Somebody else has taken this process further',
});
export const notThisStep = defineProblem({
  code: 'not-the-current-step',
  status: 409,
  title: 'The process is at another step',
});
export const processEnded = defineProblem({
  code: 'process-ended',
  status: 409,
  title: 'This process has ended',
});
export const notYourStep = defineProblem({
  code: 'not-your-step',
  status: 403,
  title: 'This step is for another role',
});
export const stepNotReady = defineProblem({
  code: 'step-not-ready',
  status: 422,
  title: 'The step cannot be left yet',
});
export const wayClosed = defineProblem({
  code: 'way-closed',
  status: 422,
  title: 'The process cannot go that way from here',
});
export const notSkippable = defineProblem({
  code: 'step-not-skippable',
  status: 422,
  title: 'This step cannot be skipped',
});
export const pauseMismatch = defineProblem({
  code: 'pause-mismatch',
  status: 409,
  title: 'The process is already paused, or was not',
});
export const nothingToAsk = defineProblem({
  code: 'no-survey-of-this-visit',
  status: 409,
  title: 'There is nothing to ask the customer about this',
});
export const alreadyAsked = defineProblem({
  code: 'customer-already-asked',
  status: 409,
  title: 'The customer has answered already',
});
export const surveyNotReady = defineProblem({
  code: 'survey-not-ready',
  status: 422,
  title: 'Some answers are missing or out of range',
});
export const nothingToUndo = defineProblem({
  code: 'no-step-to-undo',
  status: 409,
  title: 'There is nothing of yours to undo',
});
export const draftMovedOn = defineProblem({
  code: 'process-draft-moved-on',
  status: 409,
  title: 'Somebody else has changed this draft',
});
export const templateUnsound = defineProblem({
  code: 'process-template-unsound',
  status: 422,
  title: 'The process cannot be used as it is written',
});
export const wouldStrand = defineProblem({
  code: 'processes-would-strand',
  status: 409,
  title: 'Customers on their way would be left without a place in the new version',
});
