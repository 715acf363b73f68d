import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '#contract';
import {
  CopyText,
  EmptyState,
  ErrorPanel,
  RelativeTime,
  Skeletons,
  useKeysetList,
  useLogWords,
  useMay,
} from '#ui';
import { AuditCheck } from './audit-check.tsx';
import { AuditFilters, type AuditSearch, toAuditQuery } from './audit-filters.tsx';
import styles from './settings.module.css';
import { useBranches, useStaff } from './use-places-of-work.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

type AuditEntry = Extract<
  Awaited<ReturnType<typeof api.access.listAudit>>,
  { ok: true }
>['value']['items'][number];

/** The name the server writes for who had not signed in yet. */
const NOBODY = 'anonymous';

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
  const auditWords = useLogWords();
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

/** What else the entry keeps, for who wants to know: as it was written. */
function Detail({ entry }: { readonly entry: AuditEntry }) {
  const words = useSettingsWords();
  if (Object.keys(entry.detail).length === 0) return null;
  return (
    <details>
      <summary className={styles.quiet}>{words('audit.detail')}</summary>
      <pre className={styles.detail}>{JSON.stringify(entry.detail, null, 1)}</pre>
    </details>
  );
}

const NO_SEARCH: AuditSearch = { actorId: null, action: null, fromOn: '', untilOn: '' };

function Who({ entry }: { readonly entry: AuditEntry }) {
  const words = useSettingsWords();
  const name = entry.actorName === NOBODY ? words('audit.nobody') : entry.actorName;
  return entry.impersonatorName === null
    ? name
    : words('audit.through', { name, administratorName: entry.impersonatorName });
}

export function AuditSection() {
  const words = useSettingsWords();
  const auditWords = useLogWords();
  const may = useMay();
  const [search, setSearch] = useState(NO_SEARCH);
  const query = toAuditQuery(search);
  const list = useKeysetList({
    queryKey: ['access', 'audit', query],
    askPage: ({ cursor, signal }) => api.access.listAudit({ query: { cursor, ...query }, signal }),
  });
  return (
    <>
      <p className={styles.text}>{words('audit.text')}</p>
      <AuditFilters search={search} onChange={setSearch} />
      {may('access.audit-export') ? <AuditCheck query={query} /> : null}
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
                  <td>
                    <Who entry={entry} />
                  </td>
                  <td>
                    {auditWords('audit', entry.action)}
                    <Detail entry={entry} />
                  </td>
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
