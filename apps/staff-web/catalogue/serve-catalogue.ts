import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const app = fileURLToPath(new URL('..', import.meta.url));

export type ServedCatalogue = {
  /** Address of the catalogue page; append `#/path`. */
  readonly address: string;
  readonly outDir: string;
  readonly close: () => Promise<void>;
};

/** Builds the catalogue into a temporary folder and serves it on a free port. */
export async function serveCatalogue(): Promise<ServedCatalogue> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'perennial-catalogue-'));
  await build({
    root: app,
    configFile: path.join(app, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, rolldownOptions: { input: path.join(app, 'catalogue.html') } },
  });
  const server = await preview({
    root: app,
    configFile: path.join(app, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('the catalogue is served on no local address');
  return {
    address: `${address}catalogue.html`,
    outDir,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
