import { inspectFile, isWholeLayout } from './inspect-file.ts';
import { readDelimited } from './read-delimited.ts';
import type { ReadOptions, RowBatch } from './table-layout.ts';
import { readWorkbookRows } from './xlsx/read-workbook-rows.ts';

/**
 * Reads a table in batches, as slowly as its caller takes them. What the options leave open is guessed from the
 * file; pass the `layout` of an inspection to be sure that a restart cuts the file the same way.
 *
 * Bad rows come as faults beside the good ones. A file that cannot be read further throws `TabularFailure`, after
 * everything before that point has been delivered.
 */
export async function* readRows(
  path: string,
  options: ReadOptions = {},
): AsyncGenerator<RowBatch, void, undefined> {
  const layout = isWholeLayout(options) ? options : (await inspectFile(path, options)).layout;
  if (layout.format === 'xlsx') yield* readWorkbookRows(path, layout, options);
  else yield* readDelimited(path, layout, options);
}
