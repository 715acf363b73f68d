import type { Evaluation } from '../numerics/newton.ts';
import type { FitAnswer, FitRequest } from './fit-requests.ts';
import { type NodeWorker, workerThreads } from './worker-threads.ts';

/** A worker of a browser. */
export interface BrowserWorker {
  postMessage(message: unknown): void;
  addEventListener(event: 'message' | 'error', listener: (event: { data?: unknown }) => void): void;
  terminate(): unknown;
}

/** Starts a worker that runs `perennial-analytics/worker`; `undefined` where there are none. */
export type StartWorker = () => BrowserWorker | NodeWorker | undefined;

/** A thread of Node; browsers have no place to start one from that a bundler would not move. */
export const startNodeWorker: StartWorker = () => {
  const threads = workerThreads();
  if (!threads) return undefined;
  // The file lies beside this one, before and after compilation.
  const file = import.meta.url.endsWith('.ts') ? './fit-worker.ts' : './fit-worker.js';
  return new threads.Worker(new URL(file, import.meta.url));
};

/** Asks a worker one thing at a time. */
export class WorkerLink {
  private readonly worker: BrowserWorker | NodeWorker;
  private waiting: { resolve(answer: FitAnswer): void; reject(error: Error): void } | undefined;
  private failed: Error | undefined;

  constructor(worker: BrowserWorker | NodeWorker) {
    this.worker = worker;
    const failed = (): void => this.fail(new Error('A worker stopped'));
    if ('on' in worker) {
      worker.on('message', (answer) => this.waiting?.resolve(answer as FitAnswer));
      worker.on('error', failed);
      worker.on('exit', failed);
    } else {
      worker.addEventListener('message', ({ data }) => this.waiting?.resolve(data as FitAnswer));
      worker.addEventListener('error', failed);
    }
  }

  ask(request: FitRequest): Promise<FitAnswer> {
    return new Promise((resolve, reject) => {
      if (this.failed) {
        reject(this.failed);
        return;
      }
      this.waiting = { resolve, reject };
      this.worker.postMessage(request);
    });
  }

  async evaluate(parameters: Float64Array): Promise<Evaluation> {
    const answer = await this.ask({ kind: 'evaluate', parameters });
    if (answer.kind !== 'evaluated') throw new Error('A worker answered out of turn');
    return answer;
  }

  close(): void {
    this.worker.terminate();
  }

  private fail(error: Error): void {
    this.failed = error;
    this.waiting?.reject(error);
  }
}
