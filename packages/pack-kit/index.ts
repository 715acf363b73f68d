/** All that a pack may see of the product: the shapes of what it brings. */
export {
  type AppointmentType,
  type AppointmentTypeGiven,
  appointmentType,
  RESOURCE_KINDS,
  skill,
} from './appointment-type.ts';
export type {
  DemoAppointment,
  DemoAsset,
  DemoBookable,
  DemoBusiness,
  DemoCall,
  DemoCustomer,
  DemoFieldWork,
  DemoFiles,
  DemoFollowUps,
  DemoHolidays,
  DemoLine,
  DemoLoaner,
  DemoMeasurement,
  DemoNote,
  DemoOffer,
  DemoPart,
  DemoPrivacy,
  DemoProcess,
  DemoPromise,
  DemoRentals,
  DemoRepair,
  DemoStaff,
  DemoStock,
  DemoVisit,
  DemoWalkIn,
} from './demo-business.ts';
export {
  CALENDAR_UNITS,
  type CalendarOffset,
  CUSTOMER_TIERS,
  type CustomerTier,
  calendarOffset,
  FOLLOW_UP_CHANNELS,
  type FollowUpRule,
  type FollowUpRuleGiven,
  type FollowUpTrigger,
  followUpRule,
  followUpTrigger,
} from './follow-up-rule.ts';
export {
  type GeneralSaleLaw,
  type GuaranteeCategory,
  type GuaranteeRules,
  generalSaleLaw,
  guaranteeCategory,
  guaranteeRules,
} from './guarantee-rules.ts';
export type { MeasurementCheck, MeasurementKind, RecordToExchange } from './measurement-kind.ts';
export {
  END,
  type ProcessTemplate,
  type ProcessTemplateGiven,
  processTemplate,
  type StepDefinition,
  type StepNotice,
  type StepPaper,
  stepDefinition,
  stepPaper,
} from './process-template.ts';
export {
  allowedSeconds,
  type EventRule,
  eventRule,
  type PromiseDefinition,
  type PromiseDefinitionGiven,
  type PromiseMeasure,
  promiseDefinition,
  promiseMeasure,
  type RedressRule,
} from './promise-definition.ts';
export { type RepairStandard, repairStandard } from './repair-standard.ts';
export type { AnswerTest, MetricSource, ServiceMetric, StepDone } from './service-metric.ts';
export { WORK_KINDS, type WorkKind, workKind } from './work-kind.ts';
