import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { inLanguage } from '#form-kit';
import type { Measurement } from '#modules/measurements/contract';
import { answered, usePreferences, useSession, useToasts } from '#ui';
import { hearingMeasurements } from '../hearing-measurements.ts';
import {
  type HearingFile,
  HearingFileError,
  MOST_FILE_BYTES,
  type TestInFile,
} from '../import/hearing-file.ts';
import { type SamePerson, samePerson } from '../import/same-person.ts';
import { refreshHearing } from './audiogram-queries.ts';
import { useWords } from './words/use-words.ts';

/** A test of the file with what is known about it. */
export interface ShownTest {
  test: TestInFile;
  name: string;
  /** Whether the same is on record, corrected since or not. */
  isKnown: boolean;
  faults: readonly string[];
}

type ReadFile = HearingFile & { fileName: string };

/** A file as it is read, beside what is on record; recording the tests that are new. */
export function useImportFile(partyId: string, onDone: () => void) {
  const words = useWords();
  const [{ language }] = usePreferences();
  const timeZone = useSession()?.timeZone ?? 'UTC';
  const client = useQueryClient();
  const toasts = useToasts();
  const [read, setRead] = useState<ReadFile>();
  const [problem, setProblem] = useState<HearingFileError>();
  const customer = useQuery({
    queryKey: ['hearing', 'customer', partyId],
    queryFn: ({ signal }) => answered(api.parties.getParty({ params: { partyId }, query: {}, signal })),
  }).data;
  const recorded = useQuery({
    queryKey: ['hearing', 'recorded', partyId],
    queryFn: ({ signal }) => everythingRecorded(partyId, signal),
  }).data;
  const known = new Set(recorded?.map(({ kind, takenAt, body }) => sameText(kind, takenAt, body)));
  const people = read?.people ?? [];
  const standings = people.map(({ person }): SamePerson => {
    if (!customer) return 'unclear';
    return samePerson(person, { displayName: customer.displayName, birthOn: customer.bornOn });
  });
  const at = ['same', 'unclear', 'other']
    .map((one) => standings.indexOf(one as SamePerson))
    .find((index) => index >= 0);
  const chosen = at === undefined ? undefined : people[at];
  const tests = (chosen?.tests ?? []).map((test): ShownTest => {
    const kind = hearingMeasurements.find(({ key }) => key === test.kind);
    return {
      test,
      name: kind ? inLanguage(kind.name, language) : test.kind,
      isKnown: known.has(sameText(test.kind, test.takenAt, test.body)),
      faults: kind?.check(test.body).refused ?? [],
    };
  });
  const record = useMutation({
    mutationFn: (fresh: readonly ShownTest[]) => {
      const measurements = fresh.map(({ test: { kind, takenAt, body } }) => ({ kind, takenAt, body }));
      return answered(api.measurements.importMeasurements({ params: { partyId }, body: { measurements } }));
    },
    onSuccess: async ({ outcomes }) => {
      await refreshHearing(client, partyId);
      toasts.done(
        words('import.done', { count: outcomes.filter(({ outcome }) => outcome === 'recorded').length }),
      );
      onDone();
    },
    onError: toasts.failed,
  });
  return {
    read,
    problem,
    chosen,
    standing: at === undefined ? undefined : standings[at],
    tests: customer && recorded ? tests : [],
    isBusy: record.isPending,
    record: (fresh: readonly ShownTest[]) => record.mutate(fresh),
    take: async (file: File) => {
      setRead(undefined);
      setProblem(undefined);
      try {
        if (file.size > MOST_FILE_BYTES) throw new HearingFileError('too-large');
        const { readHearingFile } = await import('../import/read-hearing-file.ts');
        const bytes = new Uint8Array(await file.arrayBuffer());
        setRead({ ...readHearingFile(bytes, timeZone), fileName: file.name });
      } catch (failure) {
        setProblem(failure instanceof HearingFileError ? failure : new HearingFileError('broken'));
      }
    },
  };
}

/** Everything ever recorded, corrected or not: what was taken over once is not new when it was corrected since. */
async function everythingRecorded(partyId: string, signal: AbortSignal): Promise<Measurement[]> {
  const all: Measurement[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { corrected: 'shown' as const, limit: 50, ...(cursor === undefined ? {} : { cursor }) };
    const page = await answered(api.measurements.listMeasurements({ params: { partyId }, query, signal }));
    all.push(...page.items);
    if (page.nextCursor === null) return all;
    cursor = page.nextCursor;
  }
}

/** The same text for the same test, however its fields are ordered. */
function sameText(kind: string, takenAt: string, body: unknown): string {
  return JSON.stringify([kind, Date.parse(takenAt), sorted(body)]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]);
}
