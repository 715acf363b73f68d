import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import { answered, useToasts } from '#ui';
import { useWords } from '../messages/use-words.ts';
import styles from './reception.module.css';
import { refreshReception } from './reception-queries.ts';

const DESK_KEY = 'perennial.reception.desk';

type CallNextProps = { readonly branchId: string; readonly waiting: number };

/** Calls the lowest number that waits to one's own desk; which desk it is stays known on this device. */
export function CallNext({ branchId, waiting }: CallNextProps) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const [desk, setDesk] = useState(() => window.localStorage.getItem(DESK_KEY) ?? '1');
  const call = useMutation({
    mutationFn: () => answered(api.appointments.callNext({ body: { branchId, desk: desk.trim() } })),
    // Said when the list shows it: the number moves, and nobody should be reaching for it then.
    onSuccess: async ({ number, partyId }) => {
      await refreshReception(client, partyId);
      toasts.done(words('reception.called', { number, desk: desk.trim() }));
    },
    onError: async (failure) => {
      toasts.failed(failure);
      await refreshReception(client);
    },
  });
  return (
    <form
      className={styles.call}
      onSubmit={(event) => {
        event.preventDefault();
        call.mutate();
      }}
    >
      <TextInput
        label={words('reception.desk')}
        className={styles.desk}
        maxLength={20}
        value={desk}
        onChange={(event) => {
          setDesk(event.currentTarget.value);
          window.localStorage.setItem(DESK_KEY, event.currentTarget.value);
        }}
      />
      <Button
        type="submit"
        variant="filled"
        loading={call.isPending}
        disabled={waiting === 0 || desk.trim() === ''}
      >
        {words('reception.callNext')}
      </Button>
    </form>
  );
}
