import { expect, it } from 'vitest';
import { memorySettings } from './postgres-settings.ts';

it.each([
  [
    'a small rented machine',
    1024,
    { shared_buffers: '128MB', effective_cache_size: '512MB', work_mem: '4MB' },
  ],
  ['an office server', 8192, { shared_buffers: '1024MB', effective_cache_size: '4096MB', work_mem: '16MB' }],
  ['a large server', 131072, { shared_buffers: '2048MB', effective_cache_size: '65536MB', work_mem: '32MB' }],
])('gives PostgreSQL its share of %s', (_, totalMegabytes, expected) => {
  expect(memorySettings(totalMegabytes)).toMatchObject(expected);
});

it('takes the cache it is told to', () => {
  expect(memorySettings(8192, 48)).toMatchObject({ shared_buffers: '48MB' });
});
