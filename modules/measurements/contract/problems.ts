import { defineProblem } from '#contract-kit';

export const unknownKind = defineProblem({
  code: 'unknown-measurement-kind',
  status: 422,
  title: 'There is no such kind of measurement',
});
export const notAccepted = defineProblem({
  code: 'measurement-not-accepted',
  status: 422,
  title: 'The measurement has faults',
});
export const takenLater = defineProblem({
  code: 'measured-in-the-future',
  status: 422,
  title: 'A measurement cannot lie in the future',
});
export const corrected = defineProblem({
  code: 'measurement-corrected-already',
  status: 409,
  title: 'Somebody else has corrected this measurement',
});
export const noExchange = defineProblem({
  code: 'measurement-not-exchanged',
  status: 422,
  title: 'There is no form of exchange for this measurement',
});
