export type { PromiseDefinition, PromiseDefinitionGiven, PromiseMeasure } from '#pack-kit';
export {
  promiseBroken,
  promiseExcused,
  promiseGiven,
  promiseKept,
  promiseRecovered,
  promiseRenegotiated,
  promisesEvents,
  promiseWarned,
  promiseWithdrawn,
  redressPaid,
} from './events.ts';
export {
  promisesGive,
  promisesManage,
  promisesOverride,
  promisesPay,
  promisesPermissions,
  promisesRead,
} from './permissions.ts';
export * as promisesProblems from './problems.ts';
export { promisesRoutes } from './promises-routes.ts';
export {
  type DefinitionShown,
  PAYMENT_METHODS,
  type PaymentMethod,
  PROMISE_STATES,
  type PromiseFactKind,
  type PromiseFigure,
  type PromiseShown,
  type PromiseState,
  type PromiseSummary,
} from './schemas.ts';
