import { z } from 'zod';
import { notFound, type Page, refuse } from '#contract-kit';
import { type ActionContext, type Clock, decodeCursor, encodeCursor } from '#platform';
import type { ImportColumn, ImportDetail, ImportSummary } from '../contract/index.ts';
import { findImport, findSameFile, type ImportRow, listImportRows } from '../data/import-queries.ts';
import { mappingFaults } from '../domain/mapping.ts';
import { seesContents } from './see-contents.ts';

const cursorSchema = z.tuple([z.string(), z.uuid()]);

/** Imports, newest first. */
export async function listImports(
  ctx: ActionContext,
  query: { limit: number; cursor?: string | undefined },
): Promise<Page<ImportSummary>> {
  const before = query.cursor === undefined ? null : decodeCursor(query.cursor, cursorSchema);
  const rows = await listImportRows(ctx.db, {
    before: before && { uploadedAt: before[0], importId: before[1] },
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => importSummaryOf(row, ctx.clock)),
    nextCursor: rows.length > query.limit && last ? encodeCursor([last.uploaded_at, last.import_id]) : null,
  };
}

/** One import with everything needed to go on with it. */
export async function getImport(ctx: ActionContext, importId: string): Promise<ImportDetail> {
  const row = await findImport(ctx.db, importId);
  if (row === undefined) refuse(notFound, 'there is no such import');
  return importDetailOf(ctx, row);
}

export async function importDetailOf(ctx: ActionContext, row: ImportRow): Promise<ImportDetail> {
  const { inspection } = row;
  const columns = inspection.columns.map(({ name }) => name);
  const seesAll = seesContents(ctx.actor, row);
  const { format, compression, delimiter, hasHeader, skipLines, columnCount, sheet } = inspection.layout;
  return {
    ...importSummaryOf(row, ctx.clock),
    encoding: inspection.encoding,
    layout: { format, compression, delimiter, hasHeader, skipLines, columnCount, sheet },
    sheetNames: inspection.sheetNames,
    columns: inspection.columns.map((column) => {
      const shown = columnOf(column, inspection.suggestions);
      return seesAll ? shown : withoutContents(shown);
    }),
    mapping: row.mapping,
    mappingFaults: mappingFaults(row.kind, row.mapping, columns).map(({ code, column, field }) => ({
      code,
      column: column ?? null,
      field: field ?? null,
    })),
    options: row.options,
    lastTest: row.last_test && !seesAll ? { ...row.last_test, examples: [] } : row.last_test,
    sameFileAs: (await findSameFile(ctx.db, row)) ?? null,
    reversal: row.reversal,
  };
}

function columnOf(
  column: ImportRow['inspection']['columns'][number],
  suggestions: ImportRow['inspection']['suggestions'],
): ImportColumn {
  const { dates, decimals: _, ...described } = column;
  const suggestion = suggestions.find((one) => one.column === column.name);
  return {
    ...described,
    dateFormats: dates?.matches ?? [],
    ambiguousDate: dates?.ambiguousExample ?? null,
    suggestedField: suggestion?.field ?? null,
    suggestionBasis: suggestion?.basis ?? null,
  };
}

function withoutContents(column: ImportColumn): ImportColumn {
  const dateFormats = column.dateFormats.map((match) => ({ ...match, examples: [], misfits: [] }));
  return { ...column, samples: [], dateFormats, ambiguousDate: null };
}

function importSummaryOf(row: ImportRow, clock: Clock): ImportSummary {
  const { actorId, displayName } = row.uploaded_by;
  return {
    importId: row.import_id,
    kind: row.kind,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    state: row.state,
    pauseReason: row.pause_reason,
    failure: row.failure,
    counts: row.counts,
    progress: progressOf(row, clock),
    uploadedAt: row.uploaded_at,
    uploadedBy: { actorId, displayName },
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    revertedAt: row.reverted_at,
  };
}

function progressOf(row: ImportRow, clock: Clock): ImportSummary['progress'] {
  const textBytes = row.inspection.textBytes;
  const share =
    row.state === 'done' || row.state === 'reverted'
      ? 1
      : textBytes === null || row.position === null
        ? null
        : Math.min(1, row.position.byteOffset / Math.max(1, textBytes));
  if (row.state !== 'running' || row.resumed_at === null)
    return { share, rowsPerSecond: null, remainingSeconds: null };
  const seconds = Math.max(0.001, (clock.now().getTime() - Date.parse(row.resumed_at)) / 1000);
  const rowsPerSecond = (row.counts.read - row.rows_at_resumption) / seconds;
  const remainingRows = share ? row.counts.read / share - row.counts.read : null;
  return {
    share,
    rowsPerSecond: Math.round(rowsPerSecond),
    remainingSeconds:
      remainingRows !== null && rowsPerSecond > 0 ? Math.ceil(remainingRows / rowsPerSecond) : null,
  };
}
