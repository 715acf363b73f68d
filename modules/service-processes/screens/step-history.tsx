import { useState } from 'react';
import type { Process, StepDefinition, StepVisit } from '#modules/service-processes/contract';
import { ShownAnswers, useLocaleFormat } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './service.module.css';
import { StepPapers } from './step-papers.tsx';
import { useLocal } from './use-local.ts';
import { photoUrl } from './use-process-photos.ts';

/** The steps that were taken, latest first, each with its answers on demand. */
export function StepHistory({ process }: { readonly process: Process }) {
  const words = useWords();
  const done = process.visits
    .filter(({ outcome, pauses }) => outcome !== null || pauses.length > 0)
    .toReversed();
  if (done.length === 0) return null;
  return (
    <section className={styles.history}>
      <h4 className={styles.heading}>{words('history')}</h4>
      {done.map((visit) => (
        <VisitRow key={visit.enteredAt + visit.stepKey} process={process} visit={visit} />
      ))}
    </section>
  );
}

function VisitRow({ process, visit }: { readonly process: Process; readonly visit: StepVisit }) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const [isOpen, setIsOpen] = useState(false);
  const step = process.steps.find(({ key }) => key === visit.stepKey);
  if (!step) return null;
  const answers = { ...visit.answers, ...visit.sensitiveAnswers };
  const isHidden = visit.sensitiveAnswers === null && step.form?.fields.some(({ sensitive }) => sensitive);
  return (
    <details className={styles.visit} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <span className={styles.visitName}>{local(step.name)}</span>
        {visit.outcome && visit.byName ? (
          <span className={styles.quiet}>{words(`outcome.${visit.outcome}`, { name: visit.byName })}</span>
        ) : null}
        {visit.leftAt ? <time className={styles.visitTime}>{format.dateTime(visit.leftAt)}</time> : null}
      </summary>
      {isOpen ? (
        <div className={styles.visitBody}>
          {visit.reason ? <p>{visit.reason}</p> : null}
          {visit.pauses.map((pause) => (
            <p key={pause.at} className={styles.quiet}>
              {words(pause.until ? 'paused' : 'pausedOpen', {
                name: pause.byName,
                from: format.dateTime(pause.at),
                to: pause.until ? format.dateTime(pause.until) : '',
              })}
              {pause.note === '' ? null : ` · ${pause.note}`}
            </p>
          ))}
          {step.form && Object.keys(answers).length > 0 ? (
            <ShownAnswers form={step.form} answers={answers} photoUrl={photoUrl(process.partyId)} />
          ) : null}
          <CustomerSaid step={step} visit={visit} />
          <StepPapers partyId={process.partyId} step={step} />
          {isHidden ? <p className={styles.quiet}>{words('hidden')}</p> : null}
          {!step.form || (Object.keys(answers).length === 0 && !isHidden) ? (
            <p className={styles.quiet}>{words('noAnswers')}</p>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}

function CustomerSaid({ step, visit }: { readonly step: StepDefinition; readonly visit: StepVisit }) {
  const words = useWords();
  const format = useLocaleFormat();
  if (!visit.survey || !step.survey) return null;
  const { outcome, mode, answers, at } = visit.survey;
  if (outcome === 'declined') return <p className={styles.quiet}>{words('survey.saidNothing')}</p>;
  return (
    <section className={styles.said}>
      <h5 className={styles.heading}>
        {words('survey.said')} <time className={styles.quiet}>{format.dateTime(at)}</time>
        {mode === 'interview' ? <span className={styles.quiet}> · {words('survey.asked')}</span> : null}
      </h5>
      <ShownAnswers form={step.survey.form} answers={answers} />
    </section>
  );
}
