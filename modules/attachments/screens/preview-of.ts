import type { Attachment } from '#modules/attachments/contract';

export type Preview = 'image' | 'pdf' | 'text' | 'audio' | 'video';

/** How a browser can show a file; undefined for kinds it cannot. */
export function previewOf({ mediaType }: Pick<Attachment, 'mediaType'>): Preview | undefined {
  if (mediaType === 'image/heic') return undefined;
  if (mediaType.startsWith('image/')) return 'image';
  if (mediaType.startsWith('audio/')) return 'audio';
  if (mediaType.startsWith('video/')) return 'video';
  if (mediaType === 'application/pdf') return 'pdf';
  return mediaType === 'text/plain' ? 'text' : undefined;
}
