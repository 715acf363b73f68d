import { answerFitRequests } from './fit-requests.ts';
import { workerThreads } from './worker-threads.ts';

// Started by `fitWithWorkers`, in Node by itself and in browsers by what the page gives it.
const port = workerThreads()?.parentPort;
if (port) {
  const answer = answerFitRequests();
  port.on('message', (request) => port.postMessage(answer(request)));
} else {
  const scope: DedicatedWorker = globalThis as unknown as DedicatedWorker;
  const answer = answerFitRequests();
  scope.onmessage = ({ data }) => scope.postMessage(answer(data));
}

interface DedicatedWorker {
  onmessage: (event: { data: unknown }) => void;
  postMessage(message: unknown): void;
}
