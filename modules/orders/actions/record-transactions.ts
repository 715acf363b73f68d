import { findOfferItemIds } from '#modules/catalogue';
import type { ActionContext } from '#platform';
import {
  type BatchOrigin,
  type StoredLines,
  stageLines,
  storeAnonymousLines,
  storeCustomerLines,
} from '../data/store-lines.ts';
import { ADJUSTMENT_CODES } from '../domain/classify-line-kind.ts';
import type { LineKind } from '../domain/order-line.ts';
import { type OwnedRow, type PreparedLine, prepareLines } from '../domain/prepare-lines.ts';
import { type RowRejection, type TransactionRow, transactionRowFaults } from '../domain/transaction-row.ts';
import { publishPurchaseFigures } from './publish-purchase-figures.ts';
import { resolveCustomers } from './resolve-customers.ts';

export interface RecordOptions {
  /** The system the rows come from: customer numbers and line keys are told apart by it. */
  source: string;
  /** IANA zone the times of the rows were given in. */
  orderedZone: string;
  /**
   * Rows of one import: equal lines in different batches are further occurrences of each other, and the customers'
   * figures are brought up to date by `finishTransactionImport`.
   */
  importId?: string | null;
  /** Open a customer file for a number nobody holds; otherwise such rows are rejected. */
  createUnknownCustomers?: boolean;
  /** Branch of the customer files that are opened, and of lines that name none. */
  branchId?: string | null;
  /** What to do with a line equal to one met before in the same import. Kept unless told otherwise. */
  repeatedLines?: 'keep' | 'skip';
  /** Item codes that mean money on a bill and not a purchase. */
  adjustmentCodes?: readonly string[];
}

/** What became of a batch of rows: `created + unchanged + skipped + rejectedRows = rows`. */
export interface RecordOutcome {
  rows: number;
  created: number;
  /** Lines that were already there. */
  unchanged: number;
  /** Repeated lines left out because `repeatedLines` is `skip`. */
  skipped: number;
  /** Rows left out because of faults; a row with several faults counts once here. */
  rejectedRows: number;
  rejected: RowRejection[];
  /** Of the sound rows: equal to another one met before in the same import, kept or skipped. */
  repeated: number;
  /** Of the sound rows: without a customer. They are kept apart and belong to no customer file. */
  anonymous: number;
  /** Of the sound rows: how many of each kind. */
  kinds: Record<LineKind, number>;
  /** Customer files opened for numbers nobody held. */
  newCustomers: number;
}

/** More rows than this make a batch that holds locks and memory for too long. */
export const MOST_ROWS_A_BATCH = 20_000;

/** A batch made ready in its transaction: everything done that does not ask what the batches before it wrote. */
export interface PreparedTransactions {
  /** Stores it. The batches before of the same import must be committed by then, so that repeated lines are counted right. */
  store(): Promise<RecordOutcome>;
}

/**
 * The one road of sales into the system: the API, imports and seeds record here. The same rows again change nothing.
 * Bad rows are told and left out; the others are recorded.
 */
export async function recordTransactions(
  ctx: ActionContext,
  rows: readonly TransactionRow[],
  options: RecordOptions,
): Promise<RecordOutcome> {
  return (await prepareTransactions(ctx, rows, options)).store();
}

/** The first half of `recordTransactions`, which an import does while the database still stores the batch before. */
export async function prepareTransactions(
  ctx: ActionContext,
  rows: readonly TransactionRow[],
  options: RecordOptions,
): Promise<PreparedTransactions> {
  if (rows.length > MOST_ROWS_A_BATCH) {
    throw new RangeError(
      `recordTransactions takes at most ${MOST_ROWS_A_BATCH} rows, got ${rows.length}; send them in batches`,
    );
  }
  const nowMs = ctx.clock.now().getTime();
  const rejected: RowRejection[] = [];
  const sound = rows.filter((row) => {
    const faults = transactionRowFaults(row, nowMs);
    rejected.push(...faults);
    return faults.length === 0;
  });
  const customers = await resolveCustomers(ctx, sound, options);
  rejected.push(...customers.unknown);
  const lines = await prepare(ctx, customers.owned, options);
  const batch = parted(lines, options.repeatedLines ?? 'keep');
  await stageLines(ctx.db, batch.ofCustomers.kept);
  return {
    async store() {
      const stored = await store(ctx, batch, options);
      if (!options.importId && stored.created > 0) {
        await publishPurchaseFigures(ctx, { partyIds: lines.flatMap(({ partyId }) => partyId ?? []) });
      }
      return {
        rows: rows.length,
        created: stored.created,
        unchanged: lines.length - stored.created - stored.skipped,
        skipped: stored.skipped,
        rejectedRows: rows.length - lines.length,
        rejected,
        repeated: stored.repeated,
        anonymous: batch.anonymous.wanted,
        kinds: countKinds(lines),
        newCustomers: customers.opened,
      };
    },
  };
}

async function prepare(
  ctx: ActionContext,
  owned: readonly OwnedRow[],
  options: RecordOptions,
): Promise<PreparedLine[]> {
  const codes = new Set(owned.flatMap(({ row }) => row.itemCode?.trim() || []));
  return prepareLines(owned, {
    source: options.source,
    adjustmentCodes: new Set((options.adjustmentCodes ?? ADJUSTMENT_CODES).map((code) => code.toUpperCase())),
    offerItemIds: await findOfferItemIds(ctx.db, [...codes]),
    branchId: options.branchId ?? null,
  });
}

interface PartOfBatch {
  wanted: number;
  first: number;
  /** What is stored of the wanted lines, once repeated ones are left out or not. */
  kept: PreparedLine[];
}

interface PartedBatch {
  ofCustomers: PartOfBatch;
  anonymous: PartOfBatch;
}

function parted(lines: readonly PreparedLine[], repeatedLines: 'keep' | 'skip'): PartedBatch {
  const part = (wanted: PreparedLine[]): PartOfBatch => {
    const first = wanted.filter(({ ordinal }) => ordinal === 1);
    return { wanted: wanted.length, first: first.length, kept: repeatedLines === 'skip' ? first : wanted };
  };
  return {
    ofCustomers: part(lines.filter(({ partyId }) => partyId !== null)),
    anonymous: part(lines.filter(({ partyId }) => partyId === null)),
  };
}

async function store(ctx: ActionContext, { ofCustomers, anonymous }: PartedBatch, options: RecordOptions) {
  const origin: BatchOrigin = {
    source: options.source,
    orderedZone: options.orderedZone,
    importId: options.importId ?? null,
    recordedAt: ctx.clock.now(),
    recordedBy: ctx.actor.actorId,
    repeatedLines: options.repeatedLines ?? 'keep',
  };
  const total = { created: 0, skipped: 0, repeated: 0 };
  const add = ({ wanted, first, kept }: PartOfBatch, stored: StoredLines) => {
    total.created += stored.created;
    total.skipped += wanted - kept.length + stored.skipped;
    total.repeated += wanted - first + stored.keysMetBefore;
  };
  add(ofCustomers, await storeCustomerLines(ctx.db, ofCustomers.kept, origin));
  await stageLines(ctx.db, anonymous.kept);
  add(anonymous, await storeAnonymousLines(ctx.db, anonymous.kept, origin));
  return total;
}

function countKinds(lines: readonly PreparedLine[]): Record<LineKind, number> {
  const counts: Record<LineKind, number> = { purchase: 0, refund: 0, cancellation: 0, adjustment: 0 };
  for (const { kind } of lines) counts[kind] += 1;
  return counts;
}
