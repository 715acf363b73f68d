import { ActionIcon, Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconPlus } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { type Design, type ProcessTemplate, WORK_KINDS } from '#modules/service-processes/contract';
import {
  Card,
  Chip,
  ErrorPanel,
  LocalTextInput,
  PageHeader,
  Skeletons,
  useLocaleFormat,
  WeekHours,
} from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import { CompareCard } from './compare-card.tsx';
import styles from './design.module.css';
import { useDesign } from './design-queries.ts';
import type { DraftFault } from './draft-faults.ts';
import { DryRunCard } from './dry-run-card.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { StepEditor } from './step-editor.tsx';
import { addStepAfter } from './template-edits.ts';
import { TemplateMap } from './template-map.tsx';
import { useDraftSaving } from './use-draft-saving.ts';
import { useTemplateCheck } from './use-template-check.ts';
import { useTemplateEditing } from './use-template-editing.ts';

const TABS = ['step', 'process', 'versions', 'dryRun'] as const;

/** A service process as it is written: its map, its steps, its versions. */
export function DesignPage() {
  const { templateKey = '' } = useParams({ strict: false });
  const design = useDesign(templateKey);
  const [round, setRound] = useState(0);
  const restart = () => void design.refetch().then(() => setRound(round + 1));
  if (design.error) return <ErrorPanel error={design.error} onRetry={() => void design.refetch()} />;
  const first = design.data?.draftBody ?? design.data?.inUse;
  if (!design.data || !first) return <Skeletons rows={10} />;
  return (
    <Editor
      key={`${templateKey} ${design.data.version} ${round}`}
      design={design.data}
      first={first}
      onRestart={restart}
    />
  );
}

type EditorProps = {
  readonly design: Design;
  readonly first: ProcessTemplate;
  /** Begins anew with the draft as it is kept: after somebody else changed it, or it was thrown away. */
  readonly onRestart: () => void;
};

function Editor({ design, first, onRestart }: EditorProps) {
  const words = useWords();
  const local = useLocal();
  const editing = useTemplateEditing(first);
  const { template, change } = editing;
  const faults = useTemplateCheck(template);
  const saving = useDraftSaving(design, template);
  const [chosen, choose] = useState<string | undefined>(template.steps[0]?.key);
  const [tab, showTab] = useState<(typeof TABS)[number]>('step');
  const [isPublishing, setIsPublishing] = useState(false);
  const parts = useRef<HTMLDivElement>(null);
  const step = template.steps.find(({ key }) => key === chosen) ?? template.steps[0];
  const addStep = () => {
    const { template: next, key } = addStepAfter(template, step?.key);
    change(next);
    choose(key);
    showTab('step');
  };
  return (
    <>
      <PageHeader
        trail={<Link to="/service/designs">{words('design.title')}</Link>}
        title={local(template.name) || template.key}
        summary={<Standing design={design} saving={saving} />}
        actions={
          <>
            <ActionIcon aria-label={words('design.undo')} disabled={!editing.undo} onClick={editing.undo}>
              <IconArrowBackUp size="1.125rem" aria-hidden />
            </ActionIcon>
            <ActionIcon aria-label={words('design.redo')} disabled={!editing.redo} onClick={editing.redo}>
              <IconArrowForwardUp size="1.125rem" aria-hidden />
            </ActionIcon>
            <Button
              variant="filled"
              disabled={faults.length > 0 || saving.revision === null || saving.isWaiting}
              onClick={() => setIsPublishing(true)}
            >
              {words('design.publish.open')}
            </Button>
          </>
        }
      />
      {saving.error ? <ErrorPanel error={saving.error} onRetry={onRestart} /> : null}
      <div className={styles.page}>
        <div className={styles.stack}>
          <FaultsCard
            faults={faults}
            onChoose={(key) => {
              if (key !== undefined) choose(key);
              showTab(key === undefined ? 'process' : 'step');
              parts.current?.scrollIntoView({ block: 'start' });
            }}
          />
          <Card
            title={words('design.map')}
            aside={
              <Button variant="subtle" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={addStep}>
                {words('design.addStep')}
              </Button>
            }
          >
            <TemplateMap
              template={template}
              faults={faults}
              chosen={step?.key}
              onChoose={(key) => {
                choose(key);
                showTab('step');
              }}
            />
          </Card>
        </div>
        <div ref={parts} className={styles.parts}>
          <SegmentedControl
            aria-label={words('design.tabs.label')}
            value={tab}
            onChange={(value) => showTab(TABS.find((one) => one === value) ?? 'step')}
            data={TABS.map((value) => ({ value, label: words(`design.tabs.${value}`) }))}
          />
          {tab === 'step' && step ? (
            <StepEditor
              key={step.key}
              template={template}
              step={step}
              papers={design.papers}
              onChange={change}
            />
          ) : null}
          {tab === 'process' ? (
            <ProcessSettings design={design} template={template} onChange={change} />
          ) : null}
          {tab === 'versions' ? (
            <CompareCard design={design} template={template} onTake={change} onDropped={onRestart} />
          ) : null}
          {tab === 'dryRun' ? (
            <DryRunCard template={template} saving={saving} isSound={faults.length === 0} />
          ) : null}
        </div>
      </div>
      <PublishDialog
        design={design}
        revision={saving.revision}
        isOpen={isPublishing}
        onClose={() => setIsPublishing(false)}
      />
    </>
  );
}

