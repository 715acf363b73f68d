import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, prepareJobQueue } from '#platform';
import { allMigrations, businessModules } from '../../apps/server/modules.ts';
import { startEmbeddedPostgres } from '../../packages/platform/postgres/embedded-postgres.ts';

const TEMPLATE = `perennial_template_${process.pid}`;

/** One server for the run and one migrated template in it; each test clones the template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer();
  await onServer(server.url, `create database ${TEMPLATE}`);
  const templateUrl = withDatabase(server.url, TEMPLATE);
  await migrate(templateUrl, allMigrations());
  await prepareJobQueue(templateUrl, businessModules);
  project.provide('testServerUrl', server.url);
  project.provide('testTemplate', TEMPLATE);
  project.provide('testCluster', await hasCitus(templateUrl));
  return async () => {
    await onServer(server.url, `drop database if exists ${TEMPLATE} with (force)`);
    await server.stop();
  };
}

async function testServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.PERENNIAL_TEST_DATABASE_URL;
  if (given) return { url: given, stop: async () => {} };
  const folder = mkdtempSync(path.join(tmpdir(), 'perennial-postgres-'));
  chmodSync(folder, 0o755);
  const embedded = await startEmbeddedPostgres({
    stateFolder: folder,
    durability: 'fast-for-tests',
    sharedMemoryMegabytes: 256,
  });
  return {
    url: embedded.url('postgres'),
    stop: async () => {
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function hasCitus(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(`select 1 from pg_available_extensions where name = 'citus'`);
  await client.end();
  return rows.length > 0;
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

function withDatabase(url: string, database: string): string {
  const target = new URL(url);
  target.pathname = `/${database}`;
  return target.href;
}
