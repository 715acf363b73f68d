import type { Tone } from '../components/chip.tsx';
import styles from './charts.module.css';
import { extent, linearScale, linePath, type Point } from './scale.ts';

export type SparklineProps = {
  readonly values: readonly number[];
  /** What it shows and where it ends: "Visits a month, last 4". */
  readonly label: string;
  readonly tone?: Tone;
  readonly width?: number;
  readonly height?: number;
};

/** A small line for a row or tile; only its shape is meant to be read. */
export function Sparkline({ values, label, tone = 'green', width = 96, height = 24 }: SparklineProps) {
  const x = linearScale([0, Math.max(1, values.length - 1)], [2, width - 4]);
  const y = linearScale(extent(values, [0, 1]), [height - 3, 3]);
  const points = values.map((value, index): Point => [x(index), y(value)]);
  const last = points.at(-1);
  return (
    <svg width={width} height={height} role="img" aria-label={label} className={styles.svg}>
      <title>{label}</title>
      <path d={linePath(points)} className={styles.line} data-tone={tone} />
      {last === undefined ? null : (
        <circle cx={last[0]} cy={last[1]} r={2.2} className={styles.dot} data-tone={tone} />
      )}
    </svg>
  );
}
