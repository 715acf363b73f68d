import { Button, Checkbox, Modal, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { PURPOSES, type Purpose } from '#modules/field-work/contract';
import { answered, ErrorPanel, useLocaleFormat, useNow, useToasts } from '#ui';
import { addMonths } from '#working-time';
import styles from './field-work.module.css';
import { refreshFieldWork } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';
import { linesOf } from './visit-fields.tsx';

type RoundDialogProps = {
  readonly branchId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onCreated: (roundId: string) => void;
};

/** Begins a round: where, between which days, and what is looked at. */
export function RoundDialog({ branchId, isOpen, onClose, onCreated }: RoundDialogProps) {
  const words = useWords();
  return (
    <Modal opened={isOpen} onClose={onClose} title={words('rounds.add')} size="lg">
      <RoundForm branchId={branchId} onCreated={onCreated} />
    </Modal>
  );
}

function RoundForm({ branchId, onCreated }: Pick<RoundDialogProps, 'branchId' | 'onCreated'>) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const today = useLocaleFormat().dayKey(useNow(60));
  const [name, setName] = useState('');
  const [fromOn, setFrom] = useState(today);
  const [untilOn, setUntil] = useState(addMonths(today, 1));
  const [district, setDistrict] = useState('');
  const [dueOnly, setDueOnly] = useState(false);
  const [minutes, setMinutes] = useState(40);
  const [purposes, setPurposes] = useState<readonly Purpose[]>(['inspection']);
  const [checklist, setChecklist] = useState('');
  const create = useMutation({
    mutationFn: () =>
      answered(
        api.fieldWork.createRound({
          body: {
            branchId,
            name,
            fromOn,
            untilOn,
            filter: { district, dueOnly },
            purposes: [...purposes],
            serviceMinutes: minutes,
            checklist: linesOf(checklist),
          },
        }),
      ),
    onSuccess: async ({ roundId }) => {
      await refreshFieldWork(client);
      toasts.done(words('rounds.created'));
      onCreated(roundId);
    },
  });
  const isWhole = name.trim() !== '' && fromOn !== '' && untilOn !== '' && purposes.length > 0;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
    >
      <TextInput
        label={words('rounds.name')}
        required
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={words('rounds.from')}
          value={fromOn}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={words('rounds.until')}
          value={untilOn}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <NumberInput
          label={words('rounds.minutes')}
          min={5}
          max={600}
          value={minutes}
          onChange={(value) => setMinutes(Number(value) || 5)}
        />
      </div>
      <TextInput
        label={words('rounds.district')}
        description={words('rounds.districtNote')}
        maxLength={80}
        value={district}
        onChange={(event) => setDistrict(event.currentTarget.value)}
      />
      <Checkbox
        label={words('rounds.dueOnly')}
        checked={dueOnly}
        onChange={(event) => setDueOnly(event.currentTarget.checked)}
      />
      <Checkbox.Group
        label={words('purposes')}
        value={[...purposes]}
        onChange={(chosen) => setPurposes(PURPOSES.filter((purpose) => chosen.includes(purpose)))}
      >
        <div className={styles.choices}>
          {PURPOSES.map((purpose) => (
            <Checkbox key={purpose} value={purpose} label={words(`purpose.${purpose}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Textarea
        label={words('rounds.checklist')}
        autosize
        minRows={3}
        value={checklist}
        onChange={(event) => setChecklist(event.currentTarget.value)}
      />
      {create.error ? <ErrorPanel error={create.error} /> : null}
      <Button type="submit" variant="filled" disabled={!isWhole} loading={create.isPending}>
        {words('rounds.create')}
      </Button>
    </form>
  );
}
