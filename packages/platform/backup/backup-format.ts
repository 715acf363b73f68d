import { z } from 'zod';

/** Raised when a reader of today could misread a file of tomorrow. */
export const formatVersion = 1;

/** First entry of a backup: what is in it and what is needed to receive it. */
export const contentsEntry = 'contents.json';
/** Last entry: what was counted while it was written. */
export const checksEntry = 'checks.json';
/** Where rows lie. */
export const tablesFolder = 'tables/';
/** Where attachments and uploads lie. */
export const filesFolderEntry = 'files/';

const tableSchema = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()) });

/** The first entry, parsed. */
export const contentsSchema = z.object({
  formatVersion: z.number(),
  productVersion: z.string(),
  createdAt: z.iso.datetime(),
  postgresVersion: z.string(),
  /** Names of the migrations that had made the tables. */
  migrations: z.array(z.string()),
  tables: z.array(tableSchema),
});

/** The last entry, parsed. */
export const checksSchema = z.object({
  tables: z.array(
    z.object({
      schema: z.string(),
      name: z.string(),
      rows: z.number(),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
  sequences: z.array(
    z.object({ schema: z.string(), name: z.string(), lastValue: z.string(), isCalled: z.boolean() }),
  ),
  files: z.number(),
  fileBytes: z.number(),
});

/** A table and the columns that are copied; generated columns are not. */
export type BackedUpTable = z.infer<typeof tableSchema>;
/** What is in a backup and what is needed to receive it. */
export type BackupContents = z.infer<typeof contentsSchema>;
/** What was counted while it was written. */
export type BackupChecks = z.infer<typeof checksSchema>;
/** Rows, bytes and SHA-256 of one table. */
export type TableCheck = BackupChecks['tables'][number];
/** Where one sequence stands. */
export type SequenceState = BackupChecks['sequences'][number];

/** What a backup holds, for people. */
export interface BackupSummary {
  readonly file: string;
  readonly bytes: number;
  readonly createdAt: string;
  readonly productVersion: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/** How far a backup or restore has come. */
export interface BackupProgress {
  readonly step: 'checking' | 'tables' | 'files';
  /** The table or file at hand. */
  readonly at: string;
  readonly done: number;
  readonly total: number;
}

/** Entries of one table lie in one folder, in parts, because a part's size must be known before it is written. */
export function tablePartEntry(table: { schema: string; name: string }, part: number): string {
  return `${tablesFolder}${tableKey(table)}/${String(part).padStart(6, '0')}.tsv`;
}

/** `schema.table`, as in a part's name. */
export function tableKey(table: { schema: string; name: string }): string {
  return `${encodeURIComponent(table.schema)}.${encodeURIComponent(table.name)}`;
}
