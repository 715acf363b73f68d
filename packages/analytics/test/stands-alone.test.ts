import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** What a source file does that the library must not: imports from outside, clocks, hidden chance, the environment. */
function breaches(code: string): string[] {
  const outside = [...code.matchAll(/\bfrom '([^']+)'/g)]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('.'));
  const forbidden = [
    /\bDate\.now\b/,
    /\bnew Date\(\)/,
    /\bMath\.random\b/,
    /\bprocess\./,
    /\bimport\(/,
    /\bperformance\.now\b/,
  ];
  return [...outside, ...forbidden.filter((pattern) => pattern.test(code)).map(String)];
}

describe('the library stands alone', () => {
  const folder = fileURLToPath(new URL('../src/', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );

  it.each(files)('%s imports nothing from outside and has no clock or hidden chance', (file) => {
    expect(breaches(readFileSync(join(folder, file), 'utf8'))).toEqual([]);
  });

  it.each([
    "import { readFileSync } from 'node:fs';",
    "import { x } from '#platform';",
    'const now = Date.now();',
    'const now = new Date();',
    'const chance = Math.random();',
    'const home = process.env;',
  ])('notices %s', (fault) => {
    expect(breaches(fault)).toHaveLength(1);
  });
});
