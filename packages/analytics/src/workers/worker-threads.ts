/** What of Node's `worker_threads` is used. */
export interface WorkerThreads {
  parentPort: {
    on(event: 'message', listener: (message: unknown) => void): void;
    postMessage(message: unknown): void;
  } | null;
  Worker: new (file: URL) => NodeWorker;
}

/** A thread of Node. */
export interface NodeWorker {
  on(event: 'message' | 'error' | 'exit', listener: (message: unknown) => void): void;
  postMessage(message: unknown): void;
  terminate(): unknown;
}

interface Host {
  process?: { getBuiltinModule?(name: string): WorkerThreads };
}

/** Node's threads without an import, which browsers could not resolve; `undefined` elsewhere. */
export function workerThreads(): WorkerThreads | undefined {
  const { process: host } = globalThis as Host;
  return host?.getBuiltinModule?.('node:worker_threads');
}
