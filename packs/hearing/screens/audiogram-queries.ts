import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api } from '#contract';
import type { Measurement } from '#modules/measurements/contract';
import { answered, useKeysetList, useLocaleFormat } from '#ui';
import { AUDIOGRAM_KIND, type Audiogram, readAudiogram } from '../audiometry/audiogram.ts';
import { useWords } from './words/use-words.ts';

const key = ['hearing', 'audiograms'];

/** An audiogram of a customer with what is on record about it. */
export interface RecordedAudiogram {
  record: Measurement;
  audiogram: Audiogram;
}

/** A customer's audiograms, latest first; corrected ones are left out. */
export function useAudiograms(partyId: string) {
  const list = useKeysetList({
    queryKey: [...key, partyId],
    askPage: ({ cursor, signal }) =>
      api.measurements.listMeasurements({
        params: { partyId },
        query: { kind: AUDIOGRAM_KIND, cursor, limit: 20 },
        signal,
      }),
  });
  const audiograms = (list.rows ?? []).flatMap((record): RecordedAudiogram[] => {
    const audiogram = readAudiogram(record.body);
    return audiogram ? [{ record, audiogram }] : [];
  });
  return { ...list, audiograms, isPending: list.rows === undefined && !list.error };
}

/** Whose paper it is: name, number and, where it is known, the day of birth, by which others tell people apart. */
export function useCustomerName(partyId: string): string {
  const words = useWords();
  const format = useLocaleFormat();
  const { data } = useQuery({
    queryKey: [...key, 'name', partyId],
    queryFn: ({ signal }) => answered(api.parties.getParty({ params: { partyId }, query: {}, signal })),
  });
  if (!data) return '';
  const born = data.bornOn ? [words('import.born', { date: format.date(data.bornOn) })] : [];
  return [data.displayName, data.number, ...born].join(' · ');
}

/** After something was measured: everything shown of it, and what happened with the customer. */
export async function refreshHearing(client: QueryClient, partyId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['hearing'] }),
    client.invalidateQueries({ queryKey: ['timeline', partyId] }),
  ]);
}
