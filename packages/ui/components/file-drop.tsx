import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import { useLocaleFormat } from '../format/use-locale-format.ts';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './file-drop.module.css';

export type FileDropProps = {
  readonly onFiles: (files: readonly File[]) => void;
  /** File name endings with the dot: `['.csv', '.xlsx']`. */
  readonly accepts: readonly string[];
  readonly maxBytes: number;
  readonly isMany?: boolean;
  readonly label?: string;
};

function hasEnding(file: File, endings: readonly string[]): boolean {
  return endings.some((ending) => file.name.toLowerCase().endsWith(ending));
}

/** Takes files by dropping or choosing; says what is wrong with those it refuses. */
export function FileDrop({ onFiles, accepts, maxBytes, isMany = false, label }: FileDropProps) {
  const words = useUiMessages();
  const format = useLocaleFormat();
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const [isOver, setIsOver] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);

  const faultOf = (file: File): string | undefined => {
    if (!hasEnding(file, accepts))
      return words('file.wrongType', { name: file.name, types: accepts.join(' ') });
    if (file.size > maxBytes)
      return words('file.tooLarge', {
        name: file.name,
        size: format.fileSize(file.size),
        limit: format.fileSize(maxBytes),
      });
    return undefined;
  };
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, isMany ? undefined : 1);
    const found = files.map((file) => ({ file, fault: faultOf(file) }));
    setFaults(found.flatMap(({ fault }) => (fault === undefined ? [] : [fault])));
    const good = found.filter(({ fault }) => fault === undefined).map(({ file }) => file);
    if (good.length > 0) onFiles(good);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <div>
      <button
        type="button"
        className={styles.drop}
        data-over={isOver || undefined}
        aria-describedby={hintId}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
      >
        <IconUpload size="1.5rem" stroke={1.5} aria-hidden />
        <span className={styles.label}>{label ?? words(isMany ? 'file.dropMany' : 'file.drop')}</span>
        <span id={hintId} className={styles.hint}>
          {words('file.accepts', { types: accepts.join(' '), size: format.fileSize(maxBytes) })}
        </span>
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accepts.join(',')}
        multiple={isMany}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <div role="alert" className={styles.faults}>
        {faults.map((fault) => (
          <p key={fault}>{fault}</p>
        ))}
      </div>
    </div>
  );
}
