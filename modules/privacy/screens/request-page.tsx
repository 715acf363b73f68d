import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { PrivacyRequestFile } from '#modules/privacy/contract';
import { answered, Card, Chip, ErrorPanel, KeyValueList, PageHeader, Skeletons, useLocaleFormat } from '#ui';
import styles from './privacy.module.css';
import { privacyKey } from './privacy-queries.ts';
import { RequestClock } from './request-clock.tsx';
import { StepDialog, type StepKind } from './step-dialog.tsx';
import { useWords } from './words/use-words.ts';

/** One request: what is asked, its clock, and every step. */
export function RequestPage() {
  const words = useWords();
  const { requestId = '' } = useParams({ strict: false });
  const query = useQuery({
    queryKey: [...privacyKey, 'request', requestId],
    queryFn: ({ signal }) => answered(api.privacy.getRequest({ params: { requestId }, signal })),
  });
  const trail = <Link to="/privacy">{words('request.back')}</Link>;
  if (query.data) return <RequestFile request={query.data} trail={trail} />;
  return (
    <>
      <PageHeader title={words('desk.requests')} trail={trail} />
      <Card>
        {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.isPending ? <Skeletons rows={6} /> : null}
      </Card>
    </>
  );
}

function RequestFile({
  request,
  trail,
}: {
  readonly request: PrivacyRequestFile;
  readonly trail: React.ReactNode;
}) {
  const words = useWords();
  const [step, setStep] = useState<StepKind>();
  const isOpen = request.closedAt === null;
  return (
    <>
      <PageHeader
        trail={trail}
        title={`${request.number} · ${words(`kind.${request.kind}`)}`}
        summary={<RequestClock request={request} />}
        actions={isOpen ? <StepButtons request={request} onStep={setStep} /> : undefined}
      />
      <div className={styles.columns}>
        <Card title={words('request.steps')}>
          <Steps request={request} />
        </Card>
        <Card>
          <Facts request={request} />
        </Card>
      </div>
      <StepDialog request={request} kind={step} onClose={() => setStep(undefined)} />
    </>
  );
}

function StepButtons({
  request,
  onStep,
}: {
  readonly request: PrivacyRequestFile;
  readonly onStep: (kind: StepKind) => void;
}) {
  const words = useWords();
  return (
    <>
      <Button onClick={() => onStep('noted')}>{words('request.note')}</Button>
      <Button onClick={() => onStep('assigned')}>{words('request.assign')}</Button>
      {request.clock.extension !== null && request.extendedAt === null ? (
        <Button onClick={() => onStep('extended')}>{words('request.extend')}</Button>
      ) : null}
      {request.identityCheckedAt === null ? (
        <Button variant="filled" onClick={() => onStep('identified')}>
          {words('request.identify')}
        </Button>
      ) : null}
      <Button
        {...(request.identityCheckedAt === null ? {} : { variant: 'filled' })}
        onClick={() => onStep('closed')}
      >
        {words('request.close')}
      </Button>
    </>
  );
}

function Steps({ request }: { readonly request: PrivacyRequestFile }) {
  const words = useWords();
  const format = useLocaleFormat();
  return (
    <ol className={styles.list}>
      {request.steps.map(({ stepId, kind, at, byName, note }) => (
        <li key={stepId} className={styles.row}>
          <div className={styles.rowHead}>
            <span className={styles.name}>
              {words(`step.${kind}`)}
              {kind === 'closed' && request.outcome ? ` · ${words(`outcome.${request.outcome}`)}` : ''}
            </span>
            <span className={styles.quiet}>
              {format.dateTime(at)} · {byName}
            </span>
          </div>
          {kind === 'received' && request.details !== '' ? <div>{request.details}</div> : null}
          {note === '' ? null : <div>{note}</div>}
        </li>
      ))}
    </ol>
  );
}

function Facts({ request }: { readonly request: PrivacyRequestFile }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { clock, partyId, partyName } = request;
  const extension =
    clock.extension === null
      ? words('request.noExtension')
      : words('request.clockExtension', { extension: clock.extension });
  const optional = (key: string, value: string | null) =>
    value === null || value === '' ? [] : [{ key, value }];
  return (
    <KeyValueList
      items={[
        { key: words('request.name'), value: request.requesterName || '—' },
        ...optional(words('request.contact'), request.requesterContact),
        ...(request.onBehalf
          ? [{ key: words('request.onBehalf'), value: <Chip tone="amber">{words('consent.yes')}</Chip> }]
          : []),
        ...(partyId === null || partyName === null
          ? []
          : [
              {
                key: words('request.customer'),
                value: (
                  <Link to="/customers/$partyId" params={{ partyId }}>
                    {partyName}
                  </Link>
                ),
              },
            ]),
        { key: words('request.law'), value: words(`law.${request.law}`) },
        { key: words('request.receivedAt'), value: format.dateTime(request.receivedAt) },
        ...optional(words('request.via'), request.receivedVia),
        { key: words('request.owner'), value: request.ownerName ?? words('request.nobody') },
        {
          key: words('request.clock'),
          value: `${words('request.clockText', { answer: clock.answer, source: clock.source })}; ${extension}`,
        },
      ]}
    />
  );
}
