import { Button } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { api } from '#contract';
import { Card, Chip, CopyText, EmptyState, ErrorPanel, Skeletons, useKeysetList, useLocaleFormat } from '#ui';
import styles from './privacy.module.css';
import { privacyKey, useTableName } from './privacy-queries.ts';
import { useWords } from './words/use-words.ts';

/** What was deleted, when, why and by whom. */
export function CertificatesPart() {
  const words = useWords();
  const format = useLocaleFormat();
  const tableName = useTableName();
  const list = useKeysetList({
    queryKey: [...privacyKey, 'certificates'],
    askPage: ({ cursor, signal }) => api.privacy.listCertificates({ query: { cursor }, signal }),
  });
  return (
    <Card>
      {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
      {list.rows === undefined && !list.error ? <Skeletons rows={4} /> : null}
      {list.rows?.length === 0 ? (
        <EmptyState
          icon={IconCertificate}
          title={words('certificate.empty')}
          text={words('certificate.emptyText')}
        />
      ) : null}
      <ul className={styles.list}>
        {list.rows?.map((one) => (
          <li key={one.certificateId} className={styles.row}>
            <div className={styles.rowHead}>
              <span className={styles.chips}>
                <span className={styles.name}>{one.number}</span>
                <Chip>{words(`certificate.${one.kind}`)}</Chip>
              </span>
              <span className={styles.quiet}>
                {format.dateTime(one.at)} · {one.byName}
              </span>
            </div>
            <div>{one.reason}</div>
            <div className={styles.quiet}>
              {words('certificate.rows')}:{' '}
              {one.deleted.map(({ table, rows }) => `${tableName(table)} ${format.number(rows)}`).join(' · ')}
              {' · '}
              {words('certificate.left')}: {format.number(one.left)}
            </div>
            <div className={styles.quiet}>
              {words('certificate.sha')}: <CopyText text={one.sha256} />
            </div>
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <Button variant="subtle" fullWidth loading={list.isLoadingMore} onClick={list.onLoadMore}>
          {words('certificate.more')}
        </Button>
      ) : null}
    </Card>
  );
}
