import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';

/** What a scanner says of a file. */
export type ScanVerdict = { clean: true } | { clean: false; found: string };

/** Looks into a file before it is kept. */
export interface VirusScanner {
  scan(file: string): Promise<ScanVerdict>;
}

const TIMEOUT_MILLISECONDS = 60_000;

/** The scanner at `host:port` that speaks the protocol of clamd (INSTREAM); undefined when none is set. */
export function virusScannerAt(address: string | undefined): VirusScanner | undefined {
  if (address === undefined) return undefined;
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(address) ?? [];
  return { scan: (file) => scanByStream(file, host, Number(port)) };
}

async function scanByStream(file: string, host: string, port: number): Promise<ScanVerdict> {
  const socket = connect({ host, port });
  socket.setTimeout(TIMEOUT_MILLISECONDS, () => socket.destroy(new Error('the virus scanner is silent')));
  try {
    const answer = readAnswer(socket);
    await pipeline(createReadStream(file), inChunks, socket, { end: false });
    return readVerdict(await answer);
  } finally {
    socket.destroy();
  }
}

/** The command, each piece after its length, and a length of nothing at the end. */
async function* inChunks(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for await (const piece of pieces) {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(piece.length);
    yield size;
    yield piece;
  }
  yield Buffer.alloc(4);
}

function readAnswer(socket: Socket): Promise<string> {
  const answer = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      if (text.includes('\0')) resolve(text.replace(/\0.*$/s, ''));
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the virus scanner hung up without an answer')));
  });
  // Awaited after the file is sent; a failure before that is met there.
  answer.catch(() => {});
  return answer;
}

function readVerdict(answer: string): ScanVerdict {
  if (/\bOK$/.test(answer)) return { clean: true };
  const found = /^stream: (.*) FOUND$/.exec(answer)?.[1];
  if (found !== undefined) return { clean: false, found };
  throw new Error(`the virus scanner answered "${answer}"`);
}
