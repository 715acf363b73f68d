import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#contract';
import type { Wording, WordingKind, WordingTexts } from '#modules/privacy/contract';
import { answered, languageNames, languages, useClock } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import { usePrivacyAct } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

const EMPTY: WordingTexts = { 'zh-CN': '', 'zh-TW': '', en: '' };

export type WordingDialogProps = {
  readonly kind: WordingKind;
  /** Where one begins: the words that hold now. */
  readonly inForce: Wording | undefined;
  readonly onClose: () => void;
};

/** Writes a new version in three languages, in force from a day on. */
export function WordingDialog({ kind, inForce, onClose }: WordingDialogProps) {
  const words = useWords();
  const act = usePrivacyAct();
  const clock = useClock();
  const [texts, setTexts] = useState<WordingTexts>(inForce?.texts ?? EMPTY);
  const [note, setNote] = useState('');
  const [effectiveOn, setEffectiveOn] = useState(() => dayHere(clock.now()));
  const name = kind === 'notice' ? words('wording.notice') : words(`purpose.${kind}`);
  const isWritten = languages.every((language) => texts[language].trim() !== '');
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={`${words('wording.new')}: ${name}`}
      action={words('request.save')}
      mayAct={isWritten && effectiveOn !== ''}
      onAct={() =>
        act(answered(api.privacy.addWording({ body: { kind, effectiveOn, texts, note } })), () =>
          words('wording.saved'),
        )
      }
    >
      {languages.map((language) => (
        <Textarea
          key={language}
          label={words('wording.in', { language: languageNames[language] })}
          lang={language}
          maxLength={20_000}
          autosize
          minRows={2}
          maxRows={12}
          required
          value={texts[language]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setTexts((given) => ({ ...given, [language]: value }));
          }}
        />
      ))}
      <TextInput
        type="date"
        label={words('wording.effective')}
        required
        value={effectiveOn}
        onChange={(event) => setEffectiveOn(event.currentTarget.value)}
      />
      <TextInput
        label={words('wording.why')}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

/** The day on the calendar of the person in front of it. */
function dayHere(now: Date): string {
  return new Intl.DateTimeFormat('en-CA').format(now);
}
