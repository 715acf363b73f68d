import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '#contract';
import { answered, Card, ErrorPanel, useMay, useSession, useToasts } from '#ui';
import { refreshRepairs } from './repair-queries.ts';
import styles from './repairs.module.css';
import { useWords } from './words/use-words.ts';

/** Adds things of the house that can be lent, for who may say so. */
export function LoanersCard() {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const session = useSession();
  const may = useMay()('repairs.approve');
  const [name, setName] = useState('');
  const [serial, setSerial] = useState('');
  const branchId = session?.branchId ?? session?.branches[0]?.id;
  const add = useMutation({
    mutationFn: () => answered(api.repairs.addLoaner({ body: { branchId: branchId ?? '', name, serial } })),
    onSuccess: (loaner) => {
      toasts.done(words('loan.added', { name: loaner.name }));
      setName('');
      setSerial('');
    },
    onSettled: () => refreshRepairs(client),
  });
  if (!may || branchId === undefined) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Card title={words('loan.add')}>
      <form className={styles.pair} onSubmit={submit}>
        <TextInput
          label={words('loan.name')}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words('serial')}
          maxLength={100}
          value={serial}
          onChange={(event) => setSerial(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === '' || serial.trim() === ''} loading={add.isPending}>
          {words('loan.add')}
        </Button>
      </form>
      {add.error ? <ErrorPanel error={add.error} /> : null}
    </Card>
  );
}
