import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Condition, holds } from '#form-kit';
import { type TestDatabase, testDatabase } from '#test-kit';
import { conditionOn } from './condition-query.ts';

const key = fc.constantFrom('a', 'b-c', 'it"s');
const value = fc.constantFrom<string | number | boolean>('yes', 'no', '5', 0, 3, 7.5, true, false);
const answer = fc.oneof(
  value,
  fc.array(value, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('left', 'right'), value, { maxKeys: 2 }),
);
const given = fc.dictionary(key, fc.dictionary(fc.constantFrom('x', 'y'), answer, { maxKeys: 2 }), {
  maxKeys: 3,
});
const field = fc
  .tuple(
    key.filter((one) => one !== 'it"s'),
    fc.constantFrom('x', 'y'),
    fc.constantFrom('', '.left'),
  )
  .map(([step, name, side]) => `${step}.${name}${side}`);
const leaf = fc.oneof(
  fc.record({ field, is: value }),
  fc.record({ field, in: fc.array(value, { minLength: 1, maxLength: 3 }) }),
  fc.record({ field, atLeast: fc.constantFrom(0, 3, 6) }),
  fc.record({ field, atMost: fc.constantFrom(0, 3, 6) }),
  fc.record({ field, answered: fc.constant(true as const) }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({ not: tie('condition') }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
  ),
}));

describe('a condition asked in the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('holds exactly when the form kit says so', async () => {
    await fc.assert(
      fc.asyncProperty(condition, fc.array(given, { minLength: 1, maxLength: 12 }), async (rule, many) => {
        const { rows } = await sql<{ holds: boolean }>`
          select ${conditionOn(sql`told.data`, rule)} as holds
          from jsonb_array_elements(${JSON.stringify(many)}::jsonb) with ordinality as told (data, place)
          order by place`.execute(database.db);
        expect(rows.map((row) => row.holds)).toEqual(many.map((one) => holds(rule, one)));
      }),
      { numRuns: 60 },
    );
  });
});
