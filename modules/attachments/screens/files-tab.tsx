import { Button, SegmentedControl } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Attachment, MOST_BYTES } from '#modules/attachments/contract';
import { EmptyState, ErrorPanel, FileDrop, ProgressBar, Skeletons, useMay, useToasts } from '#ui';
import { refreshFiles, useAttachments } from './attachment-queries.ts';
import { FileRow } from './file-row.tsx';
import styles from './files.module.css';
import { useWords } from './messages/use-words.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { uploadAttachment } from './upload-attachment.ts';

const ENDINGS =
  '.jpg .jpeg .png .gif .webp .heic .pdf .txt .csv .docx .xlsx .pptx .doc .xls .ppt .mp3 .m4a .wav .mp4'.split(
    ' ',
  );

/** Files of a customer: dropped in, looked at, taken out and brought back. */
export function FilesTab({ partyId }: { readonly partyId: string }) {
  const words = useWords();
  const mayWrite = useMay()('attachments.write');
  const [shows, setShows] = useState<'without' | 'only'>('without');
  const [seeing, setSeeing] = useState<Attachment>();
  const files = useAttachments(partyId, shows);
  const { sending, send } = useSending(partyId);
  return (
    <div className={styles.tab}>
      <h2 className="visually-hidden">{words('label')}</h2>
      {mayWrite && shows === 'without' ? (
        <FileDrop isMany accepts={ENDINGS} maxBytes={MOST_BYTES} onFiles={(chosen) => void send(chosen)} />
      ) : null}
      {sending === undefined ? null : (
        <ProgressBar label={sending.name} done={sending.sentBytes} total={sending.bytes} />
      )}
      <div className={styles.head}>
        <SegmentedControl
          size="xs"
          aria-label={words('shows.label')}
          value={shows}
          onChange={(value) => setShows(value === 'only' ? 'only' : 'without')}
          data={[
            { value: 'without', label: words('shows.kept') },
            { value: 'only', label: words('shows.removed') },
          ]}
        />
      </div>
      {files.error ? <ErrorPanel error={files.error} onRetry={files.onRetry} /> : null}
      {files.rows === undefined && !files.error ? <Skeletons rows={4} /> : null}
      {files.rows?.length === 0 ? (
        <EmptyState
          icon={IconFiles}
          title={words(shows === 'only' ? 'noneRemoved.title' : 'empty.title')}
          text={words(shows === 'only' ? 'noneRemoved.text' : 'empty.text')}
        />
      ) : null}
      <ul className={styles.list}>
        {files.rows?.map((file) => (
          <FileRow key={file.attachmentId} file={file} onSee={() => setSeeing(file)} />
        ))}
      </ul>
      {files.hasMore ? (
        <Button variant="subtle" fullWidth loading={files.isLoadingMore} onClick={files.onLoadMore}>
          {words('more')}
        </Button>
      ) : null}
      {seeing === undefined ? null : <PreviewDialog file={seeing} onClose={() => setSeeing(undefined)} />}
    </div>
  );
}

interface Sending {
  readonly name: string;
  readonly bytes: number;
  readonly sentBytes: number;
}

/** Sends chosen files one after another; one that is refused does not stop the others. */
function useSending(partyId: string) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const [sending, setSending] = useState<Sending>();
  const send = async (files: readonly File[]) => {
    for (const file of files) {
      const { name, size: bytes } = file;
      setSending({ name, bytes, sentBytes: 0 });
      try {
        await uploadAttachment(file, partyId, (sentBytes) => setSending({ name, bytes, sentBytes }));
        toasts.done(words('added', { name }));
      } catch (failure) {
        toasts.failed(failure);
      }
    }
    setSending(undefined);
    await refreshFiles(client, partyId);
  };
  return { sending, send };
}
