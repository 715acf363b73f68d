import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#contract';
import { answered } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import { usePrivacyAct } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

export type MeasureDialogProps = {
  readonly partyId: string;
  readonly kind: 'hold' | 'restriction';
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Places a legal hold or a restriction, with why and until when. */
export function MeasureDialog({ partyId, kind, isOpen, onClose }: MeasureDialogProps) {
  const words = useWords();
  const act = usePrivacyAct();
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const [untilOn, setUntilOn] = useState('');
  const place = async () => {
    const body = { kind, reason, basis, untilOn: untilOn === '' ? null : untilOn };
    await act(answered(api.privacy.placeMeasure({ params: { partyId }, body })), () =>
      words('measure.placed'),
    );
    setReason('');
    setBasis('');
    setUntilOn('');
  };
  return (
    <FormDialog
      isOpen={isOpen}
      onClose={onClose}
      title={words(kind === 'hold' ? 'measure.placeHold' : 'measure.placeRestriction')}
      action={words('measure.place')}
      mayAct={reason.trim() !== ''}
      onAct={place}
    >
      <p>{words(kind === 'hold' ? 'measure.holdText' : 'measure.restrictionText')}</p>
      <Textarea
        label={words('measure.reason')}
        maxLength={1000}
        autosize
        minRows={2}
        required
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <TextInput
        label={words('measure.basis')}
        maxLength={500}
        value={basis}
        onChange={(event) => setBasis(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={words('measure.until')}
        value={untilOn}
        onChange={(event) => setUntilOn(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
