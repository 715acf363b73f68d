import { refuse } from '#contract-kit';
import { listBranches, listStaff } from '#modules/access';
import type { ActionContext, Database } from '#platform';
import type { DateFormat, TableLayout, TabularRow } from '#tabular';
import { type ImportCounts, importsProblems, type RejectedRow } from '../contract/index.ts';
import type { ImportRow } from '../data/import-queries.ts';
import type { Converted, Lookups, ReadingOptions } from '../domain/import-options.ts';
import { recordedAsCustomers } from './record-customer-rows.ts';
import { recordedAsTransactions } from './record-transaction-rows.ts';
import { uploadPath } from './store-upload.ts';

/** What recording some rows came to; the rows it refused are told apart from those the reader refused. */
export interface RecordedRows {
  counts: Omit<ImportCounts, 'read' | 'rejected' | 'rejectedByReason'>;
  rejected: Pick<RejectedRow, 'lineNumber' | 'reasons'>[];
  /** Rows skipped for a reason somebody should look at; they are kept like rejected ones but counted as skipped. */
  setAside: Pick<RejectedRow, 'lineNumber' | 'reasons'>[];
}

/** Rows of a batch made ready. */
export interface PreparedRows {
  /** Records them; the batches before must be committed by then. */
  record(): Promise<RecordedRows>;
}

/** One kind of import: how its rows are read and where they go. */
export interface ImportedKind<Row> {
  convert(row: TabularRow): Converted<Row>;
  /** Does, in the transaction of a batch, what does not ask what the batches before it wrote. */
  prepare(ctx: ActionContext, rows: readonly Row[]): Promise<PreparedRows>;
}

/** Everything needed to carry an import out. */
export interface ImportPlan {
  file: string;
  layout: TableLayout;
  columns: string[];
  readingOptions: ReadingOptions;
  kind: ImportedKind<unknown>;
}

/** Prepares an import: where its file is, how rows are converted, where they are recorded. */
export async function planImport(db: Database, filesFolder: string, row: ImportRow): Promise<ImportPlan> {
  if (row.stored_name === null)
    refuse(importsProblems.fileGone, 'the file is no longer kept; upload it again');
  const columns = row.inspection.columns.map(({ name }) => name);
  const readingOptions: ReadingOptions = {
    // Checked when they were chosen.
    dateFormats: row.options.dateFormats as Record<string, DateFormat>,
    decimalMark: row.options.decimalMark,
    currency: row.options.currency,
    timeZone: row.options.timeZone,
  };
  const prepared = { row, columns, readingOptions, lookups: await findLookups(db) };
  return {
    file: uploadPath(filesFolder, row.stored_name),
    layout: row.inspection.layout,
    columns,
    readingOptions,
    kind: row.kind === 'customers' ? recordedAsCustomers(prepared) : recordedAsTransactions(prepared),
  };
}

/** What a kind is made from. */
export interface PreparedImport {
  row: ImportRow;
  columns: readonly string[];
  readingOptions: ReadingOptions;
  lookups: Lookups;
}

async function findLookups(db: Database): Promise<Lookups> {
  const branches = await listBranches(db);
  const staff = await listStaff(db);
  return {
    branchIds: new Map(branches.map(({ name, branchId }) => [name.trim().toLowerCase(), branchId])),
    staffIds: new Map(
      staff.flatMap(({ displayName, email, staffId }): [string, string][] => [
        [displayName.trim().toLowerCase(), staffId],
        ...(email === null ? [] : [[email.toLowerCase(), staffId] as [string, string]]),
      ]),
    ),
  };
}
