import { signatureDrawing, typedSignature } from '#form-kit';
import styles from './answer-form.module.css';

type ShownSignatureProps = { readonly value: string; readonly name: string };

/** A signature as it was given: its strokes, or the name typed in their place. */
export function ShownSignature({ value, name }: ShownSignatureProps) {
  const drawing = signatureDrawing(value);
  if (!drawing) return <span className={styles.typedSignature}>{typedSignature(value) ?? ''}</span>;
  return (
    <svg
      className={styles.shownSignature}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      role="img"
      aria-label={name}
    >
      <path className={styles.stroke} d={drawing.path} />
    </svg>
  );
}
