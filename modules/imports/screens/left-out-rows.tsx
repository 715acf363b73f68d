import { Button, Select } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '#contract';
import { type ImportDetail, importsRoutes, type RejectedRow } from '#modules/imports/contract';
import { Card, ErrorPanel, Skeletons, useKeysetList } from '#ui';
import { reasonMessage } from './import-words.ts';
import styles from './imports.module.css';
import { LeftOutRow } from './left-out-row.tsx';
import { importsKey } from './use-import.ts';
import { useWords } from './words/use-words.ts';

/** The rows that were not taken over, with reasons, and the way to correct them. */
export function LeftOutRows({ detail }: { readonly detail: ImportDetail }) {
  const words = useWords();
  const [code, setCode] = useState<string | null>(null);
  const { importId, counts } = detail;
  const expected = counts.rejected + counts.possibleDuplicates;
  const list = useKeysetList<RejectedRow>({
    queryKey: [...importsKey, 'left-out', importId, code],
    askPage: ({ cursor, signal }) =>
      api.imports.listRejectedRows({
        params: { importId },
        query: { cursor, code: code ?? undefined },
        signal,
      }),
  });
  if (expected === 0) return null;
  const codes = [
    ...Object.keys(counts.rejectedByReason),
    ...(counts.possibleDuplicates > 0 ? ['possible-duplicate'] : []),
  ];
  const path = importsRoutes.downloadErrorFile.path.replace(':importId', importId);
  return (
    <Card
      title={words('leftOut.title')}
      aside={
        <Button component="a" href={path} download leftSection={<IconDownload size="1rem" aria-hidden />}>
          {words('leftOut.download')}
        </Button>
      }
    >
      <div className={styles.stack}>
        <p className={styles.quiet}>{words('leftOut.downloadHint')}</p>
        {codes.length < 2 ? null : (
          <Select
            className={styles.narrow}
            aria-label={words('leftOut.byReason')}
            placeholder={words('leftOut.all')}
            data={codes.map((value) => ({ value, label: words(reasonMessage(value), { code: value }) }))}
            value={code}
            clearable
            onChange={setCode}
          />
        )}
        {list.error ? <ErrorPanel error={list.error} onRetry={list.onRetry} /> : null}
        {list.rows === undefined && !list.error ? <Skeletons rows={4} /> : null}
        {list.rows?.length === 0 ? <p className={styles.quiet}>{words('leftOut.gone')}</p> : null}
        <ul className={styles.columns}>
          {list.rows?.map((row) => (
            <LeftOutRow key={row.lineNumber} row={row} />
          ))}
        </ul>
        {list.hasMore ? (
          <Button loading={list.isLoadingMore} onClick={list.onLoadMore}>
            {words('leftOut.more')}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}
