export { catalogueRoutes } from './catalogue-routes.ts';
export {
  type OfferItem,
  type OfferItemTerms,
  offerItem,
  offerItemKind,
  offerItemTerms,
} from './offer-item.ts';
export { cataloguePermissions, catalogueRead, catalogueWrite } from './permissions.ts';
export * as catalogueProblems from './problems.ts';
