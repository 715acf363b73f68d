import { BinaryRows } from '#platform';
import type { PreparedLine } from '../domain/prepare-lines.ts';

/** What is the same for all lines of a batch. */
export interface BatchOrigin {
  source: string;
  orderedZone: string;
  importId: string | null;
  recordedAt: Date;
  recordedBy: string;
  repeatedLines: 'keep' | 'skip';
}

/** Columns of a line in the order they are encoded; the customer's comes before them where there is one. */
export const LINE_COLUMNS = [
  'line_key',
  'occurrence',
  'kind',
  'ordered_at',
  'quantity',
  'amount_minor',
  'cost_minor',
  'currency',
  'order_id',
  'order_number',
  'line_number',
  'item_code',
  'item_name',
  'offer_item_id',
  'branch_id',
  'channel',
  'staff_id',
  'staff_name',
  'refunds_line_key',
  'refunds_occurrence',
  'refunds_order_number',
  'reason',
  'ordered_zone',
  'source',
  'import_id',
  'recorded_at',
  'recorded_by',
] as const;

/** Lines in the form COPY takes, ready to be sent once or twice. */
export interface EncodedLines {
  chunks: Buffer[];
  lines: number;
}

/**
 * Gathers lines as COPY takes them. They are kept outside of the engine's heap: a batch lives until it is stored, and
 * objects that live so long cost more to keep than to make.
 */
export class LineEncoder {
  #lines = 0;
  #rows: BinaryRows | undefined;
  readonly #sameForAll: Buffer;

  constructor(origin: BatchOrigin) {
    this.#sameForAll = BinaryRows.cellsOf((rows) => {
      rows.text(origin.orderedZone);
      rows.text(origin.source);
      rows.uuid(origin.importId);
      rows.instant(origin.recordedAt.getTime());
      rows.uuid(origin.recordedBy);
    });
  }

  /** All lines of an encoder belong to customers, or none does. */
  add(line: PreparedLine): void {
    this.#rows ??= new BinaryRows(LINE_COLUMNS.length + (line.partyId === null ? 0 : 1));
    const rows = this.#rows;
    rows.beginRow();
    if (line.partyId !== null) rows.uuid(line.partyId);
    rows.bigint(line.lineKey);
    rows.integer(line.ordinal);
    rows.text(line.kind);
    rows.instant(line.orderedAtMs);
    rows.numeric(line.quantity);
    rows.bigint(line.amountMinor);
    rows.bigint(line.costMinor);
    rows.text(line.currency);
    rows.uuid(line.orderId);
    rows.text(line.orderNumber);
    rows.integer(line.lineNumber);
    rows.text(line.itemCode);
    rows.text(line.itemName);
    rows.uuid(line.offerItemId);
    rows.uuid(line.branchId);
    rows.text(line.channel);
    rows.uuid(line.staffId);
    rows.text(line.staffName);
    rows.bigint(line.refundsLineKey);
    rows.integer(line.refundsOccurrence);
    rows.text(line.refundsOrderNumber);
    rows.text(line.reason);
    rows.cells(this.#sameForAll);
    this.#lines += 1;
  }

  finish(): EncodedLines {
    return { chunks: this.#rows?.finish() ?? [], lines: this.#lines };
  }
}
