import { copyCell } from '#platform';
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

const CHUNK_ROWS = 500;

/**
 * Gathers lines as COPY takes them. They are kept outside of the engine's heap: a batch lives until it is stored, and
 * objects that live so long cost more to keep than to make.
 */
export class LineEncoder {
  readonly encoded: EncodedLines = { chunks: [], lines: 0 };
  readonly #sameForAll: string;
  readonly #cells: string[] = [];
  #rows: string[] = [];

  constructor(origin: BatchOrigin) {
    this.#sameForAll = [
      copyCell(origin.orderedZone),
      copyCell(origin.source),
      copyCell(origin.importId),
      origin.recordedAt.toISOString(),
      origin.recordedBy,
    ].join('\t');
  }

  add(line: PreparedLine): void {
    const cells = this.#cells;
    let place = 0;
    if (line.partyId !== null) cells[place++] = line.partyId;
    cells[place++] = String(line.lineKey);
    cells[place++] = String(line.ordinal);
    cells[place++] = line.kind;
    cells[place++] = line.orderedAt;
    cells[place++] = String(line.quantity);
    cells[place++] = String(line.amountMinor);
    cells[place++] = line.costMinor === null ? '\\N' : String(line.costMinor);
    cells[place++] = line.currency;
    cells[place++] = line.orderId;
    cells[place++] = copyCell(line.orderNumber);
    cells[place++] = String(line.lineNumber);
    cells[place++] = copyCell(line.itemCode);
    cells[place++] = copyCell(line.itemName);
    cells[place++] = line.offerItemId ?? '\\N';
    cells[place++] = line.branchId ?? '\\N';
    cells[place++] = copyCell(line.channel);
    cells[place++] = line.staffId ?? '\\N';
    cells[place++] = copyCell(line.staffName);
    cells[place++] = copyCell(line.refundsLineKey);
    cells[place++] = copyCell(line.refundsOccurrence);
    cells[place++] = copyCell(line.refundsOrderNumber);
    cells[place++] = copyCell(line.reason);
    cells[place++] = this.#sameForAll;
    this.#rows.push(cells.join('\t'));
    this.encoded.lines += 1;
    if (this.#rows.length === CHUNK_ROWS) this.#endChunk();
  }

  finish(): EncodedLines {
    if (this.#rows.length > 0) this.#endChunk();
    return this.encoded;
  }

  #endChunk(): void {
    this.#rows.push('');
    this.encoded.chunks.push(Buffer.from(this.#rows.join('\n')));
    this.#rows = [];
  }
}
