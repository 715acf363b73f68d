import { describe, expect, it } from 'vitest';
import { listMigrations, type Migration } from '#platform';
import { allMigrations } from '../../apps/server/modules.ts';
import { declaredTables } from '../../packages/platform/database/migrations.ts';
import { migrationFaults } from './migration-rules.ts';

const planted = (sql: string): Migration => ({
  name: '202601010000-plant-fault',
  module: 'orders',
  sql,
  checksum: '',
  tables: declaredTables(sql),
});

describe('the migrations', () => {
  it('keep the rules that let a database be laid out over a cluster', () => {
    expect(listMigrations(allMigrations()).flatMap(migrationFaults)).toEqual([]);
  });

  it('have names no two of which are alike', () => {
    const names = listMigrations(allMigrations()).map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    [
      'is not declared',
      'create table orders.thing (\n  party_id uuid not null,\n  primary key (party_id)\n);',
    ],
    [
      'party_id is not first',
      '-- distributed: orders.thing by party_id\ncreate table orders.thing (\n  thing_id uuid,\n  party_id uuid,\n  primary key (thing_id, party_id)\n);',
    ],
    [
      'a unique key of orders.thing lacks party_id',
      '-- distributed: orders.thing by party_id\ncreate table orders.thing (\n  party_id uuid,\n  code text,\n  primary key (party_id),\n  unique (code)\n);',
    ],
    [
      'which a cluster cannot',
      'create trigger watch after insert on orders.order_line execute function f();',
    ],
    [
      'a foreign key across modules',
      '-- distributed: orders.thing by party_id\ncreate table orders.thing (\n  party_id uuid references parties.party,\n  primary key (party_id)\n);',
    ],
    ['does not say which query it serves', 'create index thing_by_code on orders.thing (code);'],
    ['belongs to another module', 'update parties.party set kind = null;'],
  ])('are caught when one %s', (fault, sql) => {
    expect(migrationFaults(planted(sql)).join('\n')).toContain(fault);
  });
});
