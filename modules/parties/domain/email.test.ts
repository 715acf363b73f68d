import { expect, it } from 'vitest';
import { readEmail } from './email.ts';

it.each([
  ['Margaret.Lowe@Example.co.uk', 'margaret.lowe@example.co.uk'],
  [' Ada Okafor <ada@okafor.example> ', 'ada@okafor.example'],
  ['mailto:wu@example.tw', 'wu@example.tw'],
  ['ｗｕ＠example.tw', 'wu@example.tw'],
])('reads %s', (typed, value) => {
  expect(readEmail(typed)).toMatchObject({ ok: true, value });
});

it.each([['wu.example.tw'], ['a@b'], ['a..b@example.com'], ['@example.com'], ['two words@example.com']])(
  'refuses %s',
  (typed) => {
    expect(readEmail(typed)).toMatchObject({ ok: false, fault: 'email-malformed' });
  },
);
