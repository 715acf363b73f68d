/** Field work: what is to be kept in order, who goes where, and what was found and done there (S3-34, S3-40). */

export { completeVisit, recordArrival } from './actions/carry-out-visit.ts';
export { planRoutes } from './actions/plan-routes.ts';
export { planVisit } from './actions/plan-visit.ts';
export { createPlan } from './actions/plans.ts';
export { createRound } from './actions/rounds.ts';
export { removeEmptyRounds } from './data/round-queries.ts';
export { fieldWorkModule } from './module.ts';
