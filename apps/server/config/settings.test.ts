import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readSettings, settingsTable, takeSettingWords } from './settings.ts';

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'perennial-settings-'));
  folders.push(folder);
  return folder;
}

function settingsOf(environment: Record<string, string>, words: string[] = []) {
  const reading = readSettings({ PERENNIAL_HOME: newFolder(), ...environment }, words);
  if (!reading.ok) throw new Error(reading.faults.join('\n'));
  return reading.settings;
}

function faultsOf(environment: Record<string, string>): readonly string[] {
  const reading = readSettings({ PERENNIAL_HOME: newFolder(), ...environment });
  return reading.ok ? [] : reading.faults;
}

afterEach(() => {
  for (const folder of folders.splice(0)) {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  }
});

describe('the settings', () => {
  it('need nothing', () => {
    const reading = readSettings({ PATH: '/bin', TZ: 'whatever' });

    expect(reading).toMatchObject({
      ok: true,
      settings: {
        home: path.resolve('.perennial'),
        port: 4400,
        host: '127.0.0.1',
        processes: 'both',
        logLevel: 'info',
      },
    });
  });

  it('are read from the environment', () => {
    const settings = settingsOf({
      PERENNIAL_PORT: '0',
      PERENNIAL_HOST: '0.0.0.0',
      PERENNIAL_DATABASE_URL: 'postgresql://crm:pw@db.example.org:5432/crm?sslmode=require',
      PERENNIAL_ADMIN_EMAIL: 'ada@example.org',
      PERENNIAL_ADMIN_PASSWORD: 'correct horse battery',
      PERENNIAL_SEED: 'hearing-clinic',
      PERENNIAL_TIME_ZONE: 'Asia/Taipei',
      PERENNIAL_PROCESSES: 'worker',
      PERENNIAL_URL: 'https://crm.example.org',
      PERENNIAL_LOG_LEVEL: 'warn',
      PERENNIAL_SHARED_DATA: '/somewhere',
    });

    expect(settings).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      admin: { email: 'ada@example.org', password: 'correct horse battery' },
      seed: 'hearing-clinic',
      timeZone: 'Asia/Taipei',
      processes: 'worker',
      url: 'https://crm.example.org',
      logLevel: 'warn',
    });
  });

  it('are overridden by words, and other words are left alone', () => {
    expect(settingsOf({ PERENNIAL_PORT: '1' }, ['start', '--port', '4500', '--time-zone=UTC'])).toMatchObject(
      {
        port: 4500,
        timeZone: 'UTC',
      },
    );
    expect(takeSettingWords(['backup', '--port=1', '--to', 'x.backup'])).toEqual({
      given: { PERENNIAL_PORT: '1' },
      rest: ['backup', '--to', 'x.backup'],
    });
  });

  it('do not come as words when they are secret', () => {
    expect(takeSettingWords(['--admin-password', 'correct horse battery']).given).toEqual({});
  });

  it('count an empty text as not given', () => {
    expect(
      settingsOf({ PERENNIAL_PORT: '', PERENNIAL_ADMIN_EMAIL: '', PERENNIAL_ADMIN_PASSWORD: '' }),
    ).toMatchObject({
      port: 4400,
      admin: undefined,
    });
  });

  it('report every fault at once, each with the value and the way out', () => {
    const faults = faultsOf({
      PERENNIAL_PORT: 'abc',
      PERENNIAL_TIME_ZONE: 'Taipei',
      PERENNIAL_SEED: 'dental',
      PERENNIAL_PROCESSES: 'all',
      PERENNIAL_PROT: '1',
    });

    expect(faults).toEqual([
      'PERENNIAL_PROT is not a setting: did you mean PERENNIAL_PORT?',
      'PERENNIAL_PORT is "abc": give a whole number from 0 to 65535',
      'PERENNIAL_TIME_ZONE is "Taipei": give a name such as Asia/Taipei or Europe/Berlin',
      'PERENNIAL_PROCESSES is "all": give both, web or worker',
      'PERENNIAL_SEED is "dental": give hearing-clinic or empty',
    ]);
  });

  it.each(['65536', '-1', '80.5', '4400 ', '٤٤'])('refuse the port %s', (port) => {
    expect(faultsOf({ PERENNIAL_PORT: port })).toHaveLength(1);
  });

  it.each(['+08:00', 'Mars/Olympus', ' '])('refuse the time zone "%s"', (timeZone) => {
    expect(faultsOf({ PERENNIAL_TIME_ZONE: timeZone })).toHaveLength(1);
  });

  it('never repeat a secret or an address in a fault', () => {
    const faults = faultsOf({
      PERENNIAL_DATABASE_URL: 'mysql://crm:hunter2@db',
      PERENNIAL_ADMIN_EMAIL: 'ada-at-example',
      PERENNIAL_ADMIN_PASSWORD: 'hunter2',
      PERENNIAL_SECRET: 'hunter2',
    }).join('\n');

    expect(faults.split('\n')).toHaveLength(4);
    expect(faults).not.toMatch(/hunter2|ada-at/);
  });

  it('want both the address and the password of the first account', () => {
    expect(faultsOf({ PERENNIAL_ADMIN_EMAIL: 'ada@example.org' })).toEqual([
      'PERENNIAL_ADMIN_PASSWORD is missing beside PERENNIAL_ADMIN_EMAIL: give both or neither',
    ]);
  });

  it('suggest nothing for a name that resembles none', () => {
    expect(faultsOf({ PERENNIAL_FAVOURITE_COLOUR: 'green' })).toEqual([
      'PERENNIAL_FAVOURITE_COLOUR is not a setting: take it away',
    ]);
  });

  it('refuse a home that is a file, or below one', () => {
    const file = path.join(newFolder(), 'file');
    writeFileSync(file, '');

    expect(faultsOf({ PERENNIAL_HOME: file })).toEqual([expect.stringContaining('is not a folder')]);
    expect(faultsOf({ PERENNIAL_HOME: path.join(file, 'home') })).toEqual([
      expect.stringContaining('is not a folder'),
    ]);
  });

  it('refuse a home that cannot be written', () => {
    const folder = newFolder();
    chmodSync(folder, 0o555);
    const source = pathToFileURL(path.join(import.meta.dirname, 'settings.ts'));
    // Root may write everywhere: ask as an ordinary account.
    const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

    const output = execFileSync(
      process.execPath,
      [
        '--eval',
        `import('${source}').then(({ readSettings }) => console.log(JSON.stringify(readSettings({ PERENNIAL_HOME: '${folder}/home' }))))`,
      ],
      { ...account, encoding: 'utf8', cwd: '/' },
    );

    expect(JSON.parse(output).faults).toEqual([
      expect.stringContaining(`${folder} cannot be written: change its permissions`),
    ]);
  });

  it('all stand in the table of the guide', () => {
    expect(settingsTable()).toContain('| `PERENNIAL_PORT` | `--port` | `4400` | Port to answer on');
    expect(settingsTable()).toContain('| `PERENNIAL_ADMIN_PASSWORD` |  |  |');
    const guide = readFileSync(path.resolve(import.meta.dirname, '../../../docs/guides/running.md'), 'utf8');
    expect(guide).toContain(settingsTable());
  });
});
