import {
  prepareTransactions,
  type RecordOutcome,
  type RowRejection,
  type TransactionRow,
} from '#modules/orders';
import { adjustmentCodeMatcher } from '../domain/adjustment-codes.ts';
import { fieldColumn } from '../domain/column-places.ts';
import { transactionConverter } from '../domain/convert-transaction.ts';
import { groupReasons } from '../domain/group-reasons.ts';
import { remembering } from '../domain/remembering.ts';
import type { ImportedKind, PreparedImport, RecordedRows } from './plan-import.ts';

/** After lines that were there already, so many batches are looked up before the next is tried as wholly new. */
const BATCHES_LOOKED_UP = 4;

/** Rows of a file as lines of sales. */
export function recordedAsTransactions(prepared: PreparedImport): ImportedKind<TransactionRow> {
  const { row, columns, readingOptions, lookups } = prepared;
  const { options, mapping } = row;
  const convert = transactionConverter(mapping, columns, readingOptions, lookups);
  const isAdjustment = remembering(adjustmentCodeMatcher(options.adjustmentCodes));
  // Lines that are known come together: a file imported again, a period that overlaps with the last file's.
  let batchesLookedUp = 0;
  return {
    convert(fileRow) {
      const converted = convert(fileRow);
      if ('row' in converted && converted.row.kind === null && isAdjustment(converted.row.itemCode ?? '')) {
        converted.row.kind = 'adjustment';
      }
      return converted;
    },
    async prepare(ctx, rows) {
      const prepared = await prepareTransactions(ctx, rows, {
        source: options.source,
        orderedZone: options.timeZone,
        importId: row.import_id,
        createUnknownCustomers: options.createUnknownCustomers,
        repeatedLines: options.repeatedLines,
      });
      return {
        async record() {
          const outcome = await prepared.store(batchesLookedUp > 0 ? 'some-known' : 'all-new');
          batchesLookedUp = outcome.metKnown ? BATCHES_LOOKED_UP : Math.max(0, batchesLookedUp - 1);
          return recordedRows(outcome, mapping);
        },
      };
    },
  };
}

function recordedRows(outcome: RecordOutcome, mapping: Record<string, string>): RecordedRows {
  return {
    counts: {
      created: outcome.created,
      updated: 0,
      unchanged: outcome.unchanged,
      skipped: outcome.skipped,
      possibleDuplicates: 0,
      possibleDuplicatesByReason: {},
      repeated: outcome.repeated,
      anonymous: outcome.anonymous,
      refunds: outcome.kinds.refund,
      cancellations: outcome.kinds.cancellation,
      adjustments: outcome.kinds.adjustment,
      newCustomers: outcome.newCustomers,
    },
    rejected: groupReasons(outcome.rejected, (rejection) => reasonOf(rejection, mapping)),
    setAside: [],
  };
}

/** Fields of a line of sales under the names of the fields a column can mean. */
const importFieldsOf: Record<string, readonly string[]> = {
  amountMinor: ['lineAmount', 'unitPrice'],
  costMinor: ['lineCost', 'unitCost'],
  kind: ['lineKind'],
};

function reasonOf({ field, code, value }: RowRejection, mapping: Record<string, string>) {
  const fields = importFieldsOf[field] ?? [field];
  const { column, field: mapped } = fieldColumn(mapping, fields);
  return { column, field: mapped, code, value };
}
