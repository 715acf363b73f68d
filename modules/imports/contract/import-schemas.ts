import { z } from 'zod';
import { currencyCode, instant, uuid } from '#contract-kit';
import { importKinds } from './import-fields.ts';

export const importKind = z.enum(importKinds);

/**
 * Where an import stands. `draft` and `tested` wait for a person; `queued`, `testing`, `running` and `reverting` are
 * worked on; `paused` can go on from where it stopped; the others are over.
 */
export const importState = z.enum([
  'draft',
  'testing',
  'tested',
  'queued',
  'running',
  'paused',
  'done',
  'failed',
  'cancelled',
  'reverting',
  'reverted',
]);
export type ImportState = z.infer<typeof importState>;

/** Why an import paused by itself, or that a person paused it. */
export const pauseReason = z.enum(['asked', 'disk-full', 'too-many-rejected']);
export type PauseReason = z.infer<typeof pauseReason>;

/** Every row read is one of created, updated, unchanged, skipped and rejected; the figures below them say more of some. */
export const importCounts = z.object({
  read: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  rejected: z.int(),
  /** Of the skipped: rows that are nearly certainly somebody already here. */
  possibleDuplicates: z.int(),
  /** The same by why they may be; left out by imports from before it was told. */
  possibleDuplicatesByReason: z.record(z.string(), z.int()).optional(),
  /** Lines equal to one met before in the same file. */
  repeated: z.int(),
  /** Lines that name no customer. */
  anonymous: z.int(),
  refunds: z.int(),
  cancellations: z.int(),
  /** Postage, fees, corrections: money that buys nothing. */
  adjustments: z.int(),
  /** Customer files opened for numbers nobody held. */
  newCustomers: z.int(),
  rejectedByReason: z.record(z.string(), z.int()),
});
export type ImportCounts = z.infer<typeof importCounts>;

const zone = z.string().max(60).refine(isTimeZone, 'an IANA time zone such as Asia/Shanghai');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** How the file is cut into rows, where the guess was overruled. */
export const layoutChoices = z
  .object({
    encoding: z.string().max(20),
    delimiter: z.enum([',', '\t', ';', '|', 'spaces', 'fixed']),
    columnStarts: z.array(z.int().min(0).max(10_000)).max(1000),
    hasHeader: z.boolean(),
    skipLines: z.int().min(0).max(1000),
    sheet: z.string().max(100),
  })
  .partial();
export type LayoutChoices = z.infer<typeof layoutChoices>;

export const importOptions = z.object({
  layout: layoutChoices,
  /** By column name. */
  dateFormats: z.record(z.string(), z.string().max(40)),
  decimalMark: z.enum(['.', ',']),
  currency: currencyCode,
  timeZone: zone,
  /** The system the file comes from. Customer numbers are told apart by it. */
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and hyphens, such as till or old-crm'),
  repeatedLines: z.enum(['keep', 'skip']),
  createUnknownCustomers: z.boolean(),
  /** Item codes, besides the well-known ones, that mean money on a bill and not a purchase; `*` stands for any ending. */
  adjustmentCodes: z.array(z.string().trim().min(1).max(100)).max(200),
  /** Whether rows may add customers, change customers who are here, or both. */
  mode: z.enum(['create', 'update', 'create-or-update']),
  /** By what a customer already here is recognised; telephones, e-mails and birthdays only where the name agrees. */
  updateKeys: z
    .array(z.enum(['customer-number', 'member-number', 'national-id', 'phone', 'email', 'name-and-birthday']))
    .max(6),
  /** What to do with a row that is nearly certainly somebody here, though none of the keys says so. */
  possibleDuplicates: z.enum(['skip', 'create']),
  /** Whether a row with a telephone or e-mail that cannot be read is refused, or taken without it. */
  faultyContactPoints: z.enum(['reject', 'leave-out']),
});
export type ImportOptions = z.infer<typeof importOptions>;

/** A fault of one row: where, why, and what stood there. */
export const rowReason = z.object({
  column: z.string().nullable(),
  field: z.string().nullable(),
  code: z.string(),
  value: z.string(),
  /** Of a row set aside: whom it is probably about, how likely and what of the two agrees. */
  match: z
    .object({
      partyId: uuid,
      reason: z.string(),
      score: z.number().min(0).max(1),
      comparisons: z.array(z.object({ trait: z.string(), level: z.string(), weight: z.number() })),
    })
    .optional(),
});
export type RowReason = z.infer<typeof rowReason>;

