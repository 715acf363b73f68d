export { rentalBegun, rentalEnded, rentalsEvents } from './events.ts';
export type { RentalFigures } from './figures.ts';
export { rentalsOffer, rentalsPermissions, rentalsRead, rentalsWrite } from './permissions.ts';
export * as rentalsProblems from './problems.ts';
export { rentalsRoutes } from './rentals-routes.ts';
export {
  CONDITIONS,
  type Condition,
  type NewUnit,
  type Rental,
  type RentalDetails,
  type RentalFactKind,
  type RentalSummary,
  type Unit,
} from './schemas.ts';
