export { CALENDAR_UNITS, CUSTOMER_TIERS, FOLLOW_UP_CHANNELS } from '#pack-kit';
export { CARE_OUTCOMES, type CareOutcome, CONTACT_OUTCOMES } from './care-outcomes.ts';
export { careTaskCompleted, careTaskCreated, careTaskReopened, followUpsEvents } from './events.ts';
export { followUpsRoutes } from './follow-ups-routes.ts';
export { followUpsConfigure, followUpsPermissions, followUpsRead, followUpsWrite } from './permissions.ts';
export * as followUpsProblems from './problems.ts';
export {
  type CallSheet,
  type CareReason,
  type CareReasonGiven,
  type CareReasonKind,
  type CareTask,
  careReason,
  type DayHalf,
  type Delegate,
  type FactUsed,
  type OverdueByPerson,
  type Planning,
  type RulePreview,
  type RuleShown,
  type RuleSubjects,
  type RuleVersion,
  type Timeliness,
} from './schemas.ts';
