import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const app = fileURLToPath(new URL('.', import.meta.url));
/** What comes before any page; the whole of a first load is counted in tests/journeys/empty-system.test.ts. */
const budgetBytes = 285 * 1024;

type ManifestEntry = {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
};

let outDir: string;
let manifest: Readonly<Record<string, ManifestEntry>>;

beforeAll(async () => {
  // The test runner's own mode would build the libraries' development halves.
  vi.stubEnv('NODE_ENV', 'production');
  outDir = mkdtempSync(path.join(tmpdir(), 'perennial-staff-web-'));
  await build({
    root: app,
    configFile: path.join(app, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, manifest: true },
  });
  manifest = JSON.parse(readFileSync(path.join(outDir, '.vite/manifest.json'), 'utf8'));
}, 120_000);

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(outDir, { recursive: true, force: true });
});

/** Files the browser needs before it knows which page to show: the entry, what it imports at once, and one language. */
function firstLoadFiles(): readonly string[] {
  const files = new Set<string>();
  const walk = (name: string) => {
    const entry = manifest[name];
    if (entry === undefined || files.has(entry.file)) return;
    files.add(entry.file);
    for (const sheet of entry.css ?? []) files.add(sheet);
    for (const imported of entry.imports ?? []) walk(imported);
  };
  walk('index.html');
  for (const entry of Object.values(manifest)) if (entry.file.includes('words-zh-cn')) files.add(entry.file);
  return [...files];
}

describe('the frame of the staff application', () => {
  it(`stays within ${budgetBytes / 1024} kB compressed, style sheets and words included`, () => {
    const sizes = firstLoadFiles().map((file) => ({
      file,
      bytes: gzipSync(readFileSync(path.join(outDir, file)), { level: 9 }).length,
    }));
    const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`frame: ${Math.round(total / 1024)} kB compressed in ${sizes.length} files`);

    expect(sizes.length).toBeGreaterThan(3);
    expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(budgetBytes);
  });

  it('leaves the chart library for when a picture is shown', () => {
    const chartFiles = Object.values(manifest).filter((entry) => entry.file.includes('chart-canvas'));

    expect(chartFiles.length).toBeGreaterThan(0);
    expect(firstLoadFiles().filter((file) => file.includes('chart-canvas'))).toEqual([]);
  });

  it('leaves the schemas, and the library they are written in, for the screens that check something', () => {
    const withSchemas = firstLoadFiles().filter((file) =>
      /ZodObject|invalid_union/.test(readFileSync(path.join(outDir, file), 'utf8')),
    );

    expect(withSchemas).toEqual([]);
    const screens = Object.values(manifest).map(({ file }) => readFileSync(path.join(outDir, file), 'utf8'));
    expect(screens.some((text) => text.includes('ZodObject'))).toBe(true);
  });

  it('holds nothing of the server', () => {
    const serverOnly = Object.values(manifest).filter((entry) => {
      const text = readFileSync(path.join(outDir, entry.file), 'utf8');
      return /pg-protocol|kysely|pg-boss|require\("node:|from"node:/.test(text);
    });

    expect(serverOnly.map((entry) => entry.file)).toEqual([]);
  });
});
