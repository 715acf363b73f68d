import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));

/** One check that people and the build run alike. */
export interface Step {
  name: string;
  command: readonly string[];
}

const bin = (...words: string[]) => [path.join('node_modules', ...words)];

/** Everything that is checked without running the product. */
export const checks: readonly Step[] = [
  { name: 'types', command: [...bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', '.'] },
  {
    name: 'lint and format',
    command: [...bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--diagnostic-level=error', '.'],
  },
  { name: 'unused code', command: [...bin('knip', 'bin', 'knip.js'), '--no-progress'] },
  { name: 'licences', command: ['tools/check-licences.ts'] },
];

/** Runs a step with this very Node.js, showing what it prints. */
export async function runStep(step: Step): Promise<boolean> {
  const child = spawn(process.execPath, step.command, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH}` },
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code === 0)));
}