/** What stopped an import for good. */
export const importFailure = z.object({ code: z.string(), line: z.int(), detail: z.string() });
export type ImportFailure = z.infer<typeof importFailure>;

export const importProgress = z.object({
  /** 0 to 1; null when the size of what is to come is not known. */
  share: z.number().min(0).max(1).nullable(),
  rowsPerSecond: z.number().nullable(),
  remainingSeconds: z.number().nullable(),
});

export const importSummary = z.object({
  importId: uuid,
  kind: importKind,
  fileName: z.string(),
  fileBytes: z.int(),
  state: importState,
  pauseReason: pauseReason.nullable(),
  failure: importFailure.nullable(),
  counts: importCounts,
  progress: importProgress,
  uploadedAt: instant,
  uploadedBy: z.object({ actorId: uuid, displayName: z.string() }),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  revertedAt: instant.nullable(),
});
export type ImportSummary = z.infer<typeof importSummary>;

export const importColumn = z.object({
  name: z.string(),
  kind: z.string(),
  kindShare: z.number(),
  emptyShare: z.number(),
  sampleCount: z.int(),
  samples: z.array(z.string()),
  missingMarks: z.array(z.string()),
  /** Date formats that fit, best first, with examples of what they would mean. */
  dateFormats: z.array(
    z.object({
      format: z.string(),
      share: z.number(),
      examples: z.array(z.object({ text: z.string(), on: z.string() })),
      misfits: z.array(z.string()),
    }),
  ),
  /** Set when day and month cannot be told apart: one text with its readings. */
  ambiguousDate: z
    .object({ text: z.string(), readings: z.array(z.object({ format: z.string(), on: z.string() })) })
    .nullable(),
  suggestedField: z.string().nullable(),
  suggestionBasis: z.enum(['heading', 'content', 'saved']).nullable(),
});
export type ImportColumn = z.infer<typeof importColumn>;

export const mappingFault = z.object({
  code: z.string(),
  column: z.string().nullable(),
  field: z.string().nullable(),
});

/** A row that was not taken over, as it stands in the file, and why. */
export const rejectedRow = z.object({
  lineNumber: z.int(),
  cells: z.array(z.string()),
  reasons: z.array(rowReason),
});
export type RejectedRow = z.infer<typeof rejectedRow>;

export const testRun = z.object({
  counts: importCounts,
  /** The first few rows that would be left out. */
  examples: z.array(rejectedRow),
  rowsTested: z.int(),
  wholeFile: z.boolean(),
  testedAt: instant,
});
export type TestRun = z.infer<typeof testRun>;

export const importReversal = z.object({
  removedLines: z.int(),
  removedCustomers: z.int(),
  restoredCustomers: z.int(),
  /** Left as they are, because somebody changed or used them since. */
  keptCustomers: z.int(),
});
export type ImportReversal = z.infer<typeof importReversal>;

export const importDetail = z.object({
  ...importSummary.shape,
  encoding: z.object({
    encoding: z.string(),
    confidence: z.number(),
    alternatives: z.array(z.object({ encoding: z.string(), confidence: z.number() })),
  }),
  layout: z.object({
    format: z.enum(['csv', 'xlsx']),
    compression: z.enum(['none', 'gzip']),
    delimiter: z.string(),
    hasHeader: z.boolean(),
    skipLines: z.int(),
    columnCount: z.int(),
    sheet: z.string(),
  }),
  sheetNames: z.array(z.string()),
  columns: z.array(importColumn),
  /** Field by column name. */
  mapping: z.record(z.string(), z.string()),
  mappingFaults: z.array(mappingFault),
  options: importOptions,
  lastTest: testRun.nullable(),
  /** An earlier import of the very same file that was not reverted. */
  sameFileAs: uuid.nullable(),
  reversal: importReversal.nullable(),
});
export type ImportDetail = z.infer<typeof importDetail>;

export const importPreview = z.object({
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      lineNumber: z.int(),
      cells: z.array(z.string()),
      /** How each cell is understood; null where nothing is taken from it. */
      meanings: z.array(z.string().nullable()),
      reasons: z.array(rowReason),
    }),
  ),
  rowCount: z.int(),
  faultyCount: z.int(),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const savedMapping = z.object({
  savedMappingId: uuid,
  kind: importKind,
  columns: z.array(z.string()),
  lastFileName: z.string(),
  lastUsedAt: instant,
});
export type SavedMapping = z.infer<typeof savedMapping>;
