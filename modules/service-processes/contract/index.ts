export {
  END,
  type ProcessTemplate,
  type ProcessTemplateGiven,
  processTemplate,
  type ServiceMetric,
  type StepDefinition,
  type StepNotice,
  type StepPaper,
  WORK_KINDS,
  type WorkKind,
} from '#pack-kit';
export {
  type Design,
  type DesignSummary,
  DRY_RUN_REASONS,
  type DryRun,
  type Release,
} from './design-schemas.ts';
export { draftTemplate } from './draft-template.ts';
export {
  customerAsked,
  processEnded,
  processesEvents,
  processPaused,
  processResumed,
  processStarted,
  processStepLeft,
} from './events.ts';
export type { MetricGroup, ShownMetric } from './metric-schemas.ts';
export { PATH_PARTS, type PathPart, type PathStep, type Paths } from './path-schemas.ts';
export {
  processesDesign,
  processesOverride,
  processesPermissions,
  processesRead,
  processesWrite,
} from './permissions.ts';
export * as processesProblems from './problems.ts';
export {
  PROCESS_STATUSES,
  type Process,
  type ProcessListState,
  type ProcessStatus,
  type ProcessSummary,
  STEP_OUTCOMES,
  type StepClock,
  type StepFaults,
  type StepVisit,
  type SurveyMode,
  stepFaults,
} from './schemas.ts';

export { serviceProcessesRoutes } from './service-processes-routes.ts';
export { findTemplateFaults, sayTemplateFault, type TemplateFault } from './template-faults.ts';
