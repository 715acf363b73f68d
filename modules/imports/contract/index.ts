export {
  type CustomerField,
  customerFields,
  type FieldContent,
  fieldsOf,
  type ImportField,
  type ImportKind,
  importKinds,
  type TransactionField,
  transactionFields,
} from './import-fields.ts';
export type {
  ImportColumn,
  ImportCounts,
  ImportDetail,
  ImportFailure,
  ImportOptions,
  ImportPreview,
  ImportReversal,
  ImportState,
  ImportSummary,
  LayoutChoices,
  PauseReason,
  RejectedRow,
  RowReason,
  SavedMapping,
  TestRun,
} from './import-schemas.ts';
export { importsRoutes } from './imports-routes.ts';
export { importsPermissions, importsRead, importsRun } from './permissions.ts';
export * as importsProblems from './problems.ts';
