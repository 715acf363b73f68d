import { Button } from '@mantine/core';
import { IconListCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import { answered, EmptyState, ErrorPanel, Skeletons, useMay, useToasts } from '#ui';
import { useWords } from './messages/use-words.ts';
import { ProcessCard } from './process-card.tsx';
import { refreshProcesses, useProcessesOf, useTemplates } from './process-queries.ts';
import styles from './service.module.css';
import { useLocal } from './use-local.ts';

/** Where a customer stands in their service processes, and what to do next. */
export function ServiceTab({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const open = useProcessesOf(partyId, 'open');
  const ended = useProcessesOf(partyId, 'ended');
  const running = open.data?.items ?? [];
  // The two lists are asked anew one by one: a process that has just ended is for a moment in both.
  const over = (ended.data?.items ?? []).filter(
    ({ processId }) => !running.some((open) => open.processId === processId),
  );
  const cards = (processes: readonly { processId: string }[]) =>
    processes.map(({ processId }) => <ProcessCard key={processId} processId={processId} />);
  return (
    <div className={styles.tab}>
      <h2 className="visually-hidden">{words('label')}</h2>
      {open.error ? <ErrorPanel error={open.error} onRetry={() => void open.refetch()} /> : null}
      {open.isPending ? <Skeletons rows={6} /> : null}
      {/* One list, so that a card keeps what is typed into it when its process ends. */}
      {[
        ...cards(running),
        open.data && running.length === 0 ? (
          <EmptyState
            key="none"
            icon={IconListCheck}
            title={words('empty.title')}
            text={words('empty.text')}
          />
        ) : null,
        open.data ? (
          <BeginButtons
            key="begin"
            partyId={partyId}
            running={running.map(({ templateKey }) => templateKey)}
          />
        ) : null,
        over.length > 0 ? (
          <h3 key="ended" className={styles.heading}>
            {words('ended')}
          </h3>
        ) : null,
        ...cards(over),
      ]}
    </div>
  );
}

type BeginButtonsProps = { readonly partyId: string; readonly running: readonly string[] };

function BeginButtons({ partyId, running }: BeginButtonsProps) {
  const words = useWords();
  const local = useLocal();
  const mayWrite = useMay()('service-processes.write');
  const client = useQueryClient();
  const toasts = useToasts();
  const templates = useTemplates();
  const begin = useMutation({
    mutationFn: (templateKey: string) =>
      answered(api.serviceProcesses.startProcess({ body: { partyId, templateKey } })),
    onSuccess: async ({ templateName }) => {
      await refreshProcesses(client, partyId);
      toasts.done(words('begun', { name: local(templateName) }));
    },
    onError: toasts.failed,
  });
  const offered = templates.data?.items.filter(({ key }) => !running.includes(key)) ?? [];
  if (!mayWrite || offered.length === 0) return null;
  return (
    <div className={styles.begin}>
      {offered.map(({ key, name }) => (
        <Button
          key={key}
          leftSection={<IconPlayerPlay size="1rem" stroke={1.8} aria-hidden />}
          loading={begin.isPending}
          onClick={() => begin.mutate(key)}
        >
          {words('start', { name: local(name) })}
        </Button>
      ))}
    </div>
  );
}
