import { QueryObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { createQueryClient } from './create-query-client.ts';

it('shows what a change left, also when the first answer was under way before it', async () => {
  const client = createQueryClient();
  let written = 'before';
  const answers: (() => void)[] = [];
  const observer = new QueryObserver(client, {
    queryKey: ['timeline'],
    queryFn: () => {
      const asked = written;
      return new Promise<string>((resolve) => answers.push(() => resolve(asked)));
    },
  });
  const stop = observer.subscribe(() => {});

  written = 'after';
  const refreshed = client.invalidateQueries({ queryKey: ['timeline'] });
  for (const answer of answers) answer();
  await refreshed;

  expect(answers).toHaveLength(2);
  expect(observer.getCurrentResult()).toMatchObject({ status: 'success', data: 'after' });
  stop();
  client.clear();
});
