import { Button, TextInput } from '@mantine/core';
import { type PointerEvent, useRef, useState } from 'react';
import { drawnSignature, typedSignature } from '#form-kit';
import { useUiMessages } from '../i18n/use-messages.ts';
import styles from './answer-form.module.css';
import { ShownSignature } from './shown-signature.tsx';

type SignaturePadProps = {
  readonly label: string;
  readonly required: boolean;
  readonly value: string | undefined;
  readonly fault: string | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: string | undefined) => void;
};

type Stroke = { x: number; y: number }[];
const SIZE = { width: 600, height: 180 };
/** Points nearer than this to the one before add nothing to the line. */
const NEAR = 3;

/** Takes a signature drawn by pen, finger or mouse; whoever cannot draw types their name. */
export function SignaturePad({ label, required, value, fault, disabled, onChange }: SignaturePadProps) {
  const words = useUiMessages();
  const pad = useRef<SVGSVGElement>(null);
  const [finished, setFinished] = useState<readonly Stroke[]>([]);
  const [current, setCurrent] = useState<Stroke>();
  const at = (event: PointerEvent) => {
    const matrix = pad.current?.getScreenCTM();
    if (!matrix) return undefined;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    return { x, y };
  };
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    const point = at(event);
    if (disabled || !point) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setCurrent([point]);
  };
  const move = (event: PointerEvent) => {
    const point = at(event);
    if (!point) return;
    setCurrent((stroke) => {
      const last = stroke?.at(-1);
      return !stroke || !last || Math.hypot(point.x - last.x, point.y - last.y) < NEAR
        ? stroke
        : [...stroke, point];
    });
  };
  const finish = () => {
    setCurrent(undefined);
    if (!current || current.length < 2) return;
    const all = [...finished, current];
    setFinished(all);
    onChange(drawnSignature({ ...SIZE, strokes: all }));
  };
  const clear = () => {
    setFinished([]);
    setCurrent(undefined);
    onChange(undefined);
  };
  const shown = current ? [...finished, current] : finished;
  const typed = value === undefined ? undefined : typedSignature(value);
  const isEmpty = value === undefined && shown.length === 0;
  return (
    <fieldset className={styles.sided} disabled={disabled}>
      <legend className={styles.legend}>
        {label}
        {required ? <span className={styles.required}> *</span> : null}
      </legend>
      <div className={styles.signature}>
        {value !== undefined && shown.length === 0 ? (
          <ShownSignature value={value} name={label} />
        ) : (
          <svg
            ref={pad}
            className={styles.pad}
            viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
            role="img"
            aria-label={words('form.signature.pad', { label })}
            onPointerDown={begin}
            onPointerMove={move}
            onPointerUp={finish}
            onPointerCancel={finish}
          >
            <line className={styles.padLine} x1="30" x2="570" y1="145" y2="145" />
            {shown.map((stroke) => (
              <polyline
                key={`${stroke[0]?.x} ${stroke[0]?.y}`}
                className={styles.stroke}
                points={stroke.map(({ x, y }) => `${x},${y}`).join(' ')}
              />
            ))}
          </svg>
        )}
        <div className={styles.signatureActions}>
          <Button size="compact-sm" variant="default" disabled={disabled || isEmpty} onClick={clear}>
            {words('form.signature.clear')}
          </Button>
          <TextInput
            size="xs"
            label={words('form.signature.typed')}
            maxLength={120}
            disabled={disabled || shown.length > 0}
            value={typed ?? ''}
            onChange={(event) => {
              const name = event.currentTarget.value;
              onChange(name.trim() === '' ? undefined : `name:${name}`);
            }}
          />
        </div>
      </div>
      {fault ? (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      ) : null}
    </fieldset>
  );
}
