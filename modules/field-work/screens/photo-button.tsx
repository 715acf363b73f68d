import { Button } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useRef } from 'react';
import styles from './field-work.module.css';
import { useWords } from './messages/use-words.ts';

/** Sharp enough to read a serial number, small enough for a bad connection. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

/** Takes a photo with the camera of the phone, or a picture that is there. */
export function PhotoButton({ onTaken }: { readonly onTaken: (photo: Blob) => void }) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        className={styles.hidden}
        aria-label={words('report.takePhoto')}
        tabIndex={-1}
        onChange={async (event) => {
          const file = event.currentTarget.files?.[0];
          if (input.current) input.current.value = '';
          if (file) onTaken(await smaller(file));
        }}
      />
      <Button
        variant="default"
        leftSection={<IconCamera size="1rem" aria-hidden />}
        onClick={() => input.current?.click()}
      >
        {words('report.takePhoto')}
      </Button>
    </>
  );
}

/** A picture the browser cannot draw is sent as it is. */
async function smaller(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return blob ?? file;
  } catch {
    return file;
  }
}
