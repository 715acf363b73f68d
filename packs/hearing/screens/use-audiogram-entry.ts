import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { answered, useClock, useSession, useToasts } from '#ui';
import { zonedInstant } from '#working-time';
import { AUDIOGRAM_KIND, type Audiogram, RELIABILITIES } from '../audiometry/audiogram.ts';
import type { Conduction, Transducer } from '../audiometry/threshold.ts';
import { type RecordedAudiogram, refreshHearing } from './audiogram-queries.ts';
import { type Booth, keepBooth, lastBooth } from './booth.ts';
import { cellsOf, type EntryCells, faultyCells, thresholdsOf } from './entry-cells.ts';
import { useWords } from './words/use-words.ts';

/** What is typed besides thresholds. */
export interface EntryDetails extends Booth {
  /** On the clocks of the business, `2026-03-02T17:05`; empty for just now. */
  takenAt: string;
  reliability: (typeof RELIABILITIES)[number] | '';
  note: string;
}

type EntryTask = {
  readonly partyId: string;
  readonly corrects: RecordedAudiogram | undefined;
  readonly onDone: (measurementId: string) => void;
};

/** An audiogram as it is being entered, and recording it. */
export function useAudiogramEntry({ partyId, corrects, onDone }: EntryTask) {
  const words = useWords();
  const clock = useClock();
  const timeZone = useSession()?.timeZone ?? 'UTC';
  const client = useQueryClient();
  const toasts = useToasts();
  const given = corrects?.audiogram;
  const [cells, setCells] = useState<EntryCells>(() => cellsOf(given?.thresholds ?? []));
  const [transducer, setTransducer] = useState(() => transducersOf(given));
  const [details, setDetails] = useState<EntryDetails>(() => ({
    takenAt: '',
    reliability: RELIABILITIES.find((one) => one === given?.reliability) ?? '',
    note: given?.note ?? '',
    ...(given ? boothOf(given) : lastBooth()),
  }));
  const [isTried, setIsTried] = useState(false);
  const thresholds = thresholdsOf(cells, transducer);
  const faulty = faultyCells(cells);
  const isReady = faulty.size === 0 && thresholds.length > 0 && details.reliability !== '';
  const record = useMutation({
    mutationFn: (reliability: Audiogram['reliability']) => {
      const { takenAt, note } = details;
      const body: Audiogram = { thresholds, reliability, ...saidOfBooth(details) };
      if (note.trim() !== '') body.note = note.trim();
      const at = zonedInstant(takenAt, timeZone) ?? corrects?.record.takenAt ?? clock.now().toISOString();
      const supersedesId = corrects?.record.measurementId;
      return answered(
        api.measurements.recordMeasurement({
          params: { partyId },
          body: { kind: AUDIOGRAM_KIND, takenAt: at, body: { ...body }, supersedesId },
        }),
      );
    },
    onSuccess: async ({ measurementId }) => {
      if (!corrects) keepBooth(details);
      await refreshHearing(client, partyId);
      toasts.done(words('entry.saved'));
      onDone(measurementId);
    },
    onError: toasts.failed,
  });
  return {
    cells,
    thresholds,
    faulty,
    transducer,
    details,
    isTried,
    isBusy: record.isPending,
    setCell: (key: string, text: string) => setCells((before) => ({ ...before, [key]: text })),
    setTransducer: (conduction: Conduction, chosen: Transducer) =>
      setTransducer((before) => ({ ...before, [conduction]: chosen })),
    setDetail: (change: Partial<EntryDetails>) => setDetails((before) => ({ ...before, ...change })),
    save: () => {
      setIsTried(true);
      if (isReady && details.reliability !== '') record.mutate(details.reliability);
    },
  };
}

export type AudiogramEntryState = ReturnType<typeof useAudiogramEntry>;

const boothOf = ({ audiometer, calibratedOn, method, stimulus, room }: Audiogram): Booth => ({
  audiometer: audiometer ?? '',
  calibratedOn: calibratedOn ?? '',
  method: method ?? '',
  stimulus: stimulus ?? '',
  room: room ?? '',
});

function saidOfBooth({ audiometer, calibratedOn, method, stimulus, room }: Booth): Partial<Audiogram> {
  return {
    ...(audiometer.trim() === '' ? {} : { audiometer: audiometer.trim() }),
    ...(calibratedOn === '' ? {} : { calibratedOn }),
    ...(method === '' ? {} : { method }),
    ...(stimulus === '' ? {} : { stimulus }),
    ...(room === '' ? {} : { room }),
  };
}

function transducersOf(given: Audiogram | undefined): Record<Conduction, Transducer> {
  const first = (conduction: Conduction) =>
    given?.thresholds.find((one) => one.conduction === conduction)?.transducer;
  return { air: first('air') ?? 'supra-aural', bone: first('bone') ?? 'bone-mastoid' };
}
