import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { HolidayImport } from '#modules/appointments/contract';
import { answered, CardSection, ErrorPanel, FileDrop, useKeysetList, useLocaleFormat, useToasts } from '#ui';
import { refreshAppointments } from '../appointment-queries.ts';
import { useWords } from '../messages/use-words.ts';
import { type HolidayFile, HolidayPreviewForm } from './holiday-preview-form.tsx';
import styles from './settings.module.css';

const MOST_BYTES = 1_000_000;

/** Public holidays and official working days of a branch, from a file: looked at first, taken as chosen, taken back. */
export function HolidaysPart({ branchId }: { readonly branchId: string }) {
  const words = useWords();
  const [file, setFile] = useState<HolidayFile>();
  const read = useMutation({
    mutationFn: async (chosen: File): Promise<HolidayFile> => {
      const text = await chosen.text();
      const preview = await answered(
        api.appointments.previewHolidays({ params: { branchId }, body: { text } }),
      );
      return { name: chosen.name, text, preview };
    },
    onSuccess: setFile,
  });
  return (
    <CardSection title={words('holidays.title')}>
      <div className={styles.form}>
        <p className={styles.quiet}>{words('holidays.text')}</p>
        <FileDrop
          accepts={['.ics']}
          maxBytes={MOST_BYTES}
          label={words('holidays.file')}
          onFiles={([chosen]) => {
            setFile(undefined);
            if (chosen) read.mutate(chosen);
          }}
        />
        {read.error ? <ErrorPanel error={read.error} /> : null}
        {file ? (
          <HolidayPreviewForm
            key={file.name}
            branchId={branchId}
            file={file}
            onEnd={() => {
              setFile(undefined);
              read.reset();
            }}
          />
        ) : null}
        <HolidayImports branchId={branchId} />
      </div>
    </CardSection>
  );
}

function HolidayImports({ branchId }: { readonly branchId: string }) {
  const words = useWords();
  const list = useKeysetList({
    queryKey: ['appointments', 'holidays', branchId],
    askPage: ({ cursor, signal }) =>
      api.appointments.listHolidayImports({ params: { branchId }, query: { cursor, limit: 5 }, signal }),
  });
  return (
    <>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      <ul className={styles.list}>
        {list.rows?.map((one) => (
          <ImportRow key={one.importId} taken={one} />
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('waiting.more')}
        </Button>
      ) : null}
    </>
  );
}

function ImportRow({ taken }: { readonly taken: HolidayImport }) {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();
  const undo = useMutation({
    mutationFn: () => answered(api.appointments.undoHolidays({ params: { importId: taken.importId } })),
    onSuccess: ({ kept }) =>
      toasts.done(
        kept.length === 0 ? words('holidays.undone') : words('holidays.undoneBut', { count: kept.length }),
      ),
    onError: toasts.failed,
    onSettled: () => refreshAppointments(client),
  });
  return (
    <li className={styles.row}>
      <span>
        {taken.fileName}
        <span className={styles.quiet}>
          {' '}
          {words('holidays.takenBy', {
            count: taken.days.length,
            when: format.dateTime(taken.madeAt),
            name: taken.madeByName,
          })}
        </span>
      </span>
      {taken.undoneAt === null ? (
        <Button
          variant="subtle"
          aria-label={words('holidays.undoOf', { file: taken.fileName })}
          loading={undo.isPending}
          onClick={() => undo.mutate()}
        >
          {words('holidays.undo')}
        </Button>
      ) : (
        <span className={styles.quiet}>{words('holidays.isUndone')}</span>
      )}
    </li>
  );
}
