import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#contract';
import type { Incident, IncidentNotice } from '#modules/privacy/contract';
import { answered, Chip, useLocaleFormat, useNow, useToasts } from '#ui';
import { IncidentDialog } from './incident-dialog.tsx';
import { LetterDialog } from './letter-dialog.tsx';
import styles from './privacy.module.css';
import { privacyKey, usePrivacyAct } from './privacy-queries.ts';
import { RegisterCard } from './register-card.tsx';
import { useWords } from './words/use-words.ts';

/** What went wrong, whom to tell of it and by when. */
export function IncidentsPart() {
  const words = useWords();
  const [edited, setEdited] = useState<Incident | 'new'>();
  const query = useQuery({
    queryKey: [...privacyKey, 'incidents'],
    queryFn: ({ signal }) => answered(api.privacy.listIncidents({ signal })),
  });
  return (
    <RegisterCard
      query={query}
      empty={{ icon: IconAlertTriangle, title: words('incident.empty'), text: words('incident.emptyText') }}
      addLabel={words('incident.new')}
      onAdd={() => setEdited('new')}
      row={(one) => <IncidentRow key={one.incidentId} incident={one} onEdit={() => setEdited(one)} />}
    >
      {edited ? <IncidentDialog incident={edited} onClose={() => setEdited(undefined)} /> : null}
    </RegisterCard>
  );
}

function IncidentRow({ incident, onEdit }: { readonly incident: Incident; readonly onEdit: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const { number, title, knownAt, affectedPeople, closedAt } = incident;
  const facts = [
    `${words('incident.known')} ${format.dateTime(knownAt)}`,
    ...(affectedPeople === null ? [] : [`${words('incident.people')}: ${format.number(affectedPeople)}`]),
    ...(closedAt === null ? [] : [words('incident.closedOn', { date: format.date(closedAt) })]),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <span className={styles.chips}>
          <span className={styles.name}>
            {number} · {title}
          </span>
          {incident.highRisk ? <Chip tone="vermilion">{words('incident.highRisk')}</Chip> : null}
        </span>
        <Button size="compact-sm" aria-label={`${words('incident.edit')} ${number}`} onClick={onEdit}>
          {words('incident.edit')}
        </Button>
      </div>
      <div className={styles.quiet}>{facts.join(' · ')}</div>
      <ul className={styles.notices}>
        {incident.notices.map((notice) => (
          <NoticeRow key={notice.noticeKey} incident={incident} notice={notice} />
        ))}
      </ul>
    </li>
  );
}

const AUDIENCES = {
  authority: 'incident.authority',
  people: 'incident.peopleConcerned',
  media: 'incident.media',
} as const;

function NoticeRow({ incident, notice }: { readonly incident: Incident; readonly notice: IncidentNotice }) {
  const words = useWords();
  const format = useLocaleFormat();
  const toasts = useToasts();
  const act = usePrivacyAct();
  const now = useNow();
  const { noticeKey, law, audience, dueAt, source, doneAt, doneByName } = notice;
  const { incidentId } = incident;
  const who = words(AUDIENCES[audience]);
  const told = () =>
    act(answered(api.privacy.noteNotice({ params: { incidentId, noticeKey }, body: {} })), () =>
      words('incident.saved'),
    );
  const [isDrafting, setIsDrafting] = useState(false);
  const isLate = doneAt === null && dueAt !== null && new Date(dueAt) < now;
  return (
    <li className={styles.notice}>
      <span className={styles.chips}>
        <strong>{who}</strong>
        <span>{words(`law.${law}`)}</span>
        {doneAt === null ? (
          <Chip tone={isLate ? 'vermilion' : 'amber'}>
            {dueAt === null
              ? words('incident.atOnce')
              : words('incident.by', { date: format.dateTime(dueAt) })}
          </Chip>
        ) : (
          <Chip tone="green">
            {words('incident.told', { date: format.dateTime(doneAt), name: doneByName ?? '' })}
          </Chip>
        )}
        <span className={styles.quiet}>{source}</span>
      </span>
      <span className={styles.chips}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={words('incident.letterOf', { who, law: words(`law.${law}`) })}
          onClick={() => setIsDrafting(true)}
        >
          {words('incident.letter')}
        </Button>
        {doneAt === null ? (
          <Button
            size="compact-sm"
            aria-label={words('incident.markToldOf', { who, law: words(`law.${law}`) })}
            onClick={() => void told().catch(toasts.failed)}
          >
            {words('incident.markTold')}
          </Button>
        ) : null}
      </span>
      {isDrafting ? (
        <LetterDialog
          incidentId={incidentId}
          noticeKey={noticeKey}
          title={words('incident.letterTitle', { who, law: words(`law.${law}`) })}
          onClose={() => setIsDrafting(false)}
        />
      ) : null}
    </li>
  );
}
