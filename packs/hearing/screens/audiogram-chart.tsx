import { type PointerEvent, useRef } from 'react';
import { drawAudiogram, placeAt, xOfFrequency, yOfLevel } from '../audiometry/audiogram-drawing.ts';
import { symbolPath } from '../audiometry/audiogram-symbol.ts';
import type { Threshold } from '../audiometry/threshold.ts';
import { ENTRY_HZ } from './entry-cells.ts';
import styles from './hearing.module.css';
import { useHearingChoices } from './hearing-choices.ts';
import { useWords } from './words/use-words.ts';

/** Where speech lies, as Hz, softest and loudest level in dB HL. */
const SPEECH: readonly (readonly [number, number, number])[] = [
  [125, 3, 30],
  [250, 12, 46],
  [500, 20, 57],
  [750, 22, 62],
  [1000, 23, 63],
  [1500, 22, 62],
  [2000, 20, 60],
  [3000, 17, 56],
  [4000, 14, 53],
  [6000, 11, 48],
  [8000, 9, 44],
];
const MARGIN = { left: 40, top: 26, right: 8, bottom: 10 };

type AudiogramChartProps = {
  readonly thresholds: readonly Threshold[];
  /** An earlier audiogram, drawn faintly behind. */
  readonly earlier?: readonly Threshold[] | undefined;
  readonly onPlace?: (place: { frequencyHz: number; dbHl: number }) => void;
};

/** The chart of an audiogram: an octave is as wide as 20 dB is high, and loud is below. */
export function AudiogramChart({ thresholds, earlier = [], onPlace }: AudiogramChartProps) {
  const words = useWords();
  const frame = useRef<SVGGElement>(null);
  const [{ symbols }] = useHearingChoices();
  const drawing = drawAudiogram(thresholds, symbols);
  const before = drawAudiogram(earlier, symbols);
  const { width, height } = drawing;
  const place = (event: PointerEvent) => {
    const matrix = frame.current?.getScreenCTM();
    if (!matrix || !onPlace) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    onPlace(placeAt(x, y, ENTRY_HZ));
  };
  return (
    <svg
      className={styles.chart}
      data-clickable={onPlace !== undefined || undefined}
      viewBox={`${-MARGIN.left} ${-MARGIN.top} ${width + MARGIN.left + MARGIN.right} ${height + MARGIN.top + MARGIN.bottom}`}
      onPointerDown={place}
      aria-hidden
    >
      <g ref={frame}>
        <polygon className={styles.speech} points={speechOutline()} />
        <text className={styles.speechName} x={xOfFrequency(176)} y={yOfLevel(24)}>
          {words('chart.speech')}
        </text>
        {drawing.octaves.map(({ frequencyHz, x }) => (
          <g key={frequencyHz}>
            <line className={styles.grid} x1={x} x2={x} y1={0} y2={height} />
            <text className={styles.axis} x={x} y={-8} textAnchor="middle">
              {frequencyHz}
            </text>
          </g>
        ))}
        {drawing.levels.map(({ dbHl, y }) => (
          <g key={dbHl}>
            <line
              className={styles.grid}
              data-zero={dbHl === 0 || undefined}
              x1={0}
              x2={width}
              y1={y}
              y2={y}
            />
            <text className={styles.axis} x={-6} y={y + 4} textAnchor="end">
              {dbHl}
            </text>
          </g>
        ))}
        <text className={styles.axis} x={-MARGIN.left + 2} y={-16}>
          dB·Hz
        </text>
        <g className={styles.earlier}>
          {before.lines.map((line) => (
            <polyline
              key={`${line.ear}${line.points[0]?.x}`}
              className={styles.line}
              data-ear={line.ear}
              points={pointsOf(line.points)}
            />
          ))}
        </g>
        {drawing.lines.map((line) => (
          <polyline
            key={`${line.ear}${line.points[0]?.x}`}
            className={styles.line}
            data-ear={line.ear}
            points={pointsOf(line.points)}
          />
        ))}
        {drawing.symbols.map(({ threshold, x, y, path }) => (
          <path
            key={`${threshold.ear}${threshold.conduction}${threshold.masked}${threshold.frequencyHz}`}
            className={styles.symbol}
            data-ear={threshold.ear}
            d={path}
            transform={`translate(${x + sideways(threshold)} ${y})`}
          />
        ))}
      </g>
    </svg>
  );
}

const pointsOf = (points: readonly { x: number; y: number }[]) =>
  points.map(({ x, y }) => `${x},${y}`).join(' ');

/** Bone conduction stands beside the line of its frequency, on the side of its ear. */
const sideways = ({ conduction, ear }: Threshold) => (conduction === 'air' ? 0 : ear === 'R' ? -9 : 9);

function speechOutline(): string {
  const softest = SPEECH.map(([hz, soft]) => `${xOfFrequency(hz)},${yOfLevel(soft)}`);
  const loudest = SPEECH.toReversed().map(([hz, , loud]) => `${xOfFrequency(hz)},${yOfLevel(loud)}`);
  return [...softest, ...loudest].join(' ');
}

const KEY = (['air', 'bone'] as const).flatMap((conduction) =>
  [false, true].map((masked) => ({ conduction, masked })),
);

/** What the symbols mean. */
export function SymbolKey() {
  const words = useWords();
  return (
    <table className={styles.key}>
      <caption className="visually-hidden">{words('key.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{words('ear.R')}</th>
          <th scope="col">{words('ear.L')}</th>
          <th scope="col">{words('key.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {KEY.map((kind) => (
          <KeyRow
            key={`${kind.conduction}${kind.masked}`}
            kind={kind}
            label={words(kind.masked ? `key.${kind.conduction}Masked` : `key.${kind.conduction}`)}
          />
        ))}
        <KeyRow
          kind={{ conduction: 'air', masked: false, noResponse: true }}
          label={words('key.noResponse')}
        />
      </tbody>
    </table>
  );
}

type KeyRowProps = {
  readonly kind: { conduction: 'air' | 'bone'; masked: boolean; noResponse?: boolean };
  readonly label: string;
};

function KeyRow({ kind, label }: KeyRowProps) {
  const [{ symbols }] = useHearingChoices();
  return (
    <tr>
      {(['R', 'L'] as const).map((ear) => (
        <td key={ear}>
          <svg className={styles.keySymbol} viewBox="-14 -8 28 22" aria-hidden>
            <path className={styles.symbol} data-ear={ear} d={symbolPath({ ear, ...kind }, symbols)} />
          </svg>
        </td>
      ))}
      <th scope="row">{label}</th>
    </tr>
  );
}
