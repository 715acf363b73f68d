export { careReasonOf } from './care-reason-of.ts';
export {
  type CustomerValue,
  NOT_JUDGED,
  type PurchaseFacts,
  type ValueBasis,
} from './customer-value.ts';
export type {
  DriftingCustomer,
  DriftReason,
  DriftState,
  HiddenGem,
  LifetimeValue,
} from './drift.ts';
export type { KeyAccountStability } from './key-accounts.ts';
export { valueConfigure, valueOverview, valuePermissions, valueRead, valueRun } from './permissions.ts';
export * as valueProblems from './problems.ts';
export { valueRoutes } from './value-routes.ts';
export {
  type Candidate,
  type Estimate,
  type FittedModel,
  type GridCell,
  type Holdout,
  MISSING,
  type Missing,
  type ModelChoice,
  PURCHASE_MODELS,
  type PurchaseModelKey,
  RUN_PHASES,
  RUN_STATES,
  type RunListItem,
  type RunPhase,
  type RunProgress,
  type RunSettings,
  type RunState,
  type RunSummary,
  type RunWindow,
  type ValueOverview,
  type ValueRun,
} from './value-run.ts';
export {
  DEFAULT_VALUE_SETTINGS,
  type ValueSettings,
  type ValueSettingsForm,
  valueSettingsForm,
} from './value-settings.ts';
