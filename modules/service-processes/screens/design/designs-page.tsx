import { Button, FileButton, Modal, TextInput } from '@mantine/core';
import { IconListCheck, IconUpload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import { type DesignSummary, draftTemplate, type ProcessTemplate } from '#modules/service-processes/contract';
import { answered, Card, Chip, EmptyState, ErrorPanel, PageHeader, Skeletons, useLocaleFormat } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { refreshDesigns, useDesigns } from './design-queries.ts';
import { newTemplate, noWords } from './template-edits.ts';

const KEY = /^[a-z][a-z0-9.-]{0,79}$/;

/** Service processes as they are written: those packs bring, and one's own. */
export function DesignsPage() {
  const words = useWords();
  const designs = useDesigns();
  const [making, make] = useState<DesignSummary | 'new'>();
  const importing = useImport();
  const items = designs.data?.items;
  return (
    <>
      <PageHeader
        trail={<Link to="/service">{words('place')}</Link>}
        title={words('design.title')}
        summary={words('design.summary')}
        actions={
          <>
            <FileButton accept="application/json,.json" onChange={(file) => file && importing.mutate(file)}>
              {(button) => (
                <Button
                  {...button}
                  leftSection={<IconUpload size="1rem" aria-hidden />}
                  loading={importing.isPending}
                >
                  {words('design.import')}
                </Button>
              )}
            </FileButton>
            <Button variant="filled" onClick={() => make('new')}>
              {words('design.new')}
            </Button>
          </>
        }
      />
      {importing.error ? <ErrorPanel error={importing.error} title={words('design.importFailed')} /> : null}
      <Card flush>
        {designs.error ? <ErrorPanel error={designs.error} onRetry={() => void designs.refetch()} /> : null}
        {items === undefined && !designs.error ? <Skeletons rows={4} /> : null}
        {items?.length === 0 ? (
          <EmptyState icon={IconListCheck} title={words('design.none')} text={words('design.summary')} />
        ) : null}
        <ul className={styles.designs}>
          {items?.map((item) => (
            <DesignRow key={item.templateKey} item={item} onCopy={() => make(item)} />
          ))}
        </ul>
      </Card>
      <Modal
        opened={making !== undefined}
        onClose={() => make(undefined)}
        title={words(making === 'new' ? 'design.new' : 'design.copy')}
      >
        {making === undefined ? null : <MakeForm from={making === 'new' ? undefined : making} />}
      </Modal>
    </>
  );
}

type DesignRowProps = { readonly item: DesignSummary; readonly onCopy: () => void };

function DesignRow({ item, onCopy }: DesignRowProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  return (
    <li className={styles.designRow}>
      <div>
        <Link
          className={styles.designName}
          to="/service/designs/$templateKey"
          params={{ templateKey: item.templateKey }}
        >
          {local(item.name) || item.templateKey}
        </Link>
        <div className={styles.quiet}>
          {item.version === null
            ? words('design.neverPublished')
            : words('design.inUse', { version: item.version, open: format.number(item.open) })}
        </div>
      </div>
      <span className={styles.line}>
        {item.origin === null ? null : <Chip>{words(`design.origin.${item.origin}`)}</Chip>}
        {item.packIsNewer ? (
          <Chip tone="indigo">{words('design.packIsNewer', { version: item.packVersion ?? 0 })}</Chip>
        ) : null}
        {item.draft ? <Chip tone="amber">{words('design.hasDraft')}</Chip> : null}
        <Button
          variant="subtle"
          onClick={onCopy}
          aria-label={words('design.copyOf', { name: local(item.name) })}
        >
          {words('design.copy')}
        </Button>
      </span>
    </li>
  );
}

/** Begins a process anew, or as a copy of another. */
function MakeForm({ from }: { readonly from: DesignSummary | undefined }) {
  const words = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [key, setKey] = useState(from ? `${from.templateKey}-2` : '');
  const begin = useMutation({
    mutationFn: async (templateKey: string) => {
      const template = from ? await copyOf(from.templateKey) : newTemplate(templateKey, noWords);
      return answered(
        api.serviceProcesses.saveDraft({
          params: { templateKey },
          body: { revision: null, template: { ...template, key: templateKey, version: 1 } },
        }),
      );
    },
    onSuccess: async ({ templateKey }) => {
      await refreshDesigns(client);
      await navigate({ to: '/service/designs/$templateKey', params: { templateKey } });
    },
  });
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (KEY.test(key)) begin.mutate(key);
      }}
    >
      <TextInput
        label={words('design.key')}
        description={words('design.keyHint')}
        value={key}
        error={key !== '' && !KEY.test(key) ? words('design.keyHint') : undefined}
        onChange={(event) => setKey(event.currentTarget.value)}
        data-autofocus
        required
      />
      {begin.error ? <ErrorPanel error={begin.error} /> : null}
      <Button type="submit" variant="filled" loading={begin.isPending} disabled={!KEY.test(key)}>
        {words('design.begin')}
      </Button>
    </form>
  );
}

async function copyOf(templateKey: string): Promise<ProcessTemplate> {
  const design = await answered(api.serviceProcesses.showDesign({ params: { templateKey } }));
  const template = design.draftBody ?? design.inUse;
  if (!template) throw new Error('a design has neither a draft nor a version in use');
  return template;
}

/** Reads a template from a file into a draft of its key; a draft that is already there is not written over. */
function useImport() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (file: File) => {
      const template = draftTemplate.parse(JSON.parse(await file.text()));
      return answered(
        api.serviceProcesses.saveDraft({
          params: { templateKey: template.key },
          body: { revision: null, template },
        }),
      );
    },
    onSuccess: async ({ templateKey }) => {
      await refreshDesigns(client);
      await navigate({ to: '/service/designs/$templateKey', params: { templateKey } });
    },
  });
}
