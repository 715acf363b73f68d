import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#contract';
import { LAWS, type Law, REQUEST_KINDS, type RequestKind } from '#modules/privacy/contract';
import { answered, useLocaleFormat } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import { usePrivacyAct } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

export type TakeRequestDialogProps = {
  /** The customer it is about, when that is known. */
  readonly partyId?: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Takes down what somebody asks for; the clock begins. */
export function TakeRequestDialog({ partyId, isOpen, onClose }: TakeRequestDialogProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const act = usePrivacyAct();
  const [kind, setKind] = useState<RequestKind>('access');
  const [law, setLaw] = useState<Law>('PIPL');
  const [requesterName, setRequesterName] = useState('');
  const [requesterContact, setRequesterContact] = useState('');
  const [receivedVia, setReceivedVia] = useState('');
  const [details, setDetails] = useState('');
  const [onBehalf, setOnBehalf] = useState(false);
  const take = async () => {
    const said = { kind, law, requesterName, requesterContact, receivedVia, details, onBehalf };
    const work = answered(api.privacy.takeRequest({ body: { ...said, partyId: partyId ?? null } }));
    await act(work, ({ number, dueOn }) => words('request.taken', { number, date: format.date(dueOn) }));
    setRequesterName('');
    setRequesterContact('');
    setDetails('');
  };
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={words('request.newTitle')}
      action={words('request.save')}
      mayAct={requesterName.trim() !== ''}
      onAct={take}
    >
      <Select
        label={words('request.kind')}
        data={REQUEST_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => setKind(REQUEST_KINDS.find((one) => one === value) ?? 'access')}
      />
      <Select
        label={words('request.law')}
        data={LAWS.map((value) => ({ value, label: words(`law.${value}`) }))}
        value={law}
        allowDeselect={false}
        onChange={(value) => setLaw(LAWS.find((one) => one === value) ?? 'PIPL')}
      />
      <TextInput
        label={words('request.name')}
        maxLength={200}
        required
        value={requesterName}
        onChange={(event) => setRequesterName(event.currentTarget.value)}
      />
      <TextInput
        label={words('request.contact')}
        maxLength={300}
        value={requesterContact}
        onChange={(event) => setRequesterContact(event.currentTarget.value)}
      />
      <TextInput
        label={words('request.via')}
        placeholder={words('request.viaPlaceholder')}
        maxLength={100}
        value={receivedVia}
        onChange={(event) => setReceivedVia(event.currentTarget.value)}
      />
      <Checkbox
        label={words('request.onBehalf')}
        checked={onBehalf}
        onChange={(event) => setOnBehalf(event.currentTarget.checked)}
      />
      <Textarea
        label={words('request.details')}
        maxLength={4000}
        autosize
        minRows={2}
        value={details}
        onChange={(event) => setDetails(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
