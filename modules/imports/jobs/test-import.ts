import type { JobContext } from '#platform';
import { TabularFailure } from '#tabular';
import { planImport } from '../actions/plan-import.ts';
import { readImportBatches } from '../actions/read-import-batches.ts';
import { prepareBatch } from '../actions/record-batch.ts';
import { actorOf } from '../actions/requester.ts';
import type { ImportCounts, ImportFailure, RejectedRow } from '../contract/index.ts';
import {
  changeImport,
  claimImport,
  findImport,
  type ImportRow,
  showTestProgress,
} from '../data/import-queries.ts';
import { addCounts, noCounts } from '../domain/import-counts.ts';

/** Rows a test reads unless the whole file is asked for. */
const mostRowsTested = 200_000;

const mostExamples = 10;

interface Tried {
  counts: ImportCounts;
  examples: RejectedRow[];
}

/** Thrown when the test has seen enough, so that its transaction is rolled back. */
class TestEnds extends Error {
  override name = 'TestEnds';
  readonly counts: ImportCounts;
  readonly examples: readonly RejectedRow[];
  readonly wholeFile: boolean;
  readonly wasCancelled: boolean;

  constructor(tried: Tried, end: { wholeFile: boolean; wasCancelled: boolean }) {
    super('the test has ended');
    this.counts = tried.counts;
    this.examples = tried.examples;
    this.wholeFile = end.wholeFile;
    this.wasCancelled = end.wasCancelled;
  }
}

/** Carries an import out exactly as it would be, in one transaction that is never committed, and keeps the counts. */
export async function testInBackground(
  job: JobContext,
  { importId, wholeFile }: { importId: string; wholeFile: boolean },
): Promise<void> {
  const row = await claimImport(job.db, importId, ['testing'], 'testing', job.clock.now());
  if (row === undefined) return;
  try {
    await runAndRollBack(job, row, wholeFile ? Number.POSITIVE_INFINITY : mostRowsTested);
  } catch (end) {
    if (end instanceof TestEnds) return end.wasCancelled ? undefined : keepResult(job, row, end);
    if (end instanceof TabularFailure) {
      const { code, line } = end.fault;
      return leaveTest(job, row, { code, line, detail: end.message });
    }
    job.log.error({ err: end, importId }, 'test of an import failed');
    await leaveTest(job, row, {
      code: 'our-mistake',
      line: 0,
      detail: `give the administrator this reference: ${importId}`,
    });
  }
}

async function runAndRollBack(job: JobContext, row: ImportRow, mostRows: number): Promise<never> {
  const plan = await planImport(job.db, job.settings.filesFolder, row);
  return job.inTransaction(async (transaction) => {
    const ctx = {
      ...transaction,
      actor: actorOf(row.requested_by),
      announce: async () => {},
      enqueue: async () => {},
    };
    const tried: Tried = { counts: noCounts(), examples: [] };
    for await (const batch of readImportBatches(plan, null)) {
      if (job.signal.aborted)
        throw new Error('the worker is stopping; the test begins again when it is back');
      const recorded = await (await prepareBatch(ctx, plan, batch)).record();
      tried.counts = addCounts(tried.counts, recorded.counts);
      tried.examples.push(...recorded.leftOut.slice(0, mostExamples - tried.examples.length));
      const isOurs = await showTestProgress(job.db, row.import_id, row.fence, tried.counts);
      if (!isOurs) throw new TestEnds(tried, { wholeFile: false, wasCancelled: true });
      if (tried.counts.read >= mostRows) throw new TestEnds(tried, { wholeFile: false, wasCancelled: false });
    }
    throw new TestEnds(tried, { wholeFile: true, wasCancelled: false });
  });
}

async function keepResult(
  job: JobContext,
  row: ImportRow,
  { counts, examples, wholeFile }: TestEnds,
): Promise<void> {
  const testedAt = job.clock.now().toISOString();
  await changeTested(job, row, {
    state: 'tested',
    counts: noCounts(),
    failure: null,
    lastTest: { counts, examples: [...examples], rowsTested: counts.read, wholeFile, testedAt },
  });
}

async function leaveTest(job: JobContext, row: ImportRow, failure: ImportFailure): Promise<void> {
  await changeTested(job, row, { state: 'draft', counts: noCounts(), failure });
}

async function changeTested(
  job: JobContext,
  row: ImportRow,
  change: Parameters<typeof changeImport>[2],
): Promise<void> {
  const now = await findImport(job.db, row.import_id);
  if (now?.fence === row.fence && now.state === 'testing') await changeImport(job.db, row.import_id, change);
}
