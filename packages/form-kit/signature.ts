/** Strokes of a signature on a field of some size; whole numbers, from the upper left. */
export interface SignatureDrawing {
  width: number;
  height: number;
  strokes: readonly (readonly { x: number; y: number }[])[];
}

const DRAWN = /^\d{1,4}x\d{1,4}(M\d{1,4} \d{1,4}(L\d{1,4} \d{1,4})*)+$/;
const TYPED = /^name:\s*\S.{0,119}$/su;
const LONGEST = 20_000;

/** Whether an answer is a signature: drawn, or a name typed in its place. */
export function isSignature(value: unknown): boolean {
  return typeof value === 'string' && value.length <= LONGEST && (DRAWN.test(value) || TYPED.test(value));
}

/** The answer that a drawing is kept as; undefined when nothing was drawn, or more than is kept. */
export function drawnSignature({ width, height, strokes }: SignatureDrawing): string | undefined {
  const drawn = strokes.filter((stroke) => stroke.length > 1);
  if (drawn.length === 0) return undefined;
  const lines = drawn.map((stroke) =>
    stroke.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${whole(x)} ${whole(y)}`).join(''),
  );
  const text = `${whole(width)}x${whole(height)}${lines.join('')}`;
  return text.length > LONGEST ? undefined : text;
}

const whole = (value: number) => Math.min(9999, Math.max(0, Math.round(value)));

/** The size and the path of a drawn signature, as SVG draws it; undefined for a typed one. */
export function signatureDrawing(value: string): { width: number; height: number; path: string } | undefined {
  if (!DRAWN.test(value)) return undefined;
  const start = value.indexOf('M');
  const [width = 0, height = 0] = value.slice(0, start).split('x').map(Number);
  return { width, height, path: value.slice(start) };
}

/** The name of a typed signature; undefined for a drawn one. */
export function typedSignature(value: string): string | undefined {
  return TYPED.test(value) ? value.slice('name:'.length).trim() : undefined;
}
