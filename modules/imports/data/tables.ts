import type { ColumnType, Generated } from 'kysely';
import type { Inspection, RestartPoint } from '#tabular';
import type {
  ImportCounts,
  ImportFailure,
  ImportKind,
  ImportOptions,
  ImportReversal,
  ImportState,
  PauseReason,
  RowReason,
  TestRun,
} from '../contract/index.ts';
import type { Mapping } from '../domain/mapping.ts';
import type { Suggestion } from '../domain/suggest-mapping.ts';

type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
type Instant = ColumnType<string, Date, Date>;
type NullableInstant = ColumnType<string | null, Date | null | undefined, Date | null>;

/** Who asked for an import, kept so that the work in the background is done in their name and within their reach. */
export interface Requester {
  actorId: string;
  displayName: string;
  kind: 'staff' | 'system';
  roles: readonly string[];
  branchIds: readonly string[];
}

/** What is kept of an inspection: everything but the rows themselves. */
export type KeptInspection = Omit<Inspection, 'firstRows' | 'firstFaults'> & { suggestions: Suggestion[] };

export interface ImportTable {
  import_id: string;
  kind: ImportKind;
  state: ImportState;
  file_name: string;
  file_bytes: number;
  file_sha256: string;
  stored_name: string | null;
  inspection: Json<KeptInspection>;
  options: Json<ImportOptions>;
  mapping: Json<Mapping>;
  counts: Json<ImportCounts>;
  position: NullableJson<RestartPoint>;
  fence: Generated<number>;
  pause_reason: PauseReason | null;
  failure: NullableJson<ImportFailure>;
  last_test: NullableJson<TestRun>;
  reversal: NullableJson<ImportReversal>;
  uploaded_at: Instant;
  uploaded_by: Json<Requester>;
  requested_by: NullableJson<Requester>;
  accepts_many_rejected: Generated<boolean>;
  started_at: NullableInstant;
  resumed_at: NullableInstant;
  rows_at_resumption: Generated<number>;
  finished_at: NullableInstant;
  reverted_at: NullableInstant;
}

export type ImportsTables = {
  'imports.import': ImportTable;
  'imports.rejected_row': {
    import_id: string;
    line_number: number;
    cells: Json<string[]>;
    reasons: Json<RowReason[]>;
  };
  'imports.saved_mapping': {
    saved_mapping_id: string;
    kind: ImportKind;
    fingerprint: string;
    columns: Json<string[]>;
    mapping: Json<Mapping>;
    options: Json<Partial<ImportOptions>>;
    last_file_name: string;
    last_used_at: Instant;
  };
};
