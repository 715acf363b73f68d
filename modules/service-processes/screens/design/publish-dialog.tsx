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
import { noWords } from './template-edits.ts';

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
        {stranded.success ? <Stranded design={design} {...stranded.data} /> : null}
        <Button type="submit" variant="filled" loading={publish.isPending}>
          {words('design.publish.action')}
        </Button>
      </form>
    </Modal>
  );
}

type StrandedProps = z.infer<typeof stranding> & { readonly design: Design };

function Stranded({ design, processes, examples, disclosed }: StrandedProps) {
  const words = useWords();
  const local = useLocal();
  // A step may be in the version they began with and not in the one that is published.
  const steps = [design.draftBody, design.inUse, design.pack].flatMap((one) => one?.steps ?? []);
  const stepName = (key: string) => local(steps.find((step) => step.key === key)?.name ?? noWords) || key;
  const questionName = (path: string) => {
    const [stepKey = '', fieldKey = ''] = path.split('.');
    const fields = steps.filter(({ key }) => key === stepKey).flatMap(({ form }) => form?.fields ?? []);
    const label = fields.find(({ key }) => key === fieldKey)?.label ?? noWords;
    return `${stepName(stepKey)} · ${local(label) || fieldKey}`;
  };
  return (
    <ul className={styles.faults}>
      {examples.map(({ processId, partyName, stepKeys }) => (
        <li key={processId}>
          {partyName}: {stepKeys.map(stepName).join(words('design.compare.comma'))}
        </li>
      ))}
      {processes > examples.length ? (
        <li>{words('design.publish.andMore', { count: processes - examples.length })}</li>
      ) : null}
      {disclosed.map((path) => (
        <li key={path}>{words('design.publish.disclosed', { path: questionName(path) })}</li>
      ))}
    </ul>
  );
}
