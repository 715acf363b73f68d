import { defineProblem } from '#contract-kit';

export const planChanged = defineProblem({
  code: 'maintenance-plan-changed',
  status: 409,
  title: 'Somebody else has changed this maintenance plan',
});
export const planEnded = defineProblem({
  code: 'maintenance-plan-ended',
  status: 409,
  title: 'This maintenance plan has ended',
});
export const roundClosed = defineProblem({
  code: 'round-closed',
  status: 409,
  title: 'This round is closed',
});
export const visitChanged = defineProblem({
  code: 'visit-changed',
  status: 409,
  title: 'Somebody else has changed this visit',
});
export const visitOver = defineProblem({
  code: 'visit-over',
  status: 409,
  title: 'This visit is over',
});
export const visitIncomplete = defineProblem({
  code: 'visit-incomplete',
  status: 422,
  title: 'Something is missing in the report of this visit',
});
export const visitNotPossible = defineProblem({
  code: 'visit-not-possible',
  status: 422,
  title: 'This visit cannot be planned',
});
export const routeNotPossible = defineProblem({
  code: 'route-not-possible',
  status: 422,
  title: 'This day cannot be planned',
});
