import { IconReceipt, IconUsers } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type ImportKind, importKinds } from '#modules/imports/contract';
import { Card, ErrorPanel, FileDrop, PageHeader, ProgressBar, useUrlState } from '#ui';
import { takeHandedFile } from '#ui/navigation/handed-file.ts';
import styles from './imports.module.css';
import { uploadFile } from './upload-file.ts';
import { importsKey } from './use-import.ts';
import { WaySteps } from './way-steps.tsx';
import { useWords } from './words/use-words.ts';

const endings = ['.csv', '.tsv', '.txt', '.xlsx', '.gz'];
const mostBytes = 20 * 1024 ** 3;
const icons = { customers: IconUsers, transactions: IconReceipt };

function KindChoice({
  kind,
  onChoose,
}: {
  readonly kind: ImportKind;
  readonly onChoose: (kind: ImportKind) => void;
}) {
  const words = useWords();
  return (
    <fieldset className={styles.kinds}>
      <legend className={styles.legend}>{words('file.title')}</legend>
      {importKinds.map((one) => {
        const Icon = icons[one];
        return (
          <label key={one} className={styles.kind} data-chosen={one === kind || undefined}>
            <input
              type="radio"
              name="kind"
              value={one}
              checked={one === kind}
              onChange={() => onChoose(one)}
            />
            <Icon size="1.5rem" stroke={1.5} aria-hidden />
            <span>
              <strong>{words(`kind.${one}`)}</strong>
              <span className={styles.quiet}>{words(`file.${one}Text`)}</span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

interface Sending {
  name: string;
  share: number;
}

/** The first step: what the file holds, and the file. */
export function NewImportPage() {
  const words = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [wanted, want] = useUrlState('kind');
  const kind: ImportKind = wanted === 'transactions' ? 'transactions' : 'customers';
  const [sending, setSending] = useState<Sending>();
  const [error, setError] = useState<unknown>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const send = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    stop.current = new AbortController();
    setError(undefined);
    setSending({ name: file.name, share: 0 });
    try {
      const uploaded = await uploadFile(
        file,
        kind,
        (share) => setSending({ name: file.name, share }),
        stop.current.signal,
      );
      await client.invalidateQueries({ queryKey: importsKey });
      await navigate({ to: `/imports/${uploaded.importId}` });
    } catch (failure) {
      if (!(failure instanceof DOMException)) setError(failure);
    } finally {
      setSending(undefined);
    }
  };
  // A file dropped elsewhere is sent as the page opens.
  // biome-ignore lint/correctness/useExhaustiveDependencies: later renders bring nothing new to send
  useEffect(() => {
    const file = takeHandedFile();
    if (file) void send([file]);
  }, []);
  return (
    <>
      <PageHeader title={words('list.new')} />
      <WaySteps current="file">
        <Card>
          <div className={styles.stack}>
            <KindChoice kind={kind} onChoose={want} />
            {sending === undefined ? (
              <FileDrop
                onFiles={(files) => void send(files)}
                accepts={endings}
                maxBytes={mostBytes}
                label={words('file.drop')}
              />
            ) : (
              <ProgressBar
                label={
                  sending.share < 1 ? words('file.uploading', { name: sending.name }) : words('file.reading')
                }
                done={Math.round(Math.min(sending.share, 0.99) * 100)}
                total={100}
                onCancel={() => stop.current?.abort()}
              />
            )}
            {error === undefined ? null : <ErrorPanel error={error} />}
            <p className={styles.quiet}>{words('file.private')}</p>
          </div>
        </Card>
      </WaySteps>
    </>
  );
}
