import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { clientOf, type Database } from './open-database.ts';

type Cell = string | number | boolean | null | undefined;

const CHUNK_CHARACTERS = 256 * 1024;
const NEEDS_ESCAPE = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** Loads rows by COPY inside the transaction. `table` and `columns` are names from our own code, never from a request. */
export async function copyRows(
  tx: Database,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<number> {
  return copy(tx, `${table} (${columns.join(', ')}) from stdin`, encodedRows(rows));
}

/** The same for rows gathered by `BinaryRows`. */
export async function copyBinary(
  tx: Database,
  table: string,
  columns: readonly string[],
  chunks: Iterable<Buffer>,
): Promise<number> {
  return copy(tx, `${table} (${columns.join(', ')}) from stdin (format binary)`, chunks);
}

async function copy(tx: Database, what: string, chunks: Iterable<Buffer>): Promise<number> {
  const target = clientOf(tx).query(copyFrom(`copy ${what}`));
  await pipeline(Readable.from(chunks, { objectMode: false }), target);
  return target.rowCount;
}

function* encodedRows(rows: Iterable<readonly Cell[]>): Generator<Buffer> {
  let text = '';
  for (const row of rows) {
    for (let index = 0; index < row.length; index++) {
      if (index > 0) text += '\t';
      text += copyCell(row[index]);
    }
    text += '\n';
    if (text.length >= CHUNK_CHARACTERS) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}

/** A cell in COPY's text form. */
function copyCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N';
  if (typeof cell === 'string') {
    return NEEDS_ESCAPE.test(cell)
      ? cell.replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character)
      : cell;
  }
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return String(cell);
}
