import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../database/migrate.ts';
import { prepareJobQueue } from '../jobs/job-queue.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../postgres/embedded-postgres.ts';
import { backupDatabase } from './backup-database.ts';
import { checkBackup, verifyBackup } from './read-backup.ts';
import { type RestoreOptions, restoreDatabase } from './restore-database.ts';

/** Everything that is awkward to carry: cycles of keys, generated and identity columns, partitions, odd letters. */
const shop = `
create schema shop;
create table shop.party (party_id uuid primary key default gen_random_uuid(), name text not null, best_case uuid,
  tags text[], profile jsonb, photo bytea, paid numeric(20, 4), seen_at timestamptz, span interval, ratio double precision,
  name_length int generated always as (length(name)) stored);
create table shop.case_file (case_id uuid primary key default gen_random_uuid(), party_id uuid not null references shop.party,
  parent_id uuid references shop.case_file);
alter table shop.party add constraint party_best_case foreign key (best_case) references shop.case_file;
create table shop.ticket (number bigint generated always as identity primary key, note text);
create table shop.event (at date not null, what text) partition by range (at);
create table shop.event_2025 partition of shop.event for values from ('2025-01-01') to ('2026-01-01');
create table shop.event_2026 partition of shop.event for values from ('2026-01-01') to ('2027-01-01');
create table shop.nothing (word text);
create table shop."Odd name" ("a ""column""" text);
create materialized view shop.name_count as select count(*)::int as names from shop.party;
`;

const rows = String.raw`
insert into shop.party (name, tags, profile, photo, paid, seen_at, span, ratio) values
  ('王小明', '{"a,b","c\"d"}', '{"電話": "+886 2 1234"}', '\x00ff5c0a', 12345678901234.5678, '2026-03-29 01:30:00.123456+00', '1 mon -3 days 04:05:06.7', 0.1),
  (E'tab\tline\nback\\slash\rN \\N', null, null, null, null, null, null, 'NaN'),
  ('', '{}', '{}', '', 0, '-infinity', '0', '-Infinity');
insert into shop.case_file (party_id) select party_id from shop.party where name = '王小明';
update shop.party set best_case = (select case_id from shop.case_file) where name = '王小明';
insert into shop.case_file (party_id, parent_id) select party_id, case_id from shop.case_file;
insert into shop.ticket (note) select repeat('聽力 ', 50) || n from generate_series(1, 60000) n;
insert into shop.event values ('2025-05-05', 'old'), ('2026-05-05', 'recent');
insert into shop."Odd name" values ('x');
refresh materialized view shop.name_count;
`;

const folder = mkdtempSync(path.join(tmpdir(), 'perennial-backup-'));
const migrations = path.join(folder, 'migrations');
const filesFolder = path.join(folder, 'files');
const backupFile = path.join(folder, 'backup', 'first.perennial');
const modules = [{ name: 'shop', migrations: pathToFileURL(`${migrations}/`) }];
let postgres: EmbeddedPostgres;
let source: string;
let databases = 0;

async function run(url: string, ...statements: string[]): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let found: pg.QueryResultRow[] = [];
    for (const statement of statements) found = (await client.query(statement)).rows;
    return found;
  } finally {
    await client.end();
  }
}

async function newDatabase(): Promise<string> {
  databases += 1;
  await run(postgres.url('postgres'), `create database target_${databases}`);
  return postgres.url(`target_${databases}`);
}

async function prepare(url: string, upTo?: readonly string[]): Promise<void> {
  await migrate(url, modules, upTo === undefined ? {} : { upTo });
  await prepareJobQueue(url, []);
}

function restore(url: string, options: Partial<RestoreOptions> = {}) {
  return restoreDatabase({ url, file: backupFile, migrate: prepare, ...options });
}

async function tableChecks(file: string) {
  const { tables, sequences } = (await checkBackup(file)).checks;
  return { tables, sequences };
}

