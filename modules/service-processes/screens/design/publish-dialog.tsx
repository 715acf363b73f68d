import { Button, Checkbox, Modal, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import { api } from '#contract';
import type { Design } from '#modules/service-processes/contract';
import { answered, ErrorPanel, toProblem, useToasts } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { refreshDesigns } from './design-queries.ts';

type PublishDialogProps = {
  readonly design: Design;
  readonly revision: number | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

const stranding = z.object({
  processes: z.int(),
  examples: z.array(
    z.object({ processId: z.string(), partyName: z.string(), stepKeys: z.array(z.string()) }),
  ),
  disclosed: z.array(z.string()),
});

/** Makes the draft the version that new processes begin with. */
export function PublishDialog({ design, revision, isOpen, onClose }: PublishDialogProps) {
  const words = useWords();
  const local = useLocal();
  const client = useQueryClient();
  const toasts = useToasts();
  const [note, setNote] = useState('');
  const [bringAlong, setBringAlong] = useState(false);
  const publish = useMutation({
    mutationFn: () =>
      answered(
        api.serviceProcesses.publishDraft({
          params: { templateKey: design.templateKey },
          body: { revision: revision ?? 0, note, bringAlong },
        }),
      ),
    onSuccess: async (next) => {
      toasts.done(words('design.publish.done', { name: local(next.name), version: next.version ?? 0 }));
      onClose();
      await refreshDesigns(client);
    },
  });
  const stranded = stranding.safeParse(toProblem(publish.error)?.context);
  return (
    <Modal opened={isOpen} onClose={onClose} title={words('design.publish.open')}>
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          publish.mutate();
        }}
      >
        <p className={styles.quiet}>{words('design.publish.text')}</p>
        <Textarea
          label={words('design.publish.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-autofocus
        />
        {design.open > 0 ? (
          <Checkbox
            label={words('design.publish.bringAlong', { count: design.open })}
            description={words('design.publish.bringAlongText')}
            checked={bringAlong}
            onChange={(event) => setBringAlong(event.currentTarget.checked)}
          />
        ) : null}
        {publish.error ? <ErrorPanel error={publish.error} /> : null}
        {stranded.success ? <Stranded {...stranded.data} /> : null}
        <Button type="submit" variant="filled" loading={publish.isPending}>
          {words('design.publish.action')}
        </Button>
      </form>
    </Modal>
  );
}

function Stranded({ processes, examples, disclosed }: z.infer<typeof stranding>) {
  const words = useWords();
  return (
    <ul className={styles.faults}>
      {examples.map(({ processId, partyName, stepKeys }) => (
        <li key={processId}>
          {partyName}: {stepKeys.join(', ')}
        </li>
      ))}
      {processes > examples.length ? (
        <li>{words('design.publish.andMore', { count: processes - examples.length })}</li>
      ) : null}
      {disclosed.map((path) => (
        <li key={path}>{words('design.publish.disclosed', { path })}</li>
      ))}
    </ul>
  );
}
