import { findOfferItemIds } from '#modules/catalogue';
import type { ActionContext } from '#platform';
import { type BatchOrigin, type EncodedLines, LineEncoder } from '../data/encode-lines.ts';
import {
  type Likelihood,
  type StoredLines,
  storeAnonymousLines,
  storeCustomerLines,
} from '../data/store-lines.ts';
import { ADJUSTMENT_CODES } from '../domain/classify-line-kind.ts';
import type { LineKind } from '../domain/order-line.ts';
import { linePreparer, type PreparationRules, type PreparedLine } from '../domain/prepare-lines.ts';
import { type RowRejection, type TransactionRow, transactionRowFaults } from '../domain/transaction-row.ts';
import { publishPurchaseFigures } from './publish-purchase-figures.ts';
import { type ResolvedCustomers, resolveCustomers, unknownCustomer } from './resolve-customers.ts';

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
  /** Whether some lines were there already or had been met in an earlier batch: the next batch is likely to hold such lines too. */
  metKnown: boolean;
}

/** More rows than this make a batch that holds locks and memory for too long. */
export const MOST_ROWS_A_BATCH = 20_000;

/** A batch made ready in its transaction: everything done that does not ask what the batches before it wrote. */
export interface PreparedTransactions {
  /** Stores it. The batches before of the same import must be committed by then, so that repeated lines are counted right. */
  store(likely?: Likelihood): Promise<RecordOutcome>;
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
    if (faults.length > 0) rejected.push(...faults);
    return faults.length === 0;
  });
  const customers = await resolveCustomers(ctx, sound, options);
  const batch = await prepareBatch(ctx, sound, customers, options);
  rejected.push(...batch.unknown);
  return {
    async store(likely = 'all-new') {
      const stored = await store(ctx, batch, likely);
      if (!options.importId && stored.created > 0) {
        await publishPurchaseFigures(ctx, { partyIds: [...batch.partyIds] });
      }
      const { created, skipped, repeated, metKnown } = stored;
      const anonymous = batch.anonymous.wanted;
      const soundRows = batch.ofCustomers.wanted + anonymous;
      return {
        rows: rows.length,
        created,
        unchanged: soundRows - created - skipped,
        skipped,
        rejectedRows: rows.length - soundRows,
        rejected,
        repeated,
        anonymous,
        kinds: batch.kinds,
        newCustomers: customers.opened,
        metKnown,
      };
    },
  };
}

interface PartOfBatch {
  wanted: number;
  first: number;
  /** What is stored of the wanted lines, once repeated ones are left out or not. */
  kept: EncodedLines;
}

interface PreparedBatch {
  origin: BatchOrigin;
  ofCustomers: PartOfBatch;
  anonymous: PartOfBatch;
  kinds: Record<LineKind, number>;
  /** Whose figures change; not gathered for an import, which brings them up to date at its end. */
  partyIds: Set<string>;
  unknown: RowRejection[];
}

async function prepareBatch(
  ctx: ActionContext,
  rows: readonly TransactionRow[],
  { ownerOf }: ResolvedCustomers,
  options: RecordOptions,
): Promise<PreparedBatch> {
  const origin = originOf(ctx, options);
  const prepare = linePreparer(await preparationRules(ctx, rows, options));
  const [ofCustomers, anonymous] = [new PartGatherer(origin), new PartGatherer(origin)];
  const kinds: Record<LineKind, number> = { purchase: 0, refund: 0, cancellation: 0, adjustment: 0 };
  const partyIds = new Set<string>();
  const unknown: RowRejection[] = [];
  for (const row of rows) {
    const partyId = ownerOf(row);
    if (partyId === undefined) {
      unknown.push(unknownCustomer(row));
      continue;
    }
    const line = prepare(row, partyId);
    kinds[line.kind] += 1;
    if (partyId !== null && !options.importId) partyIds.add(partyId);
    (partyId === null ? anonymous : ofCustomers).add(line);
  }
  return {
    origin,
    ofCustomers: ofCustomers.finish(),
    anonymous: anonymous.finish(),
    kinds,
    partyIds,
    unknown,
  };
}

class PartGatherer {
  #wanted = 0;
  #first = 0;
  readonly #keepsRepeated: boolean;
  readonly #encoder: LineEncoder;

  constructor(origin: BatchOrigin) {
    this.#keepsRepeated = origin.repeatedLines === 'keep';
    this.#encoder = new LineEncoder(origin);
  }

  add(line: PreparedLine): void {
    this.#wanted += 1;
    if (line.ordinal === 1) this.#first += 1;
    if (line.ordinal === 1 || this.#keepsRepeated) this.#encoder.add(line);
  }

  finish(): PartOfBatch {
    return { wanted: this.#wanted, first: this.#first, kept: this.#encoder.finish() };
  }
}

async function preparationRules(
  ctx: ActionContext,
  rows: readonly TransactionRow[],
  options: RecordOptions,
): Promise<PreparationRules> {
  const codes = new Set<string>();
  for (const { itemCode } of rows) if (itemCode) codes.add(itemCode.trim());
  codes.delete('');
  return {
    source: options.source,
    adjustmentCodes: new Set((options.adjustmentCodes ?? ADJUSTMENT_CODES).map((code) => code.toUpperCase())),
    offerItemIds: await findOfferItemIds(ctx.db, [...codes]),
    branchId: options.branchId ?? null,
  };
}

function originOf(ctx: ActionContext, options: RecordOptions): BatchOrigin {
  return {
    source: options.source,
    orderedZone: options.orderedZone,
    importId: options.importId ?? null,
    recordedAt: ctx.clock.now(),
    recordedBy: ctx.actor.actorId,
    repeatedLines: options.repeatedLines ?? 'keep',
  };
}

async function store(
  ctx: ActionContext,
  { origin, ofCustomers, anonymous }: PreparedBatch,
  likely: Likelihood,
) {
  const total = { created: 0, skipped: 0, repeated: 0, metKnown: false };
  const add = ({ wanted, first, kept }: PartOfBatch, stored: StoredLines) => {
    total.created += stored.created;
    total.skipped += wanted - kept.lines + stored.skipped;
    total.repeated += wanted - first + stored.keysMetBefore;
    total.metKnown ||= stored.metKnown;
  };
  add(ofCustomers, await storeCustomerLines(ctx.db, ofCustomers.kept, origin, likely));
  add(anonymous, await storeAnonymousLines(ctx.db, anonymous.kept, origin, likely));
  return total;
}
