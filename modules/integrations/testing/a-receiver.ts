import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface ReceivedMessage {
  id: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the receiver does with a message: answers with a status, redirects, or never answers. */
export type Reaction = number | 'hang' | { redirectTo: string };

export interface Receiver {
  url: string;
  received: ReceivedMessage[];
  /** What it does with messages to come; asked for each. */
  react(reaction: (message: ReceivedMessage) => Reaction): void;
  close(): Promise<void>;
}

/** A real server that takes webhooks, for tests. */
export async function aReceiver(): Promise<Receiver> {
  const received: ReceivedMessage[] = [];
  let reactTo: (message: ReceivedMessage) => Reaction = () => 200;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const message = { id: String(request.headers['webhook-id']), headers: request.headers, body };
      received.push(message);
      const reaction = reactTo(message);
      if (reaction === 'hang') return;
      if (typeof reaction === 'number') response.writeHead(reaction).end();
      else response.writeHead(302, { location: reaction.redirectTo }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the receiver has no port');
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    react: (reaction) => {
      reactTo = reaction;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
