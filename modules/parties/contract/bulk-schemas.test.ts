import { expect, it } from 'vitest';
import { bulkSelection } from './bulk-schemas.ts';

it('refuses a filter it does not know, which would choose everybody', () => {
  expect(bulkSelection.safeParse({ kind: 'filtered', filters: { tag: '会员' } }).success).toBe(true);
  expect(bulkSelection.safeParse({ kind: 'filtered', filters: { tga: '会员' } }).error?.issues).toMatchObject(
    [{ code: 'unrecognized_keys', keys: ['tga'], path: ['filters'] }],
  );
});
