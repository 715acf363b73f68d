import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { StepDefinition, StepPaper } from '#modules/service-processes/contract';
import { LocalTextInput } from '#ui';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import { addressOfPaper, isSamePlace, paperAt } from './paper-address.ts';
import { PartFrame } from './part-list.tsx';
import { freeKey, noWords } from './template-edits.ts';

type PapersEditorProps = {
  readonly step: StepDefinition;
  /** Papers that processes in use hand out. */
  readonly known: readonly StepPaper[];
  readonly onChange: (part: Partial<StepDefinition>) => void;
};

const ELSEWHERE = 'elsewhere';

/** What there is to hand out with a step: pages of the customer's file. */
export function PapersEditor({ step, known, onChange }: PapersEditorProps) {
  const words = useWords();
  const local = useLocal();
  const put = (papers: StepPaper[]) => onChange({ papers });
  const keys = step.papers.map(({ key }) => key);
  const offered = known.filter(({ at }) => !step.papers.some((paper) => isSamePlace(paper.at, at)));
  const add = (chosen: string) => {
    const paper = offered[Number(chosen)];
    const key = freeKey('paper', keys);
    if (chosen === ELSEWHERE) put([...step.papers, { key, name: noWords, at: {} }]);
    else if (paper) put([...step.papers, keys.includes(paper.key) ? { ...paper, key } : paper]);
  };
  return (
    <div className={styles.stack}>
      {step.papers.length === 0 ? <p className={styles.quiet}>{words('design.step.noPapers')}</p> : null}
      {step.papers.map((paper, index) => (
        <PaperEditor
          key={paper.key}
          paper={paper}
          number={index + 1}
          onChange={(next) => put(step.papers.map((each) => (each === paper ? next : each)))}
          onRemove={() => put(step.papers.filter((each) => each !== paper))}
        />
      ))}
      <NativeSelect
        label={words('design.step.addPaper')}
        value=""
        disabled={step.papers.length >= 10}
        data={[
          { value: '', label: words('design.step.choosePaper') },
          ...offered.map(({ name }, index) => ({ value: String(index), label: local(name) })),
          { value: ELSEWHERE, label: words('design.step.otherPaper') },
        ]}
        onChange={(event) => add(event.currentTarget.value)}
      />
    </div>
  );
}

type PaperEditorProps = {
  readonly paper: StepPaper;
  readonly number: number;
  readonly onChange: (paper: StepPaper) => void;
  readonly onRemove: () => void;
};

function PaperEditor({ paper, number, onChange, onRemove }: PaperEditorProps) {
  const words = useWords();
  const label = words('design.step.paper', { number });
  const [typed, type] = useState('');
  // What was typed, unless the page was changed otherwise meanwhile: by going back, or by choosing a version.
  const address = isSamePlace(paperAt(typed) ?? {}, paper.at) ? typed : addressOfPaper(paper.at);
  const isUnread = address !== '' && paperAt(address) === undefined;
  return (
    <PartFrame
      name={label}
      head={
        <LocalTextInput label={label} value={paper.name} onChange={(name) => onChange({ ...paper, name })} />
      }
      onRemove={onRemove}
    >
      <TextInput
        label={words('design.step.paperAt')}
        description={words('design.step.paperAtHint')}
        error={isUnread ? words('design.step.paperAtWrong') : undefined}
        value={address}
        onChange={(event) => {
          type(event.currentTarget.value);
          onChange({ ...paper, at: paperAt(event.currentTarget.value) ?? {} });
        }}
      />
    </PartFrame>
  );
}
