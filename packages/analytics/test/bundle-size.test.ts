import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

const front = fileURLToPath(new URL('../src/index.ts', import.meta.url));

/** The code of a browser bundle that uses only the given exports. */
async function bundleOf(...names: string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'analytics-bundle-'));
  try {
    const entry = join(folder, 'entry.js');
    writeFileSync(entry, `export { ${names.join(', ')} } from ${JSON.stringify(front)};`);
    return codeOf(
      await build({
        configFile: false,
        logLevel: 'silent',
        build: { write: false, target: 'es2024', minify: true, lib: { entry, formats: ['es'] } },
      }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function codeOf(output: Awaited<ReturnType<typeof build>>): string {
  const [result] = Array.isArray(output) ? output : [output];
  if (!result || !('output' in result)) throw new Error('expected a bundle');
  return result.output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
}

describe('a browser bundle', { timeout: 120_000 }, () => {
  // Characters without gzip, about a tenth above what was measured; all of the library is 330,000.
  it.each([
    { names: ['fitBgNbd', 'probabilityAlive', 'expectedPurchases'], most: 30_000 },
    { names: ['fitParetoNbd'], most: 26_000 },
    { names: ['fitGammaGamma', 'expectedMeanValue'], most: 14_000 },
    { names: ['kaplanMeier'], most: 3_800 },
    { names: ['netPromoterScore'], most: 3_200 },
  ])('holds only what $names needs', async ({ names, most }) => {
    const code = await bundleOf(...names);

    expect(code.length).toBeLessThan(most);
    expect(code.length).toBeGreaterThan(500);
    expect(code).not.toMatch(/fitCox|grayTest requires|keyDrivers requires|summariseTransactions requires/);
    expect(code).not.toMatch(/\bnode:|\bprocess\./);
  });
});
