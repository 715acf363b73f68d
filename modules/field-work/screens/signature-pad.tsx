import { Button, TextInput } from '@mantine/core';
import { type PointerEvent, useRef, useState } from 'react';
import type { Signature } from '#modules/field-work/contract';
import styles from './field-work.module.css';
import { useWords } from './messages/use-words.ts';

const SIZE = 1000;
/** The pad is this much wider than high. */
const ASPECT = 2.5;

const pathOf = (strokes: Signature['strokes']): string =>
  strokes
    .map((line) => {
      const points: string[] = [];
      for (let index = 0; index + 1 < line.length; index += 2)
        points.push(`${line[index]} ${(line[index + 1] ?? 0) / ASPECT}`);
      return `M${points.join('L')}`;
    })
    .join('');

/** A signature as it was drawn. */
export function SignaturePicture({ signature }: { readonly signature: Signature }) {
  const words = useWords();
  return (
    <figure className={styles.signed}>
      <svg
        viewBox={`0 0 ${SIZE} ${SIZE / ASPECT}`}
        role="img"
        aria-label={`${words('report.signature')}: ${signature.signedByName}`}
      >
        <path d={pathOf(signature.strokes)} />
      </svg>
      <figcaption className={styles.quiet}>{signature.signedByName}</figcaption>
    </figure>
  );
}

type SignaturePadProps = {
  readonly signature: Signature | null;
  readonly name: string;
  readonly onChange: (signature: Signature | null) => void;
};

/** A place to sign with a finger, and the name of who signs. */
export function SignaturePad({ signature, name, onChange }: SignaturePadProps) {
  const words = useWords();
  const [signedByName, setName] = useState(signature?.signedByName ?? name);
  const [strokes, setStrokes] = useState<Signature['strokes']>(signature?.strokes ?? []);
  const drawing = useRef<number[] | undefined>(undefined);
  const say = (next: Signature['strokes'], by: string) =>
    onChange(next.length > 0 && by.trim() !== '' ? { signedByName: by.trim(), strokes: next } : null);
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    const line = drawing.current;
    if (line === undefined) return;
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    const within = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * SIZE);
    line.push(within((event.clientX - left) / width), within((event.clientY - top) / height));
    setStrokes((before) => [...before.slice(0, -1), [...line]]);
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = [];
    setStrokes((before) => [...before, []]);
    draw(event);
  };
  const end = () => {
    if (drawing.current === undefined) return;
    drawing.current = undefined;
    say(strokes, signedByName);
  };
  return (
    <div className={styles.form}>
      <TextInput
        label={words('report.signedBy')}
        value={signedByName}
        maxLength={100}
        onChange={(event) => {
          setName(event.currentTarget.value);
          say(strokes, event.currentTarget.value);
        }}
      />
      <svg
        className={styles.pad}
        viewBox={`0 0 ${SIZE} ${SIZE / ASPECT}`}
        role="img"
        aria-label={words('report.signHere')}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <path d={pathOf(strokes)} />
      </svg>
      <p className={styles.quiet}>{words('report.signHere')}</p>
      {strokes.length > 0 ? (
        <Button
          variant="subtle"
          onClick={() => {
            setStrokes([]);
            onChange(null);
          }}
        >
          {words('report.signAgain')}
        </Button>
      ) : null}
    </div>
  );
}
