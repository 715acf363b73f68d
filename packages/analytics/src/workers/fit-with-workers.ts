import {
  BG_NBD,
  MBG_NBD,
  NBD,
  PARETO_NBD,
  type PreparedFit,
  type PurchaseModelRecipe,
  prepareFit,
} from '../buy-till-you-die/fit-purchase-model.ts';
import { maximiseOnHistories, stagesOf } from '../buy-till-you-die/maximise-on-histories.ts';
import type { Fit, FitOptions, NotEnoughData, PurchaseFit } from '../buy-till-you-die/purchase-fit.ts';
import type { PurchaseModelName } from '../buy-till-you-die/purchase-model.ts';
import type { CompressedHistories } from '../customer-clock/compress-histories.ts';
import type { PurchaseHistories } from '../customer-clock/purchase-histories.ts';
import { require } from '../invalid-input.ts';
import { maximiseLikelihoodLater } from '../numerics/maximise-likelihood.ts';
import type { Evaluation } from '../numerics/newton.ts';
import { type StartWorker, startNodeWorker, WorkerLink } from './worker-link.ts';

/** Choices for a fit shared between workers. */
export interface WorkerFitOptions extends FitOptions {
  /** How many; the processors of the machine, at most 8, unless told. */
  workers?: number;
  /** Distinct histories a worker must have to be worth its start; 20,000 unless told. Below two workers' worth the fit runs here. */
  leastRows?: number;
  /**
   * How to start one. Node needs none; in a browser:
   * `() => new Worker(new URL('perennial-analytics/worker', import.meta.url), { type: 'module' })`.
   */
  startWorker?: StartWorker;
}

/**
 * Fits a purchase model with the work on all rows shared between workers: for millions of customers, and pages that must
 * stay responsive. The same numbers as `fitPurchaseModel` to about 1e-13.
 *
 * @returns The fit with `workers`, how many shared in it: 0 where the data are too few, or none can be started or one fails,
 * and everything was computed here.
 * @throws InvalidInput for impossible histories.
 */
export async function fitWithWorkers(
  model: PurchaseModelName,
  histories: PurchaseHistories | CompressedHistories,
  options: WorkerFitOptions = {},
): Promise<(PurchaseFit & { workers: number }) | NotEnoughData> {
  if (model === 'bg-nbd') return fit(BG_NBD, histories, options);
  if (model === 'mbg-nbd') return fit(MBG_NBD, histories, options);
  if (model === 'pareto-nbd') return fit(PARETO_NBD, histories, options);
  return fit(NBD, histories, options);
}

async function fit<Name extends PurchaseModelName, Parameters>(
  recipe: PurchaseModelRecipe<Name, Parameters>,
  given: PurchaseHistories | CompressedHistories,
  options: WorkerFitOptions,
): Promise<(Fit<Name, Parameters> & { workers: number }) | NotEnoughData> {
  const { workers = processors(), leastRows = 20_000, startWorker = startNodeWorker } = options;
  require(Number.isInteger(workers) && workers >= 0, () =>
    `fitWithWorkers requires a whole number of workers ≥ 0, got ${workers}`);
  const prepared = prepareFit(recipe, given, options);
  if (prepared.outcome === 'not-enough-data') return prepared;
  const count = Math.min(workers, Math.floor(prepared.histories.rows / Math.max(1, leastRows)));
  const links = count < 2 ? [] : startAll(count, startWorker);
  try {
    if (links.length > 0) return { ...(await shared(recipe.model, prepared, links)), workers: links.length };
  } catch {
    // A worker that cannot load, or dies, leaves the fit to this thread; what is wrong with the data shows there too.
  } finally {
    for (const link of links) link.close();
  }
  const maximum = maximiseOnHistories(prepared.histories, prepared.likelihoodOf, prepared.starts);
  return { ...prepared.describe(maximum), workers: 0 };
}

function startAll(count: number, startWorker: StartWorker): WorkerLink[] {
  const links: WorkerLink[] = [];
  for (let i = 0; i < count; i += 1) {
    const worker = startWorker();
    if (!worker) break;
    links.push(new WorkerLink(worker));
  }
  return links;
}

async function shared<Name extends PurchaseModelName, Parameters>(
  model: Name,
  { histories, likelihoodOf, starts, describe }: PreparedFit<Name, Parameters>,
  links: readonly WorkerLink[],
): Promise<Fit<Name, Parameters>> {
  const ready = Promise.all(
    links.map((link, part) => link.ask({ kind: 'rows', model, rows: partOf(histories, part, links.length) })),
  );
  const evaluate = async (parameters: Float64Array): Promise<Evaluation> => {
    await ready;
    const parts = await Promise.all(links.map((link) => link.evaluate(parameters)));
    return parts.reduce(addedTo);
  };
  // The first stages run here while the workers receive their rows.
  const stages = [...stagesOf(histories, likelihoodOf), likelihoodOf(histories)];
  const found = maximiseLikelihoodLater(stages, starts, evaluate);
  const [maximum] = await Promise.all([found, ready]);
  return describe(maximum);
}

/** Every `parts`-th row: expensive rows, those with many purchases, are spread evenly. */
function partOf(histories: CompressedHistories, part: number, parts: number): CompressedHistories {
  const every = <Column extends Int32Array | Float64Array>(column: Column): Column =>
    column.filter((_, row) => row % parts === part) as Column;
  const counts = every(histories.counts);
  return {
    ...histories,
    rows: counts.length,
    counts,
    purchaseIndex: every(histories.purchaseIndex),
    recencyIndex: every(histories.recencyIndex),
    ageIndex: every(histories.ageIndex),
    rowOfCustomer: new Int32Array(0),
  };
}

function addedTo(sum: Evaluation, part: Evaluation): Evaluation {
  return {
    value: sum.value + part.value,
    gradient: sum.gradient.map((entry, i) => entry + (part.gradient[i] ?? 0)),
    hessian: sum.hessian.map((entry, i) => entry + (part.hessian[i] ?? 0)),
  };
}

function processors(): number {
  const { navigator: host } = globalThis as { navigator?: { hardwareConcurrency?: number } };
  return Math.min(8, host?.hardwareConcurrency ?? 2);
}
