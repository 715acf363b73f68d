import { describe, expect, it } from 'vitest';
import { errorWithoutValues } from './log.ts';

/** As the driver of PostgreSQL throws them. */
const databaseError = (message: string, more: object) =>
  Object.assign(new Error(message), { severity: 'ERROR', ...more });

describe('an error in the log', () => {
  it('tells what failed and where, and nothing of the row it failed on', () => {
    const twice = databaseError('duplicate key value violates unique constraint "guest_email_key"', {
      code: '23505',
      detail: 'Key (email)=(ouyang@example.org) already exists.',
      constraint: 'guest_email_key',
    });
    const typed = databaseError('invalid input syntax for type uuid: "ouyang "the" guest"', {
      code: '22P02',
      where: "unnamed portal parameter $1 = 'ouyang'",
    });

    const told = [twice, typed].map((failure) => JSON.stringify(errorWithoutValues(failure)));
    expect(told.join()).not.toContain('ouyang');
    expect(told[0]).toContain('guest_email_key');
    expect(told[1]).toContain('22P02');
    expect(told[1]).toContain('invalid input syntax for type uuid: \\"…\\"');
  });

  it('leaves errors of our own as they are', () => {
    expect(errorWithoutValues(new Error('the "queue" is full'))).toMatchObject({
      message: 'the "queue" is full',
    });
    expect(errorWithoutValues('text')).toBe('text');
  });
});
