import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { isAlive } from '../../packages/platform/process/process-identity.ts';

const launcher = path.join(import.meta.dirname, 'perennial.mjs');
const embeddedPostgres = path.resolve(
  import.meta.dirname,
  '../../packages/platform/postgres/embedded-postgres.ts',
);
const oldNode = findOldNode();
const folders: string[] = [];
const children: ChildProcess[] = [];

/** A Node.js that cannot run TypeScript, when this machine has one: it makes the launcher start a second process. */
function findOldNode(): string | undefined {
  const candidates = ['/usr/local/bin/node', '/usr/bin/node'];
  return candidates.find((file) => existsSync(file) && file !== process.execPath);
}

function script(source: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'perennial-launcher-'));
  // PostgreSQL, which does not run as root, must be able to enter it.
  chmodSync(folder, 0o755);
  folders.push(folder);
  const file = path.join(folder, 'script.ts');
  writeFileSync(file, source);
  return file;
}

function launch(node: string, words: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(node, [launcher, ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin', ...env },
  });
  children.push(child);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal, output }));
  const said = async (pattern: RegExp) => {
    for (let tries = 0; tries < 500 && !pattern.test(output); tries += 1) await sleep(20);
    const found = pattern.exec(output);
    if (found === null) throw new Error(`never said ${pattern}: ${output}`);
    return found;
  };
  return { child, ended, said };
}

async function untilDead(pid: number): Promise<void> {
  for (let tries = 0; tries < 500 && isAlive(pid); tries += 1) await sleep(20);
  expect(isAlive(pid)).toBe(false);
}

const waiting = `
  process.on('SIGTERM', () => { console.log('stopped by SIGTERM'); process.exit(7); });
  process.on('SIGINT', () => { console.log('stopped by SIGINT'); process.exit(8); });
  setInterval(() => {}, 1000);
  console.log('pid', process.pid);
`;

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const nodes = [
  { name: 'this Node.js', node: process.execPath },
  ...(oldNode === undefined ? [] : [{ name: 'an old Node.js', node: oldNode }]),
];
if (oldNode === undefined)
  console.log('skipped: no Node.js before 22.18 on this machine to test the bundled one with');

describe.each(nodes)('the launcher on $name', ({ node }) => {
  it('runs a TypeScript script with its arguments on a Node.js that can', async () => {
    const file = script(`
      const words: string[] = process.argv.slice(2);
      console.log(JSON.stringify(words), Number.parseInt(process.versions.node) >= 22);
      process.exitCode = 3;
    `);

    const { code, output } = await launch(node, ['--run', file, 'import', '--as', '客户 表.csv']).ended;

    expect(output).toBe('["import","--as","客户 表.csv"] true\n');
    expect(code).toBe(3);
  });

  it('fails with a trace when the script throws', async () => {
    const { code, output } = await launch(node, ['--run', script(`throw new Error('planted fault')`)]).ended;

    expect(code).toBe(1);
    expect(output).toContain('planted fault');
  });

  it('says what is missing when the script does not exist', async () => {
    const { code, output } = await launch(node, ['--run', '/nowhere.ts']).ended;

    expect(code).toBe(2);
    expect(output).toContain('--run needs the path of a script, got /nowhere.ts');
  });

  it.each([
    ['SIGTERM', 7],
    ['SIGINT', 8],
  ] as const)('lets the script end in its own way after %s', async (signal, expectedCode) => {
    const { child, ended, said } = launch(node, ['--run', script(waiting)]);
    const [, pid] = await said(/pid (\d+)/);

    child.kill(signal);

    const { code, output } = await ended;
    expect(code).toBe(expectedCode);
    expect(output).toContain(`stopped by ${signal}`);
    await untilDead(Number(pid));
  });

  it('ends by the same signal as a script that does not handle it', async () => {
    const { child, ended, said } = launch(node, [
      '--run',
      script(`setInterval(() => {}, 1000); console.log('up');`),
    ]);
    await said(/up/);

    child.kill('SIGTERM');

    expect(await ended).toMatchObject({ code: null, signal: 'SIGTERM' });
  });

  it('leaves neither the script nor its PostgreSQL behind when it is killed', async () => {
    const file = script(`
      import { startEmbeddedPostgres } from '${embeddedPostgres}';
      const postgres = await startEmbeddedPostgres({
        stateFolder: import.meta.dirname + '/home', durability: 'fast-for-tests', sharedMemoryMegabytes: 32,
      });
      console.log('pids', process.pid, postgres.pid);
    `);
    const { child, said } = launch(node, ['--run', file]);
    const [, pid, postgresPid] = await said(/pids (\d+) (\d+)/);

    child.kill('SIGKILL');

    await untilDead(Number(pid));
    await untilDead(Number(postgresPid));
  });

  it('stops when npm, which started it, is killed', async () => {
    const shell = spawn('/bin/sh', ['-c', `"${node}" "${launcher}" --run "${script(waiting)}" & wait`], {
      env: { npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(shell);
    const [line] = await once(shell.stdout, 'data');
    const pid = Number(String(line).replace('pid ', ''));

    shell.kill('SIGKILL');

    await untilDead(pid);
  });
});
