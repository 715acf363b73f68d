import { parentPort, workerData } from 'node:worker_threads';
import {
  type NotEnoughToValue,
  type ValueOutcome,
  type ValueTask,
  valueCustomers,
} from '../domain/value-customers.ts';

/** What the thread tells: how far it is, and at last what it found. */
export type ThreadMessage =
  | { kind: 'progress'; report: Parameters<Parameters<typeof valueCustomers>[1]> }
  | { kind: 'outcome'; outcome: ValueOutcome | NotEnoughToValue };

const port = parentPort;
if (!port) throw new Error('value-thread runs as a worker thread only');

const tell = (message: ThreadMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);
const outcome = valueCustomers(workerData as ValueTask, (...report) => tell({ kind: 'progress', report }));
tell({ kind: 'outcome', outcome }, outcome.outcome === 'valued' ? buffersOf(outcome) : []);

function buffersOf({ scores, drift }: ValueOutcome): ArrayBuffer[] {
  const columns = [...Object.values(scores), drift.customers, drift.drifting];
  const buffers = columns.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
  return [...new Set(buffers)];
}
