export { careTaskCompleted, careTaskCreated, careTaskReopened, followUpsEvents } from './events.ts';
export { followUpsRoutes } from './follow-ups-routes.ts';
export { followUpsPermissions, followUpsRead, followUpsWrite } from './permissions.ts';
export * as followUpsProblems from './problems.ts';
export {
  CARE_OUTCOMES,
  type CareOutcome,
  type CareReason,
  type CareReasonGiven,
  type CareReasonKind,
  type CareTask,
  careReason,
} from './schemas.ts';
