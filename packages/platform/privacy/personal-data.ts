import type { Database } from '../database/open-database.ts';

/** What a module holds on people, told in its manifest. */
export interface PersonalData {
  /** Tables with a `party_id`: exported and erased with the person. */
  tables: readonly string[];
  /** Columns, by table, that only serve search, order or speed: they say nothing of their own and are left out of exports. */
  derivedColumns?: Readonly<Record<string, readonly string[]>>;
  /** Tables whose old rows a retention schedule may delete. */
  aged?: readonly Aged[];
  /** Erases what mentions erased people elsewhere: in tables without a `party_id`, in files. In the caller's transaction. */
  forget?(tx: Database, erased: Erased): Promise<void>;
}

/** A table whose rows grow old, with the column that says since when. */
export interface Aged {
  table: string;
  /** A `timestamptz` or `date`; rows in which it is null are never old. */
  column: string;
  /** Tables whose rows say nothing without it and go with it, joined by columns of the same names. */
  belonging?: readonly { table: string; key: readonly string[] }[];
}

/** People who are being erased, and the values they could be recognised by. */
export interface Erased {
  partyIds: readonly string[];
  /** Names, numbers and addresses; empty when only rows by key are to go. */
  values: readonly string[];
}
