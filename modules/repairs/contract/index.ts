export { type RepairStandard, repairStandard } from '#pack-kit';
export { repairEnded, repairMoved, repairReported, repairsEvents } from './events.ts';
export { type DaysTaken, type FiguresOfKind, type RepairFigures, repairFigures } from './figures.ts';
export { repairsApprove, repairsPermissions, repairsRead, repairsWrite } from './permissions.ts';
export * as repairsProblems from './problems.ts';
export { repairsRoutes } from './repairs-routes.ts';
export {
  type Loan,
  type Loaner,
  OPEN_STAGES,
  type Repair,
  type RepairDetails,
  type RepairFactKind,
  type RepairFactShown,
  type RepairKind,
  type RepairStage,
  type RepairStep,
  type RepairSummary,
  type StandardKept,
} from './schemas.ts';
