import { Worker } from 'node:worker_threads';
import type { NotEnoughToValue, ValueOutcome, ValueTask } from '../domain/value-customers.ts';
import type { RunReporter } from './run-reporter.ts';
import type { ThreadMessage } from './value-thread.ts';

/**
 * Values customers in a thread of its own, so that this process goes on answering. The thread cannot be interrupted
 * politely in the middle of a fit, so stopping ends it; it has written nothing.
 */
export async function valueInThread(
  task: ValueTask,
  { signal, report }: RunReporter,
): Promise<ValueOutcome | NotEnoughToValue> {
  signal.throwIfAborted();
  const thread = new Worker(new URL('./value-thread.ts', import.meta.url), {
    workerData: task,
    execArgv: [],
  });
  let onAbort = () => {};
  try {
    return await new Promise((resolve, reject) => {
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort);
      thread.on('message', (message: ThreadMessage) => {
        if (message.kind === 'outcome') resolve(message.outcome);
        else report(...message.report);
      });
      thread.on('error', reject);
      thread.on('exit', (code) =>
        reject(new Error(`the thread that values customers ended with code ${code} and without an answer`)),
      );
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    await thread.terminate();
  }
}
