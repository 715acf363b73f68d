import { Button } from '@mantine/core';
import type { Assessment, AssessmentOutcome, RiskLevel } from '#modules/privacy/contract';
import { Chip, KeyValueList, type Tone, useLocaleFormat } from '#ui';
import styles from './privacy.module.css';
import { useWords } from './words/use-words.ts';

const OUTCOME_TONES: Record<AssessmentOutcome, Tone> = {
  open: 'indigo',
  accepted: 'green',
  'changes-needed': 'amber',
  stopped: 'plain',
};
const DUE_TONES = { no: 'plain', soon: 'amber', overdue: 'vermilion' } as const;
const RISK_TONES: Record<RiskLevel, Tone> = { low: 'plain', medium: 'amber', high: 'vermilion' };

export type AssessmentRowProps = {
  readonly assessment: Assessment;
  /** Left out for states of the past, which nobody changes. */
  readonly onEdit?: () => void;
  readonly onHistory?: () => void;
};

/** An impact assessment: what is done, how risky it is, what was decided and when it is looked at again. */
export function AssessmentRow({ assessment, onEdit, onHistory }: AssessmentRowProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const { number, processing, version, changedByName, changedAt, keptUntilOn, reviewerName } = assessment;
  const items = [
    { key: words('assessment.purpose'), value: assessment.purpose },
    { key: words('assessment.data'), value: assessment.dataCategories },
    { key: words('assessment.people'), value: assessment.people },
    {
      key: words('assessment.triggers'),
      value: assessment.triggers.map((trigger) => words(`assessment.trigger.${trigger}`)).join(' · '),
    },
    { key: words('assessment.necessity'), value: assessment.necessity },
    { key: words('assessment.risks'), value: assessment.risks },
    { key: words('assessment.measures'), value: assessment.measures },
    { key: words('assessment.reviewer'), value: reviewerName ?? '' },
  ].filter(({ value }) => value !== '');
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <span className={styles.chips}>
          <span className={styles.name}>
            {number} · {processing}
          </span>
          <Chip tone={OUTCOME_TONES[assessment.outcome]}>
            {words(`assessment.outcomes.${assessment.outcome}`)}
          </Chip>
          <RiskChip label={words('assessment.risk')} level={assessment.riskLevel} />
          <RiskChip label={words('assessment.residual')} level={assessment.residualRisk} />
          {assessment.outcome === 'stopped' ? null : <AssessmentDue assessment={assessment} />}
        </span>
        <span className={styles.chips}>
          {onHistory && version > 1 ? (
            <Button
              size="compact-sm"
              aria-label={words('assessment.revisionsOf', { number })}
              onClick={onHistory}
            >
              {words('assessment.revisions')}
            </Button>
          ) : null}
          {onEdit ? (
            <Button size="compact-sm" aria-label={`${words('assessment.change')} ${number}`} onClick={onEdit}>
              {words('assessment.change')}
            </Button>
          ) : null}
        </span>
      </div>
      <KeyValueList items={items} />
      <p className={styles.quiet}>
        {words('assessment.last', {
          version,
          name: changedByName,
          date: format.dateTime(changedAt),
          kept: format.date(keptUntilOn),
        })}
      </p>
    </li>
  );
}

function RiskChip({ label, level }: { readonly label: string; readonly level: RiskLevel }) {
  const words = useWords();
  return (
    <Chip tone={RISK_TONES[level]}>
      {label}: {words(`assessment.level.${level}`)}
    </Chip>
  );
}

/** When it is looked at again, and whether that is near. */
export function AssessmentDue({ assessment }: { readonly assessment: Assessment }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { reviewDue, reviewOn } = assessment;
  return (
    <Chip tone={DUE_TONES[reviewDue]}>
      {words(`assessment.due.${reviewDue}`, { date: format.date(reviewOn) })}
    </Chip>
  );
}
