import { type Fault, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type ImportDetail, importsProblems } from '../contract/index.ts';
import { changeImport, findSameFile, type ImportRow } from '../data/import-queries.ts';
import { saveMapping } from '../data/saved-mapping-queries.ts';
import { noCounts } from '../domain/import-counts.ts';
import { headerFingerprint, type MappingFault, mappingFaults } from '../domain/mapping.ts';
import { revertImportJob, runImportJob, testImportJob } from '../jobs/import-jobs.ts';
import { holdImport } from './hold-import.ts';
import { requesterOf } from './requester.ts';
import { getImport } from './show-import.ts';

/** Tries the import out in the background; its counts are known afterwards and nothing is changed. */
export async function testImport(
  ctx: ActionContext,
  importId: string,
  wholeFile: boolean,
): Promise<ImportDetail> {
  const row = await holdImport(ctx, importId, 'test');
  refuseIncompleteMapping(row);
  refuseGoneFile(row);
  await changeImport(ctx.db, importId, {
    state: 'testing',
    counts: noCounts(),
    failure: null,
    requestedBy: requesterOf(ctx.actor),
  });
  await ctx.enqueue(testImportJob, { importId, wholeFile });
  return getImport(ctx, importId);
}

/** Runs the import in the background, and remembers its mapping for the next file with these headings. */
export async function startImport(
  ctx: ActionContext,
  importId: string,
  allowSameFile: boolean,
): Promise<ImportDetail> {
  const row = await holdImport(ctx, importId, 'start');
  refuseIncompleteMapping(row);
  refuseGoneFile(row);
  if (!allowSameFile) await refuseSameFile(ctx, row);
  await rememberMapping(ctx, row);
  await changeImport(ctx.db, importId, {
    state: 'queued',
    counts: noCounts(),
    position: null,
    failure: null,
    requestedBy: requesterOf(ctx.actor),
  });
  await ctx.enqueue(runImportJob, { importId });
  return getImport(ctx, importId);
}

/** Stops after the batch at hand; what was taken over stays. */
export async function pauseImport(ctx: ActionContext, importId: string): Promise<ImportDetail> {
  await holdImport(ctx, importId, 'pause');
  await changeImport(ctx.db, importId, { state: 'paused', pauseReason: 'asked' });
  return getImport(ctx, importId);
}

/** Goes on from the last batch. Going on after too many rejected rows means that they are accepted. */
export async function resumeImport(ctx: ActionContext, importId: string): Promise<ImportDetail> {
  const row = await holdImport(ctx, importId, 'resume');
  refuseGoneFile(row);
  await changeImport(ctx.db, importId, {
    state: 'queued',
    pauseReason: null,
    acceptsManyRejected: row.accepts_many_rejected || row.pause_reason === 'too-many-rejected',
    requestedBy: requesterOf(ctx.actor),
  });
  await ctx.enqueue(runImportJob, { importId });
  return getImport(ctx, importId);
}

/** Stops for good, whatever the import is doing. */
export async function cancelImport(ctx: ActionContext, importId: string): Promise<ImportDetail> {
  const row = await holdImport(ctx, importId, 'cancel');
  const hasRun = row.started_at !== null;
  await changeImport(ctx.db, importId, {
    state: 'cancelled',
    pauseReason: null,
    ...(hasRun ? {} : { counts: noCounts() }),
    finishedAt: ctx.clock.now(),
  });
  return getImport(ctx, importId);
}

/** Takes back what the import did, in the background. */
export async function revertImport(ctx: ActionContext, importId: string): Promise<ImportDetail> {
  await holdImport(ctx, importId, 'revert');
  await changeImport(ctx.db, importId, { state: 'reverting', requestedBy: requesterOf(ctx.actor) });
  await ctx.enqueue(revertImportJob, { importId });
  return getImport(ctx, importId);
}

function refuseIncompleteMapping(row: ImportRow): void {
  const columns = row.inspection.columns.map(({ name }) => name);
  const faults: Fault[] = mappingFaults(row.kind, row.mapping, columns).map((fault) => ({
    path: `mapping${fault.column === undefined ? '' : `.${fault.column}`}`,
    code: fault.code,
    message: mappingFaultMessage(fault),
  }));
  if (faults.length === 0) return;
  refuse(importsProblems.mappingIncomplete, faults.map(({ message }) => message).join('; '), { faults });
}

function mappingFaultMessage({ code, column, field }: MappingFault): string {
  switch (code) {
    case 'unknown-column':
      return `the file has no column ${column}; choose one of its columns`;
    case 'unknown-field':
      return `there is no field ${field}; choose another for the column ${column}`;
    case 'field-mapped-twice':
      return `${field} is the meaning of two columns; leave ${column} out or give it another`;
    case 'date-missing':
      return 'no column holds the date; say which one does';
    case 'amount-missing':
      return 'no column holds the amount or the unit price; say which one does';
    case 'name-missing':
      return 'no column holds the name; say which one does';
  }
}

function refuseGoneFile(row: ImportRow): void {
  if (row.stored_name === null)
    refuse(importsProblems.fileGone, 'the file is no longer kept; upload it again');
}

async function refuseSameFile(ctx: ActionContext, row: ImportRow): Promise<void> {
  const earlier = await findSameFile(ctx.db, row);
  if (earlier === undefined) return;
  refuse(
    importsProblems.sameFileImported,
    'this very file was imported before; revert that import, or allow the same file again',
    { context: { importId: earlier } },
  );
}

async function rememberMapping(ctx: ActionContext, row: ImportRow): Promise<void> {
  const columns = row.inspection.columns.map(({ name }) => name);
  // Files without headings all look alike; a mapping of one says nothing about another.
  if (!row.inspection.layout.hasHeader) return;
  const { layout: _, ...options } = row.options;
  await saveMapping(ctx.db, {
    savedMappingId: ctx.newId(),
    kind: row.kind,
    fingerprint: headerFingerprint(columns),
    columns,
    mapping: row.mapping,
    options,
    fileName: row.file_name,
    at: ctx.clock.now(),
  });
}