type ProcessSettingsProps = {
  readonly design: Design;
  readonly template: ProcessTemplate;
  readonly onChange: (template: ProcessTemplate) => void;
};

function ProcessSettings({ design, template, onChange }: ProcessSettingsProps) {
  const words = useWords();
  return (
    <Card title={words('design.tabs.process')}>
      <div className={styles.stack}>
        <LocalTextInput
          label={words('design.name')}
          value={template.name}
          onChange={(name) => onChange({ ...template, name })}
        />
        <NativeSelect
          label={words('design.kind')}
          description={words(design.version === null ? 'design.kindText' : 'design.kindStays')}
          disabled={design.version !== null}
          value={template.kind}
          data={WORK_KINDS.map((value) => ({ value, label: words(`kind.${value}`) }))}
          onChange={(event) =>
            onChange({
              ...template,
              kind: WORK_KINDS.find((one) => one === event.currentTarget.value) ?? 'service',
            })
          }
        />
        <h3 className={styles.heading}>{words('design.hours')}</h3>
        <WeekHours
          week={template.workingWeek}
          onChange={(workingWeek) => onChange({ ...template, workingWeek })}
        />
      </div>
    </Card>
  );
}

type StandingProps = { readonly design: Design; readonly saving: ReturnType<typeof useDraftSaving> };

function Standing({ design, saving }: StandingProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const { draft } = design;
  return (
    <span className={styles.line}>
      <span>
        {design.version === null
          ? words('design.neverPublished')
          : words('design.inUse', { version: design.version, open: format.number(design.open) })}
      </span>
      <span aria-live="polite">
        {saving.isWaiting
          ? words('design.saving')
          : draft
            ? words('design.savedBy', { when: format.dateTime(draft.savedAt), name: draft.savedByName })
            : words('design.unchanged')}
      </span>
      {design.packIsNewer ? (
        <Chip tone="indigo">{words('design.packIsNewer', { version: design.packVersion ?? 0 })}</Chip>
      ) : null}
    </span>
  );
}

type FaultsCardProps = {
  readonly faults: readonly DraftFault[];
  /** Undefined for what is wrong with the process as a whole. */
  readonly onChoose: (step: string | undefined) => void;
};

function FaultsCard({ faults, onChoose }: FaultsCardProps) {
  const words = useWords();
  return (
    <Card
      title={words('design.check')}
      aside={faults.length === 0 ? <Chip tone="green">{words('design.sound')}</Chip> : faults.length}
    >
      {faults.length === 0 ? (
        <p className={styles.quiet}>{words('design.soundText')}</p>
      ) : (
        <ul className={styles.faults}>
          {faults.map(({ step, text }) => (
            <li key={text}>
              <button type="button" className={styles.link} onClick={() => onChoose(step)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
