export { partUsed, stockEvents } from './events.ts';
export type { StockFigures } from './figures.ts';
export { stockPermissions, stockPlan, stockRead, stockWrite } from './permissions.ts';
export * as stockProblems from './problems.ts';
export { type NewPurchase, PURCHASE_STATES, type Purchase, type PurchaseState } from './purchase.ts';
export {
  COUNT_REASONS,
  type CorrectionReason,
  type LastBuy,
  type Movement,
  type MovementKind,
  type Part,
  type PartInList,
  type PartTerms,
  PURPOSE_KINDS,
  type PurposeKind,
  type Reservation,
  reservation,
  type StockAt,
  type TooLittleUsage,
  type UsagePlan,
} from './schemas.ts';
export { stockRoutes } from './stock-routes.ts';
