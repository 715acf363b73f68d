export { deskRoutes } from './desk-routes.ts';
export { deskPermissions, deskShare, deskUse } from './permissions.ts';
export * as deskProblems from './problems.ts';
export {
  type Draft,
  type Happening,
  LONGEST_DRAFT,
  type SavedView,
  savedView,
  type ViewAudience,
  type ViewState,
  viewState,
  type Watch,
} from './schemas.ts';
