import { defineProblem } from '#contract-kit';

export const unknownPromiseKind = defineProblem({
  code: 'unknown-promise-kind',
  status: 422,
  title: 'The business makes no such promise',
});
export const brokenPromiseFirst = defineProblem({
  code: 'broken-promise-first',
  status: 409,
  title: 'An earlier promise to this customer is broken and not made good yet',
});
export const promiseDecided = defineProblem({
  code: 'promise-decided',
  status: 409,
  title: 'This promise is decided already',
});
export const promiseMovedOn = defineProblem({
  code: 'promise-moved-on',
  status: 409,
  title: 'Somebody else has changed this promise',
});
export const dueOutOfRange = defineProblem({
  code: 'promise-time-out-of-range',
  status: 422,
  title: 'The time does not fit this promise',
});
export const renegotiatedOnce = defineProblem({
  code: 'promise-renegotiated-once',
  status: 409,
  title: 'The customer was told of a new day once already',
});
export const nothingOwed = defineProblem({
  code: 'nothing-owed',
  status: 409,
  title: 'Nothing is owed for this promise',
});
export const redressPaidAlready = defineProblem({
  code: 'redress-paid-already',
  status: 409,
  title: 'Redress for this promise was paid already',
});
export const unsoundDefinition = defineProblem({
  code: 'unsound-promise',
  status: 422,
  title: 'The promise cannot be measured as it is written',
});
export const notPromisable = defineProblem({
  code: 'not-promisable',
  status: 409,
  title: 'Nothing can be promised to this customer',
});
