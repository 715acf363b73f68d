import { ActionIcon, Button } from '@mantine/core';
import { IconCamera, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useUiMessages } from '../i18n/use-messages.ts';
import { toProblem } from '../problem/problem.ts';
import { useProblemText } from '../problem/use-problem-text.ts';
import styles from './answer-form.module.css';

/** Where the pictures of a form are kept, and where they are seen. */
export type PhotoKeeping = {
  /** Keeps a picture and gives its key. */
  readonly upload: (file: File) => Promise<string>;
  readonly urlOf: (key: string) => string;
};

type PhotoFieldProps = {
  readonly label: string;
  readonly required: boolean;
  readonly most: number;
  readonly value: readonly string[];
  readonly fault: string | undefined;
  readonly disabled: boolean;
  readonly keeping: PhotoKeeping | undefined;
  readonly onChange: (value: string[] | undefined) => void;
};

/** Pictures are made smaller than this on their longer side before they are sent. */
const LONGEST_SIDE = 2000;
const JPEG_QUALITY = 0.85;

/** Takes pictures by camera or from the device, made smaller before they are sent. */
export function PhotoField({
  label,
  required,
  most,
  value,
  fault,
  disabled,
  keeping,
  onChange,
}: PhotoFieldProps) {
  const words = useUiMessages();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const problemText = useProblemText();
  const take = async (files: FileList | null) => {
    if (!keeping || !files) return;
    setIsBusy(true);
    setFailure(undefined);
    try {
      const keys = [...value];
      for (const file of [...files].slice(0, most - value.length))
        keys.push(await keeping.upload(await smaller(file)));
      onChange(keys);
    } catch (failed) {
      setFailure(failed);
    } finally {
      setIsBusy(false);
    }
  };
  const problem = failure === undefined ? undefined : toProblem(failure);
  return (
    <fieldset className={styles.sided} disabled={disabled}>
      <legend className={styles.legend}>
        {label}
        {required ? <span className={styles.required}> *</span> : null}
      </legend>
      <div className={styles.photos}>
        {value.map((key, index) => (
          <span key={key} className={styles.photo}>
            {keeping ? <img src={keeping.urlOf(key)} alt={`${label} ${index + 1}`} /> : null}
            <ActionIcon
              variant="default"
              size="sm"
              aria-label={words('form.photo.remove', { label, number: index + 1 })}
              onClick={() => {
                const rest = value.filter((one) => one !== key);
                onChange(rest.length === 0 ? undefined : rest);
              }}
            >
              <IconX size="0.875rem" aria-hidden />
            </ActionIcon>
          </span>
        ))}
        {keeping ? (
          <Button
            variant="default"
            leftSection={<IconCamera size="1rem" stroke={1.7} aria-hidden />}
            loading={isBusy}
            disabled={disabled || value.length >= most}
            onClick={() => input.current?.click()}
          >
            {words('form.photo.add')}
          </Button>
        ) : (
          <span>{words('form.photo.notHere')}</span>
        )}
        <input
          ref={input}
          type="file"
          hidden
          multiple={most > 1}
          accept="image/*"
          onChange={(event) => {
            void take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {problem || fault ? (
        <p className={styles.fault} role="alert">
          {problem ? problemText(problem).title : fault}
        </p>
      ) : null}
    </fieldset>
  );
}

/** The picture at a size that shows what it is to show; what a browser cannot draw is sent as it is. */
async function smaller(file: File): Promise<File> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
    if (scale === 1) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY);
    });
    return blob ? new File([blob], `${file.name.replace(/\.[^.]+$/, '')}.jpg`, { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}
