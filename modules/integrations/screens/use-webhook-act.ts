import { useQueryClient } from '@tanstack/react-query';
import { useToasts } from '#ui';

export const webhooksKey = ['integrations', 'webhooks'];

/** Does something, brings the list up to date and says so. */
export function useWebhookAct() {
  const client = useQueryClient();
  const toasts = useToasts();
  return async <T>(work: Promise<T>, said: string): Promise<T> => {
    const value = await work;
    await client.invalidateQueries({ queryKey: ['integrations'] });
    toasts.done(said);
    return value;
  };
}
