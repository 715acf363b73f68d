import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN, descendants, type RunningPerennial, runPerennial } from '../setup/running-perennial.ts';

const PATIENCE_MILLISECONDS = 40_000;

describe('when a process is killed outright', () => {
  let perennial: RunningPerennial;
  let cookie: string;
  beforeAll(async () => {
    perennial = await runPerennial();
    cookie = await signIn();
  }, 150_000);
  afterAll(() => perennial.stop());

  it('another worker takes over', async () => {
    const worker = processNamed('worker-process');

    process.kill(worker, 'SIGKILL');

    await until(() => processNamed('worker-process') !== worker && processNamed('worker-process') > 0);
  });

  it('PostgreSQL is started again and has every acknowledged change', async () => {
    const { branchId } = await addBranch('荔湾店');
    const postgres = processNamed('postgres');

    process.kill(postgres, 'SIGKILL');

    // Sessions of the killed server may answer for a moment longer: look once another one is there.
    await until(() => processNamed('postgres') > 0 && processNamed('postgres') !== postgres);
    await until(async () => (await branchIds()).includes(branchId));
    const added = await addBranch('从化店');
    await until(async () => (await branchIds()).includes(added.branchId));
  });

  it('the next start needs no hand and has every acknowledged change', async () => {
    const { branchId } = await addBranch('番禺店');
    const everything = [perennial.process.pid ?? 0, ...perennial.processes()];

    perennial.process.kill('SIGKILL');
    perennial = await perennial.restart();

    expect(await branchIds()).toContain(branchId);
    await until(() => everything.every((pid) => !isAlive(pid)));
  });

  it('nothing is left behind after a stop that was asked for', async () => {
    const everything = perennial.processes();

    perennial.process.kill('SIGTERM');

    await until(() => perennial.process.exitCode === 0 && everything.every((pid) => !isAlive(pid)));
    perennial = await perennial.restart();
  });

  async function signIn(): Promise<string> {
    const response = await fetch(`${perennial.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ADMIN),
    });
    return response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
  }

  const postBranch = (name: string) =>
    fetch(`${perennial.url}/api/branches`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ name }),
    });

  /** Asks again while a connection of before PostgreSQL was killed is found dead: 503 acknowledges nothing. */
  async function addBranch(name: string): Promise<{ branchId: string }> {
    let response = await postBranch(name);
    await until(async () => {
      if (response.status === 503) response = await postBranch(name);
      return response.status !== 503;
    });
    expect(response.status).toBe(200);
    return (await response.json()) as { branchId: string };
  }

  async function branchIds(): Promise<string[]> {
    const response = await fetch(`${perennial.url}/api/branches`, { headers: { cookie } });
    if (!response.ok) return [];
    const { items } = (await response.json()) as { items: { branchId: string }[] };
    return items.map((branch) => branch.branchId);
  }

  function processNamed(name: string): number {
    return descendants(perennial.process.pid ?? 0).find((pid) => commandLine(pid).includes(name)) ?? 0;
  }
});

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  return commandLine(pid) !== '';
}

async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MILLISECONDS; waited += 100) {
    if (await Promise.resolve(reached()).catch(() => false)) return;
    await sleep(100);
  }
  throw new Error('waited 40 seconds in vain');
}