function folderOf(root: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(root, file), readFileSync(file).toString('base64')]),
  );
}

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({
    stateFolder: path.join(folder, 'home'),
    systemFolder: path.join(tmpdir(), 'perennial-backup-system'),
    durability: 'fast-for-tests',
    sharedMemoryMegabytes: 64,
  });
  source = postgres.url();
  mkdirSync(migrations);
  writeFileSync(path.join(migrations, '202601010900-create-shop.sql'), shop);
  await prepare(source);
  await run(source, rows);
  const boss = new PgBoss({ connectionString: source, schema: 'pgboss', supervise: false, schedule: false });
  await boss.start();
  await boss.createQueue('letters');
  await boss.send('letters', { to: '王小明' });
  await boss.stop({ graceful: false });
  mkdirSync(path.join(filesFolder, '2026', '附件'), { recursive: true });
  writeFileSync(path.join(filesFolder, 'empty'), '');
  writeFileSync(path.join(filesFolder, '2026', '附件', `${'長'.repeat(60)}.pdf`), Buffer.alloc(3_000_001, 7));
  await backupDatabase({ url: source, file: backupFile, filesFolder });
}, 60_000);

afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  rmSync(path.join(tmpdir(), 'perennial-backup-system'), { recursive: true, force: true });
});

describe('a backup', () => {
  it('holds every table but what the job queue makes itself, and says so', async () => {
    const { contents, checks } = await checkBackup(backupFile);

    const names = contents.tables.map(({ schema, name }) => `${schema}.${name}`);
    expect(names).toEqual(
      expect.arrayContaining([
        'platform.migration',
        'pgboss.job',
        'shop.event',
        'shop.nothing',
        'shop.Odd name',
      ]),
    );
    expect(names.filter((name) => /event_20|job_common|queue_stats|pgboss.version/.test(name))).toEqual([]);
    expect(contents.migrations).toContain('202601010900-create-shop');
    expect(checks.tables.find(({ name }) => name === 'ticket')?.rows).toBe(60_000);
    expect(await verifyBackup(backupFile)).toMatchObject({ files: 2, bytes: statSync(backupFile).size });
  });

  it('is readable by its owner only, and leaves no unfinished file', () => {
    expect(statSync(backupFile).mode & 0o777).toBe(0o600);
    expect(readdirSync(path.dirname(backupFile))).toEqual(['first.perennial']);
  });

  it('can be unpacked with tar alone', () => {
    const unpacked = path.join(folder, 'unpacked');
    mkdirSync(unpacked);

    execFileSync('tar', ['xzf', backupFile, '-C', unpacked], { stdio: 'pipe' });

    expect(folderOf(path.join(unpacked, 'files'))).toEqual(folderOf(filesFolder));
    expect(readFileSync(path.join(unpacked, 'tables', 'shop.Odd%20name', '000001.tsv'), 'utf8')).toBe('x\n');
    execFileSync('gzip', ['--test', '--suffix', '.perennial', backupFile]);
  });

  it('leaves nothing behind when it fails', async () => {
    const file = path.join(folder, 'failing', 'x.perennial');
    const gone = backupDatabase({
      url: source,
      file,
      onProgress: ({ at }) => {
        if (at === '"shop"."ticket"') throw new Error('planted fault');
      },
    });

    await expect(gone).rejects.toThrow('planted fault');
    expect(readdirSync(path.dirname(file))).toEqual([]);
  });

  it('says where it cannot write', async () => {
    const plain = path.join(folder, 'plain');
    writeFileSync(plain, '');
    const taken = path.join(folder, 'taken');
    mkdirSync(`${taken}.unfinished`);

    await expect(backupDatabase({ url: source, file: path.join(plain, 'x') })).rejects.toThrow(
      'cannot be written (EEXIST)',
    );
    await expect(backupDatabase({ url: source, file: taken })).rejects.toThrow(
      'cannot be written (EISDIR): free some space',
    );
  });

  it('is of one instant while writes go on', async () => {
    const url = await newDatabase();
    await run(
      url,
      'create schema bank',
      'create table bank.a as select 0 as sum',
      'create table bank.filler as select repeat(md5(n::text), 20) as text from generate_series(1, 100000) n',
      'create table bank.z as select 0 as sum',
    );
    const file = path.join(folder, 'moving.perennial');
    let writing = true;
    const writer = (async () => {
      let written = 0;
      for (; writing; written += 1)
        await run(
          url,
          'begin',
          'update bank.a set sum = sum + 1',
          'update bank.z set sum = sum + 1',
          'commit',
        );
      return written;
    })();

    await backupDatabase({ url, file });
    writing = false;
    const written = await writer;

    const target = await newDatabase();
    await restore(target, {
      file,
      migrate: (to) =>
        run(
          to,
          'create schema bank',
          'create table bank.a (sum int)',
          'create table bank.filler (text text)',
          'create table bank.z (sum int)',
        ),
    });
    const [sums] = await run(
      target,
      'select a.sum = z.sum as equal, (select count(*)::int from bank.filler) as fillers from bank.a, bank.z',
    );
    expect(sums).toEqual({ equal: true, fillers: 100_000 });
    expect(written).toBeGreaterThan(1);
  });
});

