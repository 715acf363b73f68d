import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '#contract';
import {
  ASSESSMENT_OUTCOMES,
  ASSESSMENT_TRIGGERS,
  type Assessment,
  type AssessmentContent,
  RISK_LEVELS,
} from '#modules/privacy/contract';
import { answered, useClock } from '#ui';
import { FormDialog } from './form-dialog.tsx';
import { usePrivacyAct, useStaffChoices } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

const LONG_TEXTS = [
  ['purpose', 'assessment.purpose'],
  ['dataCategories', 'assessment.data'],
  ['people', 'assessment.people'],
  ['necessity', 'assessment.necessity'],
  ['risks', 'assessment.risks'],
  ['measures', 'assessment.measures'],
] as const;
const LEVELS = [
  ['riskLevel', 'assessment.risk'],
  ['residualRisk', 'assessment.residual'],
] as const;
const YEAR_MILLISECONDS = 365 * 86_400_000;

export type AssessmentDialogProps = {
  readonly assessment: Assessment | 'new';
  readonly onClose: () => void;
};

/** Writes an impact assessment, or its next state; what it said before stays on record. */
export function AssessmentDialog({ assessment, onClose }: AssessmentDialogProps) {
  const words = useWords();
  const act = usePrivacyAct();
  const clock = useClock();
  const staff = useStaffChoices();
  const before = assessment === 'new' ? undefined : assessment;
  const [form, setForm] = useState(() => contentOf(before, clock.now()));
  const set = (change: Partial<AssessmentContent>) => setForm((given) => ({ ...given, ...change }));
  const save = () => {
    const work = before
      ? api.privacy.changeAssessment({
          params: { assessmentId: before.assessmentId },
          body: { version: before.version, form },
        })
      : api.privacy.addAssessment({ body: form });
    return act(answered(work), () => words('assessment.saved'));
  };
  return (
    <FormDialog
      isOpen
      onClose={onClose}
      title={before ? `${before.number} · ${before.processing}` : words('assessment.new')}
      action={words('request.save')}
      mayAct={form.processing.trim() !== '' && form.purpose.trim() !== '' && form.reviewOn !== ''}
      onAct={save}
    >
      <TextInput
        label={words('assessment.processing')}
        maxLength={200}
        required
        value={form.processing}
        onChange={(event) => set({ processing: event.currentTarget.value })}
      />
      <MultiSelect
        label={words('assessment.triggers')}
        data={ASSESSMENT_TRIGGERS.map((value) => ({ value, label: words(`assessment.trigger.${value}`) }))}
        value={form.triggers}
        onChange={(values) => set({ triggers: ASSESSMENT_TRIGGERS.filter((one) => values.includes(one)) })}
      />
      {LONG_TEXTS.map(([field, label]) => (
        <Textarea
          key={field}
          label={words(label)}
          maxLength={field === 'dataCategories' || field === 'people' ? 1000 : 2000}
          autosize
          required={field === 'purpose'}
          value={form[field]}
          onChange={(event) => set({ [field]: event.currentTarget.value })}
        />
      ))}
      {LEVELS.map(([field, label]) => (
        <Select
          key={field}
          label={words(label)}
          data={RISK_LEVELS.map((value) => ({ value, label: words(`assessment.level.${value}`) }))}
          value={form[field]}
          allowDeselect={false}
          onChange={(value) => set({ [field]: RISK_LEVELS.find((one) => one === value) ?? 'medium' })}
        />
      ))}
      <Select
        label={words('assessment.outcome')}
        data={ASSESSMENT_OUTCOMES.map((value) => ({ value, label: words(`assessment.outcomes.${value}`) }))}
        value={form.outcome}
        allowDeselect={false}
        onChange={(value) => set({ outcome: ASSESSMENT_OUTCOMES.find((one) => one === value) ?? 'open' })}
      />
      <Select
        label={words('assessment.reviewer')}
        data={staff}
        value={form.reviewerId}
        searchable
        clearable
        onChange={(reviewerId) => set({ reviewerId })}
      />
      <TextInput
        type="date"
        label={words('assessment.review')}
        required
        value={form.reviewOn}
        onChange={(event) => set({ reviewOn: event.currentTarget.value })}
      />
    </FormDialog>
  );
}

function contentOf(before: Assessment | undefined, now: Date): AssessmentContent {
  return {
    processing: before?.processing ?? '',
    purpose: before?.purpose ?? '',
    dataCategories: before?.dataCategories ?? '',
    people: before?.people ?? '',
    triggers: before?.triggers ?? [],
    necessity: before?.necessity ?? '',
    risks: before?.risks ?? '',
    riskLevel: before?.riskLevel ?? 'medium',
    measures: before?.measures ?? '',
    residualRisk: before?.residualRisk ?? 'medium',
    outcome: before?.outcome ?? 'open',
    reviewerId: before?.reviewerId ?? null,
    reviewOn: before?.reviewOn ?? new Date(now.getTime() + YEAR_MILLISECONDS).toISOString().slice(0, 10),
  };
}
