import { Button, Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#contract';
import { CopyText, EmptyState, ErrorPanel, RelativeTime, Skeletons, useKeysetList, useScreens } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './settings.module.css';
import { useBranches, useStaff } from './use-places-of-work.ts';

type AuditEntry = Extract<
  Awaited<ReturnType<typeof api.access.listAudit>>,
  { ok: true }
>['value']['items'][number];

/** The name the server writes for who had not signed in yet. */
const NOBODY = 'anonymous';

/** Words for an audited action or subject, from whichever module has them; the name itself where none has. */
function useAuditWords() {
  const { t, i18n } = useTranslation();
  const namespaces = useScreens().map((module) => module.name);
  return (group: 'audit' | 'subject', name: string) => {
    const key = `${group}.${name}`;
    const ns = namespaces.find((namespace) => i18n.exists(key, { ns: namespace }));
    return ns === undefined ? name : String(t(key, { ns }));
  };
}

/** Names of what an entry is about, as far as this page knows them. */
function useSubjectNames(): (entry: AuditEntry) => string | undefined {
  const staff = useStaff();
  const branches = useBranches();
  return ({ subjectKind, subjectId }) => {
    if (subjectKind === 'staff') {
      return staff.data?.items.find(({ staffId }) => staffId === subjectId)?.displayName;
    }
    if (subjectKind !== 'branch') return undefined;
    return branches.data?.items.find(({ branchId }) => branchId === subjectId)?.name;
  };
}

function Subject({ entry }: { readonly entry: AuditEntry }) {
  const auditWords = useAuditWords();
  const nameOf = useSubjectNames();
  if (entry.subjectKind === null) return null;
  const kind = auditWords('subject', entry.subjectKind);
  if (entry.subjectKind === 'party' && entry.subjectId !== null) {
    return (
      <Link to="/customers/$partyId" params={{ partyId: entry.subjectId }}>
        {kind}
      </Link>
    );
  }
  return nameOf(entry) ?? kind;
}

export function AuditSection() {
  const words = useWords();
  const auditWords = useAuditWords();
  const staff = useStaff();
  const [actorId, setActorId] = useState<string | null>(null);
  const list = useKeysetList({
    queryKey: ['access', 'audit', actorId],
    askPage: ({ cursor, signal }) =>
      api.access.listAudit({ query: { cursor, ...(actorId ? { actorId } : {}) }, signal }),
  });
  return (
    <>
      <p className={styles.text}>{words('audit.text')}</p>
      <Select
        className={styles.filter}
        label={words('audit.person')}
        placeholder={words('audit.everybody')}
        clearable
        searchable
        data={
          staff.data?.items.map(({ staffId, displayName }) => ({ value: staffId, label: displayName })) ?? []
        }
        value={actorId}
        onChange={setActorId}
      />
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={8} /> : null}
      {list.rows?.length === 0 ? (
        <EmptyState icon={IconHistory} title={words('audit.empty')} text={words('audit.emptyText')} />
      ) : null}
      {list.rows && list.rows.length > 0 ? (
        <div className={styles.tableFrame}>
          <table className={styles.table}>
            <thead>
              <tr>
                {(['at', 'who', 'what', 'subject', 'reference'] as const).map((column) => (
                  <th
                    key={column}
                    scope="col"
                    className={column === 'reference' ? styles.reference : undefined}
                  >
                    {words(`audit.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.rows.map((entry) => (
                <tr key={entry.auditId}>
                  <td className={styles.at}>
                    <RelativeTime at={entry.at} />
                  </td>
                  <td>{entry.actorName === NOBODY ? words('audit.nobody') : entry.actorName}</td>
                  <td>{auditWords('audit', entry.action)}</td>
                  <td>
                    <Subject entry={entry} />
                  </td>
                  <td className={styles.reference}>
                    <CopyText text={entry.requestId} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {list.hasMore ? (
        <div className={styles.foot}>
          <Button onClick={list.onLoadMore} loading={list.isLoadingMore}>
            {words('audit.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
