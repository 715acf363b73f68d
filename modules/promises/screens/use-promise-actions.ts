import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { PaymentMethod, PromiseShown } from '#modules/promises/contract';
import { answered, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import { refreshPromises } from './promise-queries.ts';

/** What can be done with a promise; each names the revision that was seen. */
export function usePromiseActions(promise: PromiseShown) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const { promiseId, partyId, revision } = promise;
  const params = { promiseId };
  const change = useMutation({
    mutationFn: (ask: () => Promise<PromiseShown>) => ask(),
    onSuccess: () => toasts.done(words('saved')),
    onSettled: () => refreshPromises(client, partyId),
  });
  const run = (ask: () => Promise<PromiseShown>) => change.mutateAsync(ask);
  return {
    isBusy: change.isPending,
    error: change.error,
    keep: (evidence: string) =>
      run(() => answered(api.promises.keepPromise({ params, body: { revision, evidence } }))),
    renegotiate: (dueAt: string, told: string) =>
      run(() => answered(api.promises.renegotiatePromise({ params, body: { revision, dueAt, told } }))),
    excuse: (reason: string, exclusionKey: string | undefined) =>
      run(() => answered(api.promises.excusePromise({ params, body: { revision, reason, exclusionKey } }))),
    withdraw: (reason: string) =>
      run(() => answered(api.promises.withdrawPromise({ params, body: { revision, reason } }))),
    recover: (note: string) =>
      run(() => answered(api.promises.recoverPromise({ params, body: { revision, note } }))),
    grant: (reason: string) =>
      run(() => answered(api.promises.grantRedress({ params, body: { revision, reason } }))),
    pay: (method: PaymentMethod, reference: string) =>
      run(() => answered(api.promises.payRedress({ params, body: { revision, method, reference } }))),
  };
}
