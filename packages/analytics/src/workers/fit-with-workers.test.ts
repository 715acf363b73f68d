import { describe, expect, it } from 'vitest';
import {
  type BrowserWorker,
  fitPurchaseModel,
  fitWithWorkers,
  type PurchaseModel,
  seededRandom,
  simulateHistories,
} from '../index.ts';
import { answerFitRequests } from './fit-requests.ts';

const TRUTHS: PurchaseModel[] = [
  { model: 'bg-nbd', parameters: { r: 0.8, alpha: 12, a: 0.8, b: 2.5 } },
  { model: 'mbg-nbd', parameters: { r: 0.8, alpha: 12, a: 0.8, b: 2.5 } },
  { model: 'pareto-nbd', parameters: { r: 0.8, alpha: 12, s: 0.8, beta: 25 } },
  { model: 'nbd', parameters: { r: 0.8, alpha: 12 } },
];

const random = seededRandom(4);
const ages = Int32Array.from({ length: 4000 }, () => 100 + random.integerBelow(600));
const historiesOf = (truth: PurchaseModel): ReturnType<typeof simulateHistories> =>
  simulateHistories(truth, ages, { seed: 9 });

/** A worker of a browser that runs in this thread, or breaks at its nth message. */
function pageWorker(breakAt = Infinity): BrowserWorker {
  const answer = answerFitRequests();
  const listeners: Record<string, (event: { data?: unknown }) => void> = {};
  let messages = 0;
  return {
    addEventListener: (event, listener) => {
      listeners[event] = listener;
    },
    postMessage: (request) => {
      messages += 1;
      const broken = messages >= breakAt;
      queueMicrotask(() => (broken ? listeners.error?.({}) : listeners.message?.({ data: answer(request) })));
    },
    terminate: () => undefined,
  };
}

describe('fitWithWorkers', { timeout: 60_000 }, () => {
  it.each(TRUTHS)('gives the numbers of one thread for the $model', async (truth) => {
    const histories = historiesOf(truth);
    const alone = fitPurchaseModel(truth.model, histories);
    const shared = await fitWithWorkers(truth.model, histories, { workers: 2, leastRows: 100 });
    if (alone.outcome !== 'fitted' || shared.outcome !== 'fitted') throw new Error('expected fits');

    expect(shared.workers).toBe(2);
    expect(shared.converged).toBe(true);
    expect(Math.abs(shared.logLikelihood / alone.logLikelihood - 1)).toBeLessThan(1e-12);
    const wanted: Record<string, number> = { ...alone.parameters };
    for (const [name, value] of Object.entries(shared.parameters)) {
      expect(Math.abs(value / (wanted[name] ?? NaN) - 1), name).toBeLessThan(1e-12);
    }
  });

  it('computes here what is too little to share, and refuses what nobody can learn from', async () => {
    const histories = historiesOf({ model: 'nbd', parameters: { r: 0.8, alpha: 12 } });
    const few = {
      repeatPurchases: histories.repeatPurchases.slice(0, 5),
      recencyDays: histories.recencyDays.slice(0, 5),
      ageDays: histories.ageDays.slice(0, 5),
    };

    expect(await fitWithWorkers('nbd', histories)).toMatchObject({ outcome: 'fitted', workers: 0 });
    expect(await fitWithWorkers('nbd', few)).toMatchObject({ outcome: 'not-enough-data' });
    await expect(fitWithWorkers('nbd', histories, { workers: 1.5 })).rejects.toThrow(
      'fitWithWorkers requires a whole number of workers ≥ 0, got 1.5',
    );
  });

  it('uses the workers a page gives it, and falls back where they break or there are none', async () => {
    const histories = historiesOf({ model: 'nbd', parameters: { r: 0.8, alpha: 12 } });
    const options = { workers: 3, leastRows: 100 };
    const started: BrowserWorker[] = [];
    const startWorker = (): BrowserWorker => {
      started.push(pageWorker());
      return started.at(-1) ?? pageWorker();
    };
    const shared = await fitWithWorkers('nbd', histories, { ...options, startWorker });
    const broken = await Promise.all(
      [1, 3].map((breakAt) =>
        fitWithWorkers('nbd', histories, { ...options, startWorker: () => pageWorker(breakAt) }),
      ),
    );
    const without = await fitWithWorkers('nbd', histories, { ...options, startWorker: () => undefined });

    expect(started).toHaveLength(3);
    expect(shared).toMatchObject({ outcome: 'fitted', workers: 3 });
    for (const fit of [...broken, without]) {
      expect(fit).toMatchObject({ outcome: 'fitted', workers: 0, converged: true });
    }
  });
});