describe('a restore', () => {
  it('brings every row, sequence and file back byte for byte', async () => {
    const target = await newDatabase();
    const restoredFiles = path.join(folder, 'restored-files');
    const again = path.join(folder, 'again.perennial');

    await restore(target, { filesFolder: restoredFiles });

    await backupDatabase({ url: target, file: again, filesFolder: restoredFiles });
    expect(await tableChecks(again)).toEqual(await tableChecks(backupFile));
    expect(folderOf(restoredFiles)).toEqual(folderOf(filesFolder));
    const [next] = await run(target, `insert into shop.ticket (note) values ('next') returning number::int`);
    expect(next).toEqual({ number: 60_001 });
    expect(await run(target, 'select names from shop.name_count')).toEqual([{ names: 3 }]);
    await expect(run(target, `delete from shop.party`)).rejects.toThrow('violates foreign key');
  });

  it('gives waiting jobs back to the queue', async () => {
    const target = await newDatabase();
    await restore(target);
    const boss = new PgBoss({
      connectionString: target,
      schema: 'pgboss',
      supervise: false,
      schedule: false,
    });
    await boss.start();

    const jobs = await boss.fetch('letters');

    await boss.stop({ graceful: false });
    expect(jobs.map(({ data }) => data)).toEqual([{ to: '王小明' }]);
  });

  it('needs no more rights than those of the owner of the database', async () => {
    await run(
      postgres.url('postgres'),
      `create role clerk login password 'clerk'`,
      'create database clerks owner clerk',
    );
    const target = new URL(postgres.url('clerks'));
    target.username = 'clerk';
    target.password = 'clerk';
    const again = path.join(folder, 'clerk.perennial');

    await restore(target.href);
    await restore(target.href, { replace: true });

    await backupDatabase({ url: target.href, file: again });
    expect(await tableChecks(again)).toEqual(await tableChecks(backupFile));
  });

  it('refuses a database that is not empty', async () => {
    const target = await newDatabase();
    await run(target, 'create schema shop', 'create table shop.precious (word text)');

    await expect(restore(target)).rejects.toThrow(/not empty, it has 1 tables: .* add --replace/);
  });

  it('replaces what is there when told to', async () => {
    const target = await newDatabase();
    const files = path.join(folder, 'replaced-files');
    mkdirSync(files);
    writeFileSync(path.join(files, 'old'), 'old');
    await prepare(target);
    await run(target, `insert into shop.ticket (note) values ('old')`);

    await expect(restore(target, { filesFolder: files })).rejects.toThrow(/folder .* is not empty/);
    await restore(target, { replace: true, filesFolder: files });

    expect(await run(target, `select count(*)::int from shop.ticket where note = 'old'`)).toEqual([
      { count: 0 },
    ]);
    expect(await run(target, `select nspname from pg_namespace where nspname ~ '__replaced'`)).toEqual([]);
    expect(folderOf(files)).toEqual(folderOf(filesFolder));
  });

  it('leaves everything as it was when it fails half-way', async () => {
    const target = await newDatabase();
    const files = path.join(folder, 'kept-files');
    mkdirSync(files);
    writeFileSync(path.join(files, 'old'), 'old');
    await prepare(target);
    await run(target, `insert into shop.ticket (note) values ('old')`);
    const fail = ({ at }: { at: string }) => {
      if (at === 'shop.ticket') throw new Error('planted fault');
    };

    await expect(restore(target, { replace: true, filesFolder: files, onProgress: fail })).rejects.toThrow(
      'planted fault',
    );

    expect(await run(target, 'select note from shop.ticket')).toEqual([{ note: 'old' }]);
    expect(Object.keys(folderOf(files))).toEqual(['old']);
    expect(existsSync(`${files}.restoring`)).toBe(false);
    await restore(target, { replace: true });
  });

  it('brings back what was there after a restore that was cut off', async () => {
    const target = await newDatabase();
    await run(
      target,
      'create schema shop__replaced',
      'create table shop__replaced.precious as select 1 as one',
      'create schema shop',
    );
    const failing = restore(target, {
      replace: true,
      migrate: () => Promise.reject(new Error('planted fault')),
    });

    await expect(failing).rejects.toThrow('planted fault');

    expect(await run(target, 'select one from shop.precious')).toEqual([{ one: 1 }]);
  });

  it('refuses while a Perennial is connected', async () => {
    const target = await newDatabase();
    const other = new pg.Client({ connectionString: target, application_name: 'perennial-jobs' });
    await other.connect();

    await expect(restore(target)).rejects.toThrow(
      'a running Perennial uses the database in 1 sessions: stop it',
    );

    await other.end();
  });

  it('refuses a backup with migrations this program does not have', async () => {
    const target = await newDatabase();

    const refused = restore(target, { migrate: (url) => migrate(url, []) });

    await expect(refused).rejects.toThrow(/made by Perennial \d.*202601010900-create-shop/);
    expect(await run(target, `select count(*)::int from pg_namespace where nspname = 'platform'`)).toEqual([
      { count: 0 },
    ]);
  });

  it('runs only the migrations the backup was made after', async () => {
    writeFileSync(
      path.join(migrations, '202701010900-add-later-column.sql'),
      'alter table shop.ticket add column later text;',
    );
    const target = await newDatabase();
    try {
      await restore(target);

      const columns = await run(
        target,
        `select column_name from information_schema.columns where table_name = 'ticket'`,
      );
      expect(columns.map(({ column_name }) => column_name)).not.toContain('later');
      await prepare(target);
      expect(await run(target, 'select count(later)::int from shop.ticket')).toEqual([{ count: 0 }]);
    } finally {
      rmSync(path.join(migrations, '202701010900-add-later-column.sql'));
    }
  });
});

