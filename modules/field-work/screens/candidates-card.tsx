import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import type { Candidate, Round } from '#modules/field-work/contract';
import { answered, Card, Chip, ErrorPanel, Skeletons, useLocaleFormat, useMay, useNow, useToasts } from '#ui';
import styles from './field-work.module.css';
import { refreshFieldWork, useCandidates } from './field-work-queries.ts';
import { useWords } from './messages/use-words.ts';
import { Technician } from './visit-fields.tsx';
import { statusTone } from './visit-words.tsx';

/** Whom a round could go to, what is due there, and the visits it plans. */
export function CandidatesCard({ round, onBack }: { readonly round: Round; readonly onBack: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const toasts = useToasts();
  const mayPlan = useMay()('field-work.plan') && round.closedAt === null;
  const list = useCandidates(round.roundId);
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const free = (list.rows ?? []).filter(({ visitId }) => visitId === null);
  const close = useMutation({
    mutationFn: () => answered(api.fieldWork.closeRound({ params: { roundId: round.roundId } })),
    onError: toasts.failed,
    onSettled: () => refreshFieldWork(client),
  });
  const toggle = (partyId: string) => {
    const next = new Set(chosen);
    if (!next.delete(partyId)) next.add(partyId);
    choose(next);
  };
  const hasAll = free.length > 0 && free.every(({ partyId }) => chosen.has(partyId));
  return (
    <>
      <div className={styles.bar}>
        <button type="button" className={styles.back} onClick={onBack}>
          {words('rounds.back')}
        </button>
        <strong>{round.name}</strong>
        <span className={styles.spring} />
        {mayPlan ? (
          <Button loading={close.isPending} onClick={() => close.mutate()}>
            {words('rounds.close')}
          </Button>
        ) : null}
      </div>
      {mayPlan && chosen.size > 0 ? (
        <PlanVisits round={round} partyIds={[...chosen]} onPlanned={() => choose(new Set())} />
      ) : null}
      <Card title={words('rounds.candidates')} flush>
        {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
        {list.rows === undefined && !list.error ? <Skeletons rows={6} /> : null}
        {list.rows?.length === 0 ? <p className={styles.none}>{words('rounds.nobody')}</p> : null}
        {mayPlan && free.length > 0 ? (
          <div className={styles.all}>
            <Checkbox
              label={words('rounds.chooseAll')}
              checked={hasAll}
              onChange={() => choose(hasAll ? new Set() : new Set(free.map(({ partyId }) => partyId)))}
            />
          </div>
        ) : null}
        <ul className={styles.rows}>
          {list.rows?.map((candidate) => (
            <CandidateRow
              key={candidate.partyId}
              candidate={candidate}
              isChosen={chosen.has(candidate.partyId)}
              onToggle={mayPlan ? () => toggle(candidate.partyId) : undefined}
            />
          ))}
        </ul>
        {list.hasMore ? (
          <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
            {words('more')}
          </Button>
        ) : null}
      </Card>
    </>
  );
}

function PlanVisits({
  round,
  partyIds,
  onPlanned,
}: {
  readonly round: Round;
  readonly partyIds: readonly string[];
  readonly onPlanned: () => void;
}) {
  const words = useWords();
  const format = useLocaleFormat();
  const client = useQueryClient();
  const toasts = useToasts();
  const today = format.dayKey(useNow(60));
  const [visitOn, setDay] = useState(round.fromOn > today ? round.fromOn : today);
  const [technicianId, send] = useState<string | null>(null);
  const plan = useMutation({
    mutationFn: () =>
      answered(
        api.fieldWork.addRoundVisits({
          params: { roundId: round.roundId },
          body: { partyIds: [...partyIds], visitOn, technicianId },
        }),
      ),
    onSuccess: ({ planned }) => {
      toasts.done(words('rounds.planned', { planned }));
      onPlanned();
    },
    onSettled: () => refreshFieldWork(client),
  });
  return (
    <Card>
      <div className={styles.form}>
        <div className={styles.pair}>
          <TextInput
            type="date"
            label={words('rounds.on')}
            value={visitOn}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Technician branchId={round.branchId} value={technicianId} onChange={send} />
        </div>
        {plan.error ? <ErrorPanel error={plan.error} /> : null}
        <Button
          variant="filled"
          disabled={visitOn === ''}
          loading={plan.isPending}
          onClick={() => plan.mutate()}
        >
          {words('rounds.plan', { count: partyIds.length })}
        </Button>
      </div>
    </Card>
  );
}

function CandidateRow({
  candidate,
  isChosen,
  onToggle,
}: {
  readonly candidate: Candidate;
  readonly isChosen: boolean;
  readonly onToggle: (() => void) | undefined;
}) {
  const words = useWords();
  const format = useLocaleFormat();
  const today = format.dayKey(useNow(60));
  const { partyId, partyName, partyNumber, place, nextDueOn, lastVisitOn, visitId, coveredUntilOn } =
    candidate;
  const { visitStatus } = candidate;
  return (
    <li className={styles.row}>
      {onToggle && visitId === null ? (
        <Checkbox
          aria-label={words('rounds.choose', { name: partyName })}
          checked={isChosen}
          onChange={onToggle}
        />
      ) : null}
      <span className={styles.who}>
        <Link className={styles.name} to="/customers/$partyId" params={{ partyId }}>
          {partyName}
        </Link>{' '}
        <span className={styles.quiet}>{partyNumber}</span>
        <span className={styles.quiet}>
          {[place?.district, place?.address].filter(Boolean).join(' ') || words('day.noAddress')}
        </span>
      </span>
      <span className={styles.chips}>
        {nextDueOn === null ? null : (
          <Chip tone={nextDueOn <= today ? 'amber' : 'plain'}>
            {words('rounds.due', { date: format.date(nextDueOn) })}
          </Chip>
        )}
        {coveredUntilOn === null ? null : (
          <Chip tone={coveredUntilOn < today ? 'plain' : 'green'}>
            {words(coveredUntilOn < today ? 'rounds.warrantyOver' : 'rounds.warranty', {
              date: format.date(coveredUntilOn),
            })}
          </Chip>
        )}
        <Chip>
          {lastVisitOn === null
            ? words('rounds.never')
            : words('rounds.last', { date: format.date(lastVisitOn) })}
        </Chip>
        {visitStatus === null ? null : (
          <Chip tone={statusTone(visitStatus)}>{words(`status.${visitStatus}`)}</Chip>
        )}
      </span>
    </li>
  );
}
