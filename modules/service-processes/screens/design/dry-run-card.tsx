import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { DryRun, ProcessTemplate } from '#modules/service-processes/contract';
import { answered, Card, CardSection, ErrorPanel, Figure, Skeletons, useLocaleFormat, useNow } from '#ui';
import { addDays } from '#working-time';
import { useLocal } from '../use-local.ts';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';
import type { useDraftSaving } from './use-draft-saving.ts';

type DryRunCardProps = {
  readonly template: ProcessTemplate;
  readonly saving: ReturnType<typeof useDraftSaving>;
  readonly isSound: boolean;
};

const USUAL_DAYS = 365;

/** What the draft would have done with processes of the past. */
export function DryRunCard({ template, saving, isSound }: DryRunCardProps) {
  const words = useWords();
  const format = useLocaleFormat();
  const today = format.dayKey(useNow());
  const [fromOn, setFrom] = useState(addDays(today, -USUAL_DAYS));
  const [untilOn, setUntil] = useState(today);
  const [asked, ask] = useState<{ fromOn: string; untilOn: string; revision: number | null }>();
  const run = useQuery({
    queryKey: ['service-processes', 'dry-run', template.key, asked],
    queryFn: ({ signal }) =>
      answered(
        api.serviceProcesses.dryRunDraft({
          params: { templateKey: template.key },
          query: { fromOn: asked?.fromOn ?? fromOn, untilOn: asked?.untilOn ?? untilOn },
          signal,
        }),
      ),
    enabled: asked !== undefined,
  });
  return (
    <Card title={words('design.dryRun.title')}>
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          ask({ fromOn, untilOn, revision: saving.revision });
        }}
      >
        <TextInput
          type="date"
          required
          label={words('design.dryRun.from')}
          value={fromOn}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          required
          label={words('design.dryRun.until')}
          value={untilOn}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="filled"
          disabled={!isSound || saving.revision === null || saving.isWaiting}
          loading={run.isFetching}
        >
          {words('design.dryRun.action')}
        </Button>
      </form>
      {saving.revision === null ? <p className={styles.quiet}>{words('design.dryRun.noDraft')}</p> : null}
      {isSound ? null : <p className={styles.quiet}>{words('design.dryRun.notSound')}</p>}
      {run.error ? <ErrorPanel error={run.error} /> : null}
      {run.isLoading ? <Skeletons rows={4} /> : null}
      {run.data ? <Outcome run={run.data} template={template} /> : null}
    </Card>
  );
}

type OutcomeProps = { readonly run: DryRun; readonly template: ProcessTemplate };

function Outcome({ run, template }: OutcomeProps) {
  const words = useWords();
  const local = useLocal();
  const format = useLocaleFormat();
  const nameOf = (key: string) => {
    const step = template.steps.find((one) => one.key === key);
    return step ? local(step.name) : key;
  };
  const why = ({
    stepKey,
    reason,
    details,
  }: Pick<DryRun['stops'][number], 'stepKey' | 'reason' | 'details'>) => {
    const step = template.steps.find((one) => one.key === stepKey);
    const told = details.map((detail) => {
      const gate = step?.gates.find(({ key }) => key === detail);
      const field = step?.form?.fields.find(({ key }) => key === detail.split('.')[0]);
      if (reason === 'gate' && gate) return local(gate.says);
      return reason === 'answers' && field ? local(field.label) : nameOf(detail);
    });
    return words(`design.dryRun.reasons.${reason}`, { details: told.join(words('design.compare.comma')) });
  };
  if (run.inPeriod === 0) return <p className={styles.quiet}>{words('design.dryRun.none')}</p>;
  return (
    <>
      <div className={styles.figures}>
        <Figure label={words('design.dryRun.passed')} value={format.number(run.passed)} />
        <Figure label={words('design.dryRun.stopped')} value={format.number(run.run - run.passed)} />
      </div>
      <p className={styles.quiet}>
        {words(run.run < run.inPeriod ? 'design.dryRun.latestOf' : 'design.dryRun.allOf', {
          count: run.run,
          all: format.number(run.inPeriod),
        })}
      </p>
      {run.stops.length > 0 ? (
        <CardSection title={words('design.dryRun.where')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words('design.dryRun.step')}</th>
                <th scope="col">{words('design.dryRun.why')}</th>
                <th scope="col">{words('design.dryRun.count')}</th>
              </tr>
            </thead>
            <tbody>
              {run.stops.map((stop) => (
                <tr key={JSON.stringify([stop.stepKey, stop.reason, stop.details])}>
                  <td>{nameOf(stop.stepKey)}</td>
                  <td>{why(stop)}</td>
                  <td>{format.number(stop.processes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </CardSection>
      ) : null}
      {run.examples.length > 0 ? (
        <CardSection title={words('design.dryRun.examples')}>
          <ul className={styles.faults}>
            {run.examples.map((one) => (
              <li key={one.processId}>
                <Link to="/customers/$partyId" params={{ partyId: one.partyId }} search={{ tab: 'service' }}>
                  {one.partyName}
                </Link>{' '}
                <span className={styles.quiet}>
                  {format.date(one.startedAt)} · {nameOf(one.stepKey)} · {why(one)}
                </span>
              </li>
            ))}
          </ul>
        </CardSection>
      ) : null}
    </>
  );
}
