export { CARE_OUTCOMES, type CareOutcome } from './care-outcomes.ts';
export { careTaskCompleted, careTaskCreated, careTaskReopened, followUpsEvents } from './events.ts';
export { followUpsRoutes } from './follow-ups-routes.ts';
export { followUpsPermissions, followUpsRead, followUpsWrite } from './permissions.ts';
export * as followUpsProblems from './problems.ts';
export {
  type CareReason,
  type CareReasonGiven,
  type CareReasonKind,
  type CareTask,
  careReason,
} from './schemas.ts';
