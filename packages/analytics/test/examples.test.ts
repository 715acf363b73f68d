import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as analytics from '../src/index.ts';
import { digamma, trigamma } from '../src/numerics/digamma.ts';
import { scaledExponentialIntegral } from '../src/numerics/exponential-integral.ts';
import { logGamma } from '../src/numerics/log-gamma.ts';

// What examples may use without an import.
const scope: Record<string, unknown> = {
  ...analytics,
  digamma,
  logGamma,
  scaledExponentialIntegral,
  trigamma,
};

interface Example {
  name: string;
  code: string;
}

/** Runs code in which `expression // ≈ value` on one line is a check; returns how many checks it made. */
function runExample({ name, code }: Example): number {
  let checks = 0;
  const check = (actual: unknown, wanted: unknown, digits: string): void => {
    checks += 1;
    if (typeof wanted !== 'number' || typeof actual !== 'number') {
      expect(actual, name).toEqual(wanted);
      return;
    }
    const decimals = digits.includes('e') ? 12 : (digits.split('.')[1]?.length ?? 0);
    const unit = digits.includes('e') ? 1e-10 * Math.abs(wanted) : 10 ** -decimals;
    expect(Math.abs(actual - wanted), `${name}: ${actual} against ${digits}`).toBeLessThanOrEqual(
      Math.max(unit, 1e-12 * Math.abs(wanted)),
    );
  };
  const body = code.replace(
    /^(.*\S);? *\/\/ ≈ (.+)$/gm,
    (_, expression: string, wanted: string) => `check(${expression}, ${wanted}, ${JSON.stringify(wanted)});`,
  );
  new Function('check', ...Object.keys(scope), body)(check, ...Object.values(scope));
  return checks;
}

function documentExamples(): Example[] {
  const folder = fileURLToPath(new URL('../../../docs/methods/', import.meta.url));
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ''], i) => ({
      name: `${file} ${i + 1}`,
      code,
    }));
  });
}

function sourceExamples(): Example[] {
  const folder = fileURLToPath(new URL('../src/', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...text.matchAll(/@example\n([\s\S]*?)\*\//g)].map(([, block = ''], i) => {
      const joined = block
        .split('\n')
        .map((line) => line.replace(/^ \* ?/, '').trim())
        .join(' ')
        .trim();
      return { name: `${basename(file)} ${i + 1}`, code: joined };
    });
  });
}

describe.each([
  { where: 'method pages', examples: documentExamples() },
  { where: 'doc comments', examples: sourceExamples() },
])('examples in $where', ({ examples }) => {
  it.each(examples)('$name gives what it says', (example) => {
    expect(runExample(example)).toBeGreaterThan(0);
  });
});
