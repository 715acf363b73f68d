import { defineProblem } from '#contract-kit';

export const addressNotAllowed = defineProblem({
  code: 'webhook-address-not-allowed',
  status: 422,
  title: 'Webhooks may not go to this address',
});
export const unknownEvent = defineProblem({
  code: 'unknown-event',
  status: 422,
  title: 'There is no event of this name',
});
export const changesForgotten = defineProblem({
  code: 'changes-forgotten',
  status: 410,
  title: 'Changes from so long ago are no longer kept',
});
export const webhookChangedMeanwhile = defineProblem({
  code: 'webhook-changed-meanwhile',
  status: 409,
  title: 'Somebody else changed this webhook meanwhile',
});
