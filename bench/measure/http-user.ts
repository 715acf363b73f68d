import http from 'node:http';

/** What came back, read to the end as a browser would. */
export interface Reply {
  status: number;
  text: string;
}

/** Somebody with a browser: keeps connections open, as many as a browser does. */
export interface HttpUser {
  get(place: string): Promise<Reply>;
  /** What a place answers, as JSON; throws when it does not answer well. */
  getJson<T>(place: string): Promise<T>;
  send(method: string, place: string, body?: unknown): Promise<Reply>;
  close(): void;
}

const CONNECTIONS_OF_A_BROWSER = 6;

/** A user who sends the given headers with every request. Node's plain client costs the machine least. */
export function httpUser(baseUrl: string, headers: Record<string, string>): HttpUser {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS_OF_A_BROWSER });
  const { hostname, port } = new URL(baseUrl);
  const send = (method: string, place: string, body?: unknown) =>
    new Promise<Reply>((resolve, reject) => {
      const sent = body === undefined ? {} : { 'content-type': 'application/json' };
      const request = http.request(
        { agent, hostname, port, method, path: place, headers: { ...headers, ...sent } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
          );
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(body === undefined ? undefined : JSON.stringify(body));
    });
  const getJson = async <T>(place: string) => {
    const { status, text } = await send('GET', place);
    if (status !== 200) throw new Error(`${place} answered ${status}: ${text.slice(0, 500)}`);
    return JSON.parse(text) as T;
  };
  return { get: (place) => send('GET', place), getJson, send, close: () => agent.destroy() };
}

/** Signs in with a password and gives the session's cookie. */
export async function signIn(
  baseUrl: string,
  credentials: { email: string; password: string },
): Promise<string> {
  const response = await fetch(`${baseUrl}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  if (!response.ok) throw new Error(`${credentials.email} cannot sign in: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}
