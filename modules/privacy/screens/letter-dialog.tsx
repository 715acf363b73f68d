import { Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#contract';
import type { LetterPart } from '#modules/privacy/contract';
import { answered, CopyButton, ErrorPanel, Skeletons } from '#ui';
import styles from './privacy.module.css';
import { privacyKey } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

export type LetterDialogProps = {
  readonly incidentId: string;
  readonly noticeKey: string;
  readonly title: string;
  readonly onClose: () => void;
};

const LANGUAGES = [
  { value: 'zh-CN', label: '简体中文' },
  { value: 'zh-TW', label: '繁體中文' },
  { value: 'en', label: 'English' },
] as const;
type Language = (typeof LANGUAGES)[number]['value'];

const PARTS = {
  cause: 'incident.cause',
  dataCategories: 'incident.data',
  possibleHarm: 'incident.harm',
  remedy: 'incident.remedy',
  contact: 'incident.contact',
} as const satisfies Record<LetterPart, string>;

/** A drafted letter to read, complete and copy. */
export function LetterDialog({ incidentId, noticeKey, title, onClose }: LetterDialogProps) {
  const words = useWords();
  const { i18n } = useTranslation();
  const own = LANGUAGES.find(({ value }) => value === i18n.language)?.value ?? 'en';
  const [language, setLanguage] = useState<Language>(own);
  const { data, error } = useQuery({
    queryKey: [...privacyKey, 'letter', incidentId, noticeKey, language],
    queryFn: ({ signal }) =>
      answered(api.privacy.draftLetter({ params: { incidentId, noticeKey }, query: { language }, signal })),
  });
  return (
    <Modal opened onClose={onClose} size="lg" title={title}>
      <div className={styles.form}>
        <p>{words('incident.letterText')}</p>
        <SegmentedControl
          aria-label={words('incident.letterLanguage')}
          data={LANGUAGES.map((one) => ({ ...one }))}
          value={language}
          onChange={(value) => setLanguage(LANGUAGES.find((one) => one.value === value)?.value ?? own)}
        />
        {error ? <ErrorPanel error={error} /> : null}
        {data === undefined && !error ? <Skeletons rows={6} /> : null}
        {data ? (
          <>
            {data.missing.length > 0 ? (
              <p role="status">
                {words('incident.letterMissing', {
                  parts: data.missing.map((part) => words(PARTS[part])).join(' · '),
                })}
              </p>
            ) : null}
            <TextInput label={words('incident.letterSubject')} value={data.subject} readOnly />
            <Textarea label={words('incident.letterBody')} value={data.text} readOnly autosize maxRows={20} />
            <div className={styles.actions}>
              <CopyButton text={`${data.subject}\n\n${data.text}`} label={words('incident.letterCopy')} />
            </div>
          </>
        ) : null}
      </div>
    </Modal>
  );
}
