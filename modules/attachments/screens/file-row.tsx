import { ActionIcon, Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconDownload,
  IconFile,
  IconFileTypePdf,
  IconFileWord,
  IconMusic,
  IconPhoto,
  IconShieldCheck,
  IconTrash,
  IconVideo,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '#contract';
import { type Attachment, attachmentsRoutes } from '#modules/attachments/contract';
import { answered, Chip, type IconComponent, RelativeTime, useLocaleFormat, useToasts } from '#ui';
import { refreshFiles } from './attachment-queries.ts';
import styles from './files.module.css';
import { useWords } from './messages/use-words.ts';
import { previewOf } from './preview-of.ts';

/** Smaller files are told as this, rather than as nothing. */
const LEAST_BYTES = 1000;

/** Where a file is downloaded from; the browser asks for it itself. */
export function contentAddress({ partyId, attachmentId }: Attachment): string {
  return attachmentsRoutes.downloadAttachment.path
    .replace(':partyId', partyId)
    .replace(':attachmentId', attachmentId);
}

function iconOf({ mediaType }: Attachment): IconComponent {
  if (mediaType.startsWith('image/')) return IconPhoto;
  if (mediaType.startsWith('audio/')) return IconMusic;
  if (mediaType.startsWith('video/')) return IconVideo;
  if (mediaType === 'application/pdf') return IconFileTypePdf;
  return mediaType === 'text/plain' ? IconFile : IconFileWord;
}

/** One file: what it is, who added it, and what can be done with it. */
export function FileRow({ file, onSee }: { readonly file: Attachment; readonly onSee: () => void }) {
  const words = useWords();
  const format = useLocaleFormat();
  const Icon = iconOf(file);
  const { fileName, removedAt } = file;
  return (
    <li className={styles.row}>
      <span className={styles.icon} aria-hidden>
        <Icon size="1.25rem" stroke={1.6} />
      </span>
      <span className={styles.what}>
        {previewOf(file) === undefined || removedAt !== null ? (
          <span className={styles.name}>{fileName}</span>
        ) : (
          <button type="button" className={styles.name} onClick={onSee}>
            {fileName}
          </button>
        )}
        <span className={styles.quiet}>
          {format.fileSize(Math.max(file.fileBytes, LEAST_BYTES))} · {file.addedByName} ·{' '}
          <RelativeTime at={file.addedAt} />
        </span>
        {removedAt === null ? null : (
          <span className={styles.quiet}>
            {words('removedBy', { name: file.removedByName ?? '' })} · <RelativeTime at={removedAt} />
          </span>
        )}
      </span>
      {file.scannedAt === null ? null : (
        <Chip icon={IconShieldCheck} title={format.dateTime(file.scannedAt)}>
          {words('scanned')}
        </Chip>
      )}
      <FileActions file={file} />
    </li>
  );
}

function FileActions({ file }: { readonly file: Attachment }) {
  const words = useWords();
  const { remove, restore } = useFileActions(file);
  const name = file.fileName;
  if (file.removedAt !== null) {
    return file.mayWrite ? (
      <Button
        variant="subtle"
        leftSection={<IconArrowBackUp size="1rem" stroke={1.7} aria-hidden />}
        onClick={() => void restore()}
      >
        {words('restore')}
      </Button>
    ) : null;
  }
  return (
    <span className={styles.actions}>
      <ActionIcon
        component="a"
        variant="subtle"
        href={contentAddress(file)}
        download={name}
        aria-label={words('download', { name })}
      >
        <IconDownload size="1.125rem" stroke={1.7} aria-hidden />
      </ActionIcon>
      {file.mayWrite ? (
        <ActionIcon variant="subtle" aria-label={words('remove', { name })} onClick={() => void remove()}>
          <IconTrash size="1.125rem" stroke={1.7} aria-hidden />
        </ActionIcon>
      ) : null}
    </span>
  );
}

function useFileActions({ partyId, attachmentId, fileName }: Attachment) {
  const words = useWords();
  const toasts = useToasts();
  const client = useQueryClient();
  const params = { partyId, attachmentId };
  const done = async (ask: () => Promise<unknown>, tell: () => void) => {
    try {
      await ask();
      await refreshFiles(client, partyId);
      tell();
    } catch (failure) {
      toasts.failed(failure);
    }
  };
  const restore = (): Promise<void> =>
    done(
      () => answered(api.attachments.restoreAttachment({ params })),
      () => toasts.done(words('restored', { name: fileName })),
    );
  const remove = (): Promise<void> =>
    done(
      () => answered(api.attachments.removeAttachment({ params })),
      () => toasts.doneWithUndo(words('removed', { name: fileName }), () => void restore()),
    );
  return { remove, restore };
}
