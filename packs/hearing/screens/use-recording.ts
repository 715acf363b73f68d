import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import type { Measurement } from '#modules/measurements/contract';
import { answered, useClock, useKeysetList, useSession, useToasts } from '#ui';
import { zonedInstant } from '#working-time';
import { refreshHearing } from './audiogram-queries.ts';
import { useWords } from './words/use-words.ts';

type NewRecord = {
  readonly kind: string;
  readonly body: Record<string, unknown>;
  /** On the clocks of the business, `2026-03-02T17:05`; empty for just now. */
  readonly takenAt: string;
};

/** Records a measurement of a kind, and shows it wherever measurements are shown. */
export function useRecording(partyId: string, onDone: () => void) {
  const words = useWords();
  const clock = useClock();
  const timeZone = useSession()?.timeZone ?? 'UTC';
  const client = useQueryClient();
  const toasts = useToasts();
  const record = useMutation({
    mutationFn: ({ kind, body, takenAt }: NewRecord) => {
      const at = zonedInstant(takenAt, timeZone) ?? clock.now().toISOString();
      return answered(
        api.measurements.recordMeasurement({ params: { partyId }, body: { kind, takenAt: at, body } }),
      );
    },
    onSuccess: async () => {
      await refreshHearing(client, partyId);
      toasts.done(words('section.saved'));
      onDone();
    },
    onError: toasts.failed,
  });
  return { isBusy: record.isPending, record: record.mutate };
}

/** A record of a kind with its body as that kind reads it. */
export interface Recorded<T> {
  record: Measurement;
  value: T;
}

/** A customer's measurements of one kind, latest first; those that may not be seen or read are left out. */
export function useRecorded<T>(partyId: string, kind: string, read: (body: unknown) => T | undefined) {
  const list = useKeysetList({
    queryKey: ['hearing', 'of-kind', partyId, kind],
    askPage: ({ cursor, signal }) =>
      api.measurements.listMeasurements({ params: { partyId }, query: { kind, cursor, limit: 20 }, signal }),
  });
  const items = (list.rows ?? []).flatMap((record): Recorded<T>[] => {
    const value = read(record.body);
    return value === undefined ? [] : [{ record, value }];
  });
  return { ...list, items, isPending: list.rows === undefined && !list.error };
}
