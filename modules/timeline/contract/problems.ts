import { defineProblem } from '#contract-kit';

export const writtenBySomebodyElse = defineProblem({
  code: 'written-by-somebody-else',
  status: 403,
  title: 'Only the person who wrote this, or a manager, may take it back',
});
export const notYetHappened = defineProblem({
  code: 'not-yet-happened',
  status: 422,
  title: 'The timeline holds only what has happened',
});
