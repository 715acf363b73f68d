import { Button, Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '#contract';
import { CopyText, EmptyState, ErrorPanel, RelativeTime, Skeletons, useKeysetList, useScreens } from '#ui';
import { useWords } from './messages/use-words.ts';
import styles from './settings.module.css';
import { useStaff } from './use-places-of-work.ts';

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
                  <th key={column} scope="col">
                    {words(`audit.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {list.rows.map((entry) => (
                <tr key={entry.auditId}>
                  <td>
                    <RelativeTime at={entry.at} />
                  </td>
                  <td>{entry.actorName}</td>
                  <td>{auditWords('audit', entry.action)}</td>
                  <td>{entry.subjectKind === null ? '' : auditWords('subject', entry.subjectKind)}</td>
                  <td>
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
