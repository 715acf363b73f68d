import { Checkbox, Radio, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api } from '#contract';
import { CHANNELS, type Channel, DATA_PURPOSES, PURPOSES, type Purpose } from '#modules/privacy/contract';
import { answered, usePreferences } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import styles from './privacy.module.css';
import { usePrivacyAct, useWordingsInForce } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

const SOURCES = ['desk', 'telephone', 'paper'] as const;
type Source = (typeof SOURCES)[number];

export type ConsentDialogProps = {
  readonly partyId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Records what a customer decided: about what, by which channels, and how we know. */
export function ConsentDialog({ partyId, isOpen, onClose }: ConsentDialogProps) {
  const words = useWords();
  const act = usePrivacyAct();
  const [purpose, setPurpose] = useState<Purpose>('marketing');
  const [channels, setChannels] = useState<Channel[]>([]);
  const [decision, setDecision] = useState<'given' | 'withdrawn'>('given');
  const [source, setSource] = useState<Source>('desk');
  const [evidence, setEvidence] = useState('');
  const [byGuardian, setByGuardian] = useState(false);
  const needsChannel = !(DATA_PURPOSES as readonly Purpose[]).includes(purpose);
  const save = async () => {
    const body = { purpose, decision, source, evidence, byGuardian, channels: needsChannel ? channels : [] };
    await act(answered(api.privacy.recordConsent({ params: { partyId }, body })), () =>
      words('consent.saved'),
    );
    setEvidence('');
    setChannels([]);
  };
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={words('consent.recordTitle')}
      action={words('consent.save')}
      mayAct={evidence.trim() !== '' && (!needsChannel || channels.length > 0)}
      onAct={save}
    >
      <Select
        label={words('consent.purpose')}
        data={PURPOSES.map((value) => ({ value, label: words(`purpose.${value}`) }))}
        value={purpose}
        allowDeselect={false}
        onChange={(value) => setPurpose(PURPOSES.find((one) => one === value) ?? 'marketing')}
      />
      <WordsToReadOut purpose={purpose} />
      {needsChannel ? (
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{words('consent.channels')}</legend>
          <div className={styles.choices}>
            {CHANNELS.map((channel) => (
              <Checkbox
                key={channel}
                label={words(`channel.${channel}`)}
                checked={channels.includes(channel)}
                onChange={(event) => {
                  const isOn = event.currentTarget.checked;
                  setChannels((before) =>
                    isOn ? [...before, channel] : before.filter((one) => one !== channel),
                  );
                }}
              />
            ))}
          </div>
        </fieldset>
      ) : null}
      <Radio.Group
        label={words('consent.decision')}
        value={decision}
        onChange={(value) => setDecision(value === 'withdrawn' ? 'withdrawn' : 'given')}
      >
        <div className={styles.choices}>
          <Radio value="given" label={words('consent.allow')} />
          <Radio value="withdrawn" label={words('consent.takeBack')} />
        </div>
      </Radio.Group>
      <Select
        label={words('consent.how')}
        data={SOURCES.map((value) => ({ value, label: words(`by.${value}`) }))}
        value={source}
        allowDeselect={false}
        onChange={(value) => setSource(SOURCES.find((one) => one === value) ?? 'desk')}
      />
      <Textarea
        label={words('consent.evidence')}
        placeholder={words('consent.evidencePlaceholder')}
        maxLength={1000}
        autosize
        minRows={2}
        required
        value={evidence}
        onChange={(event) => setEvidence(event.currentTarget.value)}
      />
      <Checkbox
        label={words('consent.byGuardian')}
        checked={byGuardian}
        onChange={(event) => setByGuardian(event.currentTarget.checked)}
      />
    </FormDialog>
  );
}

/** What the customer is asked, in the words that are in force. */
function WordsToReadOut({ purpose }: { readonly purpose: Purpose }) {
  const words = useWords();
  const [{ language }] = usePreferences();
  const wording = useWordingsInForce().find(({ kind }) => kind === purpose);
  if (!wording) return null;
  return (
    <blockquote className={styles.said}>
      {wording.texts[language]}
      <footer className={styles.quiet}>{words('consent.version', { version: wording.version })}</footer>
    </blockquote>
  );
}
