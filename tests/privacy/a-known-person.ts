import { sql } from 'kysely';
import { aCareTask } from '#modules/follow-ups/testing';
import { anOrder } from '#modules/orders/testing';
import { aParty } from '#modules/parties/testing';
import { recordConsent } from '#modules/privacy';
import { aNote } from '#modules/timeline/testing';
import type { Database } from '#platform';
import type { TestDatabase } from '#test-kit';

/** Values nobody else has, so that finding one of them anywhere means a trace was left. */
export const VALUES = {
  name: '欧阳翠屏',
  otherName: 'Cuiping Ouyang-Marchetti',
  phone: '13977712345',
  secondPhone: '13977754321',
  email: 'cuiping.ouyang@example.test',
  address: '广州市越秀区寺右新马路 99 号 1808',
  nationalId: '11010519491231002X',
  said: '她说左耳的助听器啸叫',
} as const;

/** Somebody every module knows something of. */
export async function aKnownPerson(database: TestDatabase): Promise<{ partyId: string; number: string }> {
  const party = await database.act('administrator', (ctx) =>
    aParty(ctx, {
      name: VALUES.name,
      otherName: VALUES.otherName,
      bornOn: '1949-12-31',
      contactPoints: [
        { kind: 'phone', typed: VALUES.phone },
        { kind: 'email', typed: VALUES.email },
        { kind: 'address', typed: VALUES.address },
      ],
      identities: [{ kind: 'national-id', value: VALUES.nationalId }],
      tags: ['助听器双耳'],
    }),
  );
  const { partyId, number } = party;
  await database.act('administrator', async (ctx) => {
    await aNote(ctx, { partyId, text: VALUES.said });
    await anOrder(ctx, { partyId });
    await aCareTask(ctx, { partyId, reason: { kind: 'asked-for', values: { why: VALUES.said } } });
    await recordConsent(ctx, {
      partyId,
      purpose: 'marketing',
      channels: ['sms'],
      decision: 'given',
      source: 'paper',
      evidence: `signed by ${VALUES.name}`,
    });
  });
  return { partyId, number };
}

/** Places of the whole database where one of the values, or the key of the file, stands: `schema.table: value`. */
export async function placesOf(db: Database, values: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ table: string }>`
    select table_schema || '.' || table_name as "table" from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
  const found: string[] = [];
  for (const { table } of tables) {
    const { rows } = await sql<{ value: string }>`
      select distinct wanted.trace as value
      from ${sql.table(table)} as held, unnest(${[...values]}::text[]) as wanted (trace)
      where position(wanted.trace in held::text) > 0`.execute(db);
    found.push(...rows.map(({ value }) => `${table}: ${value}`));
  }
  return found.sort();
}
