import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Settings } from '../server/config/settings.ts';
import { CommandFailure } from './command-failure.ts';

/** Where to reach the server, and what lets this command in. */
export interface ServerAddress {
  url: string;
  token: string;
}

const address = z.object({ url: z.url(), token: z.string().min(1) });

/** The server named by PERENNIAL_URL and PERENNIAL_TOKEN, or the one running on this machine. */
export function findServer(settings: Settings): ServerAddress {
  if (settings.url !== undefined) {
    if (settings.token === undefined) {
      throw new CommandFailure(
        'PERENNIAL_TOKEN is missing beside PERENNIAL_URL: give the token of that server',
        2,
      );
    }
    return { url: settings.url.replace(/\/$/, ''), token: settings.token };
  }
  const file = path.join(settings.home, 'server.json');
  const read = address.safeParse(readJson(file));
  if (read.success) return read.data;
  throw new CommandFailure(
    `no server is running for ${settings.home}: start it with perennial start, or name one with PERENNIAL_URL and PERENNIAL_TOKEN`,
  );
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
