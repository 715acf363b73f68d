import type { TympanogramOfEar } from '../audiometry/tympanogram-measurement.ts';
import styles from './hearing.module.css';

const WIDTH = 340;
const HEIGHT = 170;
const LOWEST_DAPA = -400;
const HIGHEST_DAPA = 200;
const PRESSURES = [-400, -200, 0, 200];
const MARGIN = { left: 34, top: 10, right: 10, bottom: 24 };

const xOf = (daPa: number) => ((daPa - LOWEST_DAPA) / (HIGHEST_DAPA - LOWEST_DAPA)) * WIDTH;

/** Tympanograms of both ears: the curve where the device gave one, else the peak alone. */
export function TympanogramChart({ ears }: { readonly ears: readonly TympanogramOfEar[] }) {
  const top = Math.max(2, ...ears.map(({ complianceMl }) => Math.ceil(complianceMl + 0.3)));
  const yOf = (ml: number) => HEIGHT - (Math.min(ml, top) / top) * HEIGHT;
  const levels = Array.from({ length: top + 1 }, (_, ml) => ml);
  return (
    <svg
      className={styles.chart}
      viewBox={`${-MARGIN.left} ${-MARGIN.top} ${WIDTH + MARGIN.left + MARGIN.right} ${HEIGHT + MARGIN.top + MARGIN.bottom}`}
      aria-hidden
    >
      <rect
        className={styles.speech}
        x={xOf(-100)}
        width={xOf(100) - xOf(-100)}
        y={yOf(Math.min(1.6, top))}
        height={yOf(0.3) - yOf(Math.min(1.6, top))}
      />
      {levels.map((ml) => (
        <g key={ml}>
          <line
            className={styles.grid}
            data-zero={ml === 0 || undefined}
            x1={0}
            x2={WIDTH}
            y1={yOf(ml)}
            y2={yOf(ml)}
          />
          <text className={styles.axis} x={-6} y={yOf(ml) + 4} textAnchor="end">
            {ml}
          </text>
        </g>
      ))}
      {PRESSURES.map((daPa) => (
        <g key={daPa}>
          <line
            className={styles.grid}
            data-zero={daPa === 0 || undefined}
            x1={xOf(daPa)}
            x2={xOf(daPa)}
            y1={0}
            y2={HEIGHT}
          />
          <text className={styles.axis} x={xOf(daPa)} y={HEIGHT + 16} textAnchor="middle">
            {daPa}
          </text>
        </g>
      ))}
      <text className={styles.axis} x={WIDTH} y={HEIGHT - 6} textAnchor="end">
        ml · daPa
      </text>
      {ears.map(({ ear, peakPressureDaPa, complianceMl, curve }) => (
        <g key={ear}>
          {curve && curve.length > 1 ? (
            <polyline
              className={styles.line}
              data-ear={ear}
              points={curve.map(({ daPa, ml }) => `${xOf(daPa)},${yOf(ml)}`).join(' ')}
            />
          ) : (
            <line
              className={styles.line}
              data-ear={ear}
              x1={xOf(peakPressureDaPa)}
              x2={xOf(peakPressureDaPa)}
              y1={yOf(0)}
              y2={yOf(complianceMl)}
            />
          )}
          <path
            className={styles.symbol}
            data-ear={ear}
            d={ear === 'R' ? 'M5 0A5 5 0 1 1 -5 0A5 5 0 1 1 5 0Z' : 'M-5 -5L5 5M-5 5L5 -5'}
            transform={`translate(${xOf(peakPressureDaPa)} ${yOf(complianceMl)})`}
          />
        </g>
      ))}
    </svg>
  );
}
