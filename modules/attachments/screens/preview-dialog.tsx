import { Button, Modal } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '#contract';
import type { Attachment } from '#modules/attachments/contract';
import { answered, ErrorPanel, Skeletons } from '#ui';
import { contentAddress } from './file-row.tsx';
import styles from './files.module.css';
import { useWords } from './messages/use-words.ts';
import { previewOf } from './preview-of.ts';

const MOST_CHARACTERS = 200_000;

/** A file as the browser can draw it from its bytes. Looking at it is a download, and on record as one. */
export function PreviewDialog({
  file,
  onClose,
}: {
  readonly file: Attachment;
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { partyId, attachmentId, fileName, mediaType } = file;
  const query = useQuery({
    queryKey: ['attachments', 'content', attachmentId],
    queryFn: async ({ signal }) => {
      const bytes = await answered(
        api.attachments.downloadAttachment({ params: { partyId, attachmentId }, signal }),
      );
      if (!(bytes instanceof Blob)) throw new TypeError('a download gave something that is not bytes');
      return new Blob([bytes], { type: mediaType });
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <Modal opened onClose={onClose} title={fileName} size="xl">
      {query.error ? <ErrorPanel error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeletons rows={8} /> : null}
      {query.data ? <Contents file={file} bytes={query.data} /> : null}
      <div className={styles.previewFoot}>
        <Button
          component="a"
          href={contentAddress(file)}
          download={fileName}
          leftSection={<IconDownload size="1rem" stroke={1.7} aria-hidden />}
        >
          {words('downloadIt')}
        </Button>
      </div>
    </Modal>
  );
}

function Contents({ file, bytes }: { readonly file: Attachment; readonly bytes: Blob }) {
  const kind = previewOf(file);
  if (kind === 'text') return <TextContents bytes={bytes} name={file.fileName} />;
  return <Drawn file={file} bytes={bytes} />;
}

function Drawn({ file, bytes }: { readonly file: Attachment; readonly bytes: Blob }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(bytes);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  if (address === undefined) return null;
  const name = file.fileName;
  switch (previewOf(file)) {
    case 'image':
      return <img className={styles.image} src={address} alt={name} />;
    case 'pdf':
      return <iframe className={styles.pages} src={address} title={name} />;
    case 'audio':
      // biome-ignore lint/a11y/useMediaCaption: what was recorded has no captions
      return <audio className={styles.sound} src={address} controls aria-label={name} />;
    case 'video':
      // biome-ignore lint/a11y/useMediaCaption: what was recorded has no captions
      return <video className={styles.image} src={address} controls aria-label={name} />;
    default:
      return null;
  }
}

function TextContents({ bytes, name }: { readonly bytes: Blob; readonly name: string }) {
  const words = useWords();
  const [text, setText] = useState<string>();
  useEffect(() => {
    void bytes.slice(0, MOST_CHARACTERS).text().then(setText);
  }, [bytes]);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className={styles.text} tabIndex={0} aria-label={name}>
        {text}
      </section>
      {bytes.size > MOST_CHARACTERS ? <p className={styles.quiet}>{words('beginningOnly')}</p> : null}
    </>
  );
}