describe('a damaged backup', () => {
  const damaged = path.join(folder, 'damaged.perennial');
  let size: number;

  beforeEach(() => {
    copyFileSync(backupFile, damaged);
    size = statSync(damaged).size;
  });

  it.each([1, 87, 5000])('is refused when its last %i bytes are missing', async (missing) => {
    truncateSync(damaged, size - missing);

    await expect(verifyBackup(damaged)).rejects.toThrow(/is cut short/);
  });

  it('is refused when it is empty or another kind of file', async () => {
    truncateSync(damaged, 0);
    await expect(verifyBackup(damaged)).rejects.toThrow('is not a backup of Perennial');
    writeFileSync(damaged, 'id,name\n1,Ada\n'.repeat(100));
    await expect(verifyBackup(damaged)).rejects.toThrow('is not a backup of Perennial');
    execFileSync('sh', ['-c', `echo hello | gzip > ${damaged}`]);
    await expect(verifyBackup(damaged)).rejects.toThrow('is cut short');
  });

  it('is refused whichever byte was changed', async () => {
    const whole = readFileSync(backupFile);
    const places = [
      3,
      4,
      9,
      10,
      Math.floor(size / 3),
      Math.floor(size / 2),
      size - 96,
      size - 88,
      size - 87,
      size - 60,
      size - 8,
      size - 1,
    ];

    for (const place of places) {
      const changed = Buffer.from(whole);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(damaged, changed);
      await expect(verifyBackup(damaged), `byte ${place}`).rejects.toThrow(/was altered|is cut short/);
    }
  });

  it('changes nothing in the database', async () => {
    truncateSync(damaged, size - 1);
    const target = await newDatabase();

    await expect(restore(target, { file: damaged })).rejects.toThrow('is cut short');

    expect(
      await run(target, `select count(*)::int from pg_namespace where nspname in ('platform', 'shop')`),
    ).toEqual([{ count: 0 }]);
  });

  it('that is not there is named', async () => {
    await expect(verifyBackup('/nowhere/x.perennial')).rejects.toThrow(
      '/nowhere/x.perennial cannot be read (ENOENT)',
    );
  });
});
