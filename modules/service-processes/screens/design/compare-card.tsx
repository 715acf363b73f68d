import { Button, NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { FormField } from '#form-kit';
import type { Design, ProcessTemplate } from '#modules/service-processes/contract';
import { answered, Card, CardSection, ConfirmDestructive, useLocaleFormat } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import { compareTemplates, type Difference } from './compare-templates.ts';
import styles from './design.module.css';
import { refreshDesigns, useVersion } from './design-queries.ts';

type CompareCardProps = {
  readonly design: Design;
  readonly template: ProcessTemplate;
  readonly onTake: (template: ProcessTemplate) => void;
  readonly onDropped: () => void;
};

/** What is different from another version, and the ways back to it, out of the system, and out of the draft. */
export function CompareCard({ design, template, onTake, onDropped }: CompareCardProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const bases = useBases(design);
  const [chosen = bases[0]?.value, choose] = useState<string>();
  const version = useVersion(
    design.templateKey,
    chosen?.startsWith('v') ? Number(chosen.slice(1)) : undefined,
  );
  const base = chosen === 'pack' ? design.pack : chosen === 'in-use' ? design.inUse : version.data?.template;
  return (
    <Card
      title={words('design.compare.title')}
      aside={
        <Button
          variant="subtle"
          leftSection={<IconDownload size="1rem" aria-hidden />}
          onClick={() => download(template)}
        >
          {words('design.export')}
        </Button>
      }
    >
      <div className={styles.stack}>
        {bases.length === 0 ? (
          <p className={styles.quiet}>{words('design.compare.nothing')}</p>
        ) : (
          <NativeSelect
            label={words('design.compare.with')}
            value={chosen}
            data={bases}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        )}
        {base ? (
          <>
            <Differences before={base} after={template} />
            <div>
              <Button variant="subtle" onClick={() => onTake({ ...base, version: template.version })}>
                {words('design.compare.take')}
              </Button>
            </div>
          </>
        ) : null}
        {design.draft ? <DropDraft templateKey={design.templateKey} onDropped={onDropped} /> : null}
      </div>
      {design.releases.length > 0 ? (
        <CardSection title={words('design.compare.releases')}>
          <ul className={styles.faults}>
            {design.releases.map((release) => (
              <li key={release.version}>
                {words('design.compare.release', {
                  version: release.version,
                  when: format.dateTime(release.publishedAt),
                  name: release.publishedByName,
                })}
                {release.note === '' ? null : <span className={styles.quiet}> {release.note}</span>}
              </li>
            ))}
          </ul>
        </CardSection>
      ) : null}
      {design.openByVersion.length > 0 ? (
        <CardSection title={words('design.compare.onTheWay')}>
          <ul className={styles.faults}>
            {design.openByVersion.map(({ version: number, open }) => (
              <li key={number}>{words('design.compare.openIn', { version: number, count: open })}</li>
            ))}
          </ul>
        </CardSection>
      ) : null}
    </Card>
  );
}

function useBases(design: Design) {
  const words = useWords();
  return [
    ...(design.inUse
      ? [{ value: 'in-use', label: words('design.compare.inUse', { version: design.version ?? 0 }) }]
      : []),
    ...(design.pack && design.origin === 'own'
      ? [{ value: 'pack', label: words('design.compare.pack', { version: design.packVersion ?? 0 }) }]
      : []),
    ...design.releases
      .filter(({ version }) => version !== design.version)
      .map(({ version }) => ({ value: `v${version}`, label: words('design.compare.version', { version }) })),
  ];
}

type DifferencesProps = { readonly before: ProcessTemplate; readonly after: ProcessTemplate };

function Differences({ before, after }: DifferencesProps) {
  const words = useWords();
  const local = useLocal();
  const found = compareTemplates(before, after);
  const nameOf = (key: string) => {
    const step = after.steps.find((one) => one.key === key) ?? before.steps.find((one) => one.key === key);
    return step ? local(step.name) || key : key;
  };
  const namesOf = (fields: readonly FormField[]) =>
    fields.map(({ key, label }) => local(label) || key).join(words('design.compare.comma'));
  const say = (one: Difference): string => {
    if (!('step' in one)) return words(`design.compare.kinds.${one.kind}`);
    const name = nameOf(one.step);
    if (one.kind !== 'changed') return words(`design.compare.${one.kind}`, { name });
    const parts = one.parts
      .map((part) => words(`design.compare.parts.${part}`))
      .join(words('design.compare.comma'));
    const questions = [
      ...(one.added ? [words('design.compare.questionsAdded', { names: namesOf(one.added) })] : []),
      ...(one.removed ? [words('design.compare.questionsRemoved', { names: namesOf(one.removed) })] : []),
    ];
    return [words('design.compare.changed', { name, parts }), ...questions].join(' · ');
  };
  if (found.length === 0) return <p className={styles.quiet}>{words('design.compare.same')}</p>;
  return (
    <ul className={styles.faults} aria-label={words('design.compare.title')}>
      {found.map((one) => (
        <li key={say(one)}>{say(one)}</li>
      ))}
    </ul>
  );
}

type DropDraftProps = { readonly templateKey: string; readonly onDropped: () => void };

function DropDraft({ templateKey, onDropped }: DropDraftProps) {
  const words = useWords();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const drop = useMutation({
    mutationFn: () => answered(api.serviceProcesses.dropDraft({ params: { templateKey } })),
  });
  return (
    <div>
      <Button variant="subtle" color="red" onClick={() => setIsAsking(true)}>
        {words('design.drop.open')}
      </Button>
      <ConfirmDestructive
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={words('design.drop.open')}
        actionLabel={words('design.drop.open')}
        onConfirm={async () => {
          await drop.mutateAsync();
          await refreshDesigns(client);
          onDropped();
        }}
      >
        {words('design.drop.text')}
      </ConfirmDestructive>
    </div>
  );
}

/** Hands the template over as a file. */
function download(template: ProcessTemplate): void {
  const url = URL.createObjectURL(
    new Blob([JSON.stringify(template, null, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = `${template.key}.json`;
  link.click();
  URL.revokeObjectURL(url);
}
