import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words.ts';
import styles from './design.module.css';

type PartListProps<T> = {
  readonly parts: readonly T[];
  /** Said while there is none. */
  readonly none?: string;
  readonly addLabel: string;
  /** Left out where there is no question yet that it could be about. */
  readonly onAdd: (() => void) | undefined;
  readonly children: (part: T, index: number) => ReactNode;
};

/** Parts of a step, each in a frame of its own, and the way to another one. */
export function PartList<T>({ parts, none, addLabel, onAdd, children }: PartListProps<T>) {
  const words = useWords();
  return (
    <div className={styles.stack}>
      {none !== undefined && parts.length === 0 ? <p className={styles.quiet}>{none}</p> : null}
      {parts.map(children)}
      {onAdd ? (
        <div>
          <Button variant="subtle" leftSection={<IconPlus size="1rem" aria-hidden />} onClick={onAdd}>
            {addLabel}
          </Button>
        </div>
      ) : (
        <p className={styles.quiet}>{words('design.step.needsQuestion')}</p>
      )}
    </div>
  );
}

type PartFrameProps = {
  readonly name: string;
  /** What stands beside the way out. */
  readonly head: ReactNode;
  /** Where their order counts. */
  readonly onMove?: (by: -1 | 1) => void;
  /** Left out where it must stay. */
  readonly onRemove: (() => void) | undefined;
  readonly children?: ReactNode;
};

/** One part of a step: its first line with the way out, and what else belongs to it. */
export function PartFrame({ name, head, onMove, onRemove, children }: PartFrameProps) {
  const words = useWords();
  return (
    <fieldset className={styles.entry} aria-label={name}>
      <div className={styles.part}>
        {head}
        {onMove ? <MoveButtons name={name} onMove={onMove} /> : null}
        <ActionIcon
          variant="subtle"
          aria-label={words('design.remove', { name })}
          disabled={!onRemove}
          onClick={onRemove}
        >
          <IconX size="1rem" aria-hidden />
        </ActionIcon>
      </div>
      {children}
    </fieldset>
  );
}

type MoveButtonsProps = { readonly name: string; readonly onMove: (by: -1 | 1) => void };

/** One place up, one place down. */
export function MoveButtons({ name, onMove }: MoveButtonsProps) {
  const words = useWords();
  return (
    <>
      <ActionIcon variant="subtle" aria-label={words('design.up', { name })} onClick={() => onMove(-1)}>
        <IconArrowUp size="1rem" aria-hidden />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={words('design.down', { name })} onClick={() => onMove(1)}>
        <IconArrowDown size="1rem" aria-hidden />
      </ActionIcon>
    </>
  );
}
