import type { ReactNode } from 'react';
import { type LaidWay, layMap } from './lay-map.ts';
import styles from './process-map.module.css';

export type MapStep = {
  readonly key: string;
  readonly title: string;
  /** Quiet lines below the title. */
  readonly notes?: readonly ReactNode[];
  readonly tone?: 'plain' | 'attention' | 'trouble' | 'end';
  /** How full its bar is, 0 to 1. */
  readonly share?: number;
};

export type MapWay = {
  readonly from: string;
  readonly to: string;
  /** On the line: a count. */
  readonly label?: string;
  /** What a screen reader and a hovering pointer are told. */
  readonly told: string;
  /** Thickness, 0 to 1. */
  readonly weight?: number;
  readonly isConditional?: boolean;
};

export type ProcessMapProps = {
  readonly label: string;
  readonly steps: readonly MapStep[];
  readonly ways: readonly MapWay[];
  readonly chosen?: string | undefined;
  readonly onChooseStep?: (key: string) => void;
  readonly onChooseWay?: (way: MapWay) => void;
};

const BOX_WIDTH = 208;
const BOX_HEIGHT = 64;
const GAP = 36;
const LANE = 26;
const MARGIN = 10;

/** A process as a column of steps with its ways beside it. Steps, and ways that carry a number, can be chosen by pointer and keyboard. */
export function ProcessMap({ label, steps, ways, chosen, onChooseStep, onChooseWay }: ProcessMapProps) {
  const laid = layMap(
    steps.map(({ key }) => key),
    ways,
  );
  const left = laid.lanesLeft * LANE + 2 * MARGIN;
  const width = left + BOX_WIDTH + laid.lanesRight * LANE + MARGIN;
  const height = steps.length * (BOX_HEIGHT + GAP) - GAP + 2;
  const drawn = laid.ways.map((one) => ({ ...one, ...lineOf(one, left) }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroller} aria-label={label} tabIndex={0}>
      <div className={styles.map} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden className={styles.lines}>
          <defs>
            <marker
              id="process-map-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0 L8 4 L0 8 z" />
            </marker>
          </defs>
          {drawn.map(({ way, path }) => (
            <path
              key={`${way.from} ${way.to}`}
              d={path}
              markerEnd="url(#process-map-arrow)"
              strokeWidth={1.25 + (way.weight ?? 0) * 6}
              strokeDasharray={way.isConditional ? '5 4' : undefined}
            />
          ))}
        </svg>
        {steps.map((step, row) => (
          <StepBox
            key={step.key}
            step={step}
            isChosen={step.key === chosen}
            style={{ left, top: row * (BOX_HEIGHT + GAP), width: BOX_WIDTH, height: BOX_HEIGHT }}
            onChoose={onChooseStep}
          />
        ))}
        {drawn.map(({ way, x, y }) =>
          way.label === undefined ? null : (
            <button
              key={`${way.from} ${way.to}`}
              type="button"
              className={styles.count}
              style={{ left: x, top: y }}
              title={way.told}
              aria-label={way.told}
              onClick={() => onChooseWay?.(way)}
            >
              {way.label}
            </button>
          ),
        )}
      </div>
    </section>
  );
}

type StepBoxProps = {
  readonly step: MapStep;
  readonly isChosen: boolean;
  readonly style: { left: number; top: number; width: number; height: number };
  readonly onChoose: ((key: string) => void) | undefined;
};

function StepBox({ step, isChosen, style, onChoose }: StepBoxProps) {
  const inside = (
    <>
      <span className={styles.title}>{step.title}</span>
      {step.notes?.map((note, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a step keep their places
        <span key={index} className={styles.note}>
          {note}
        </span>
      ))}
      {step.share === undefined ? null : (
        <span className={styles.bar} aria-hidden>
          <span style={{ width: `${Math.round(step.share * 100)}%` }} />
        </span>
      )}
    </>
  );
  const tone = step.tone ?? 'plain';
  if (!onChoose || tone === 'end') {
    return (
      <div className={styles.step} data-tone={tone} style={style}>
        {inside}
      </div>
    );
  }
  return (
    <button
      type="button"
      className={styles.step}
      data-tone={tone}
      style={style}
      aria-pressed={isChosen}
      onClick={() => onChoose(step.key)}
    >
      {inside}
    </button>
  );
}

/** The line of a way, and where its number stands. */
function lineOf({ fromRow, toRow, side, lane }: LaidWay<MapWay>, left: number) {
  const row = BOX_HEIGHT + GAP;
  if (side === 'straight') {
    const x = left + BOX_WIDTH / 2;
    const top = fromRow * row + BOX_HEIGHT;
    return { path: `M${x} ${top} L${x} ${top + GAP - 1}`, x: x + 22, y: top + GAP / 2 - 2 };
  }
  const isRight = side === 'right';
  const edge = isRight ? left + BOX_WIDTH : left;
  const out = edge + (isRight ? 1 : -1) * (lane * LANE - 8);
  // Leaving and arriving a little apart, so that arrows of two ways do not lie on each other.
  const leaves = fromRow * row + BOX_HEIGHT * (toRow <= fromRow ? 0.3 : 0.7);
  const arrives = toRow * row + BOX_HEIGHT * (toRow <= fromRow ? 0.7 : 0.3);
  const bend = 8;
  const turn = isRight ? -bend : bend;
  const down = arrives > leaves ? bend : -bend;
  const path = `M${edge} ${leaves} H${out + turn} Q${out} ${leaves} ${out} ${leaves + down} V${arrives - down} Q${out} ${arrives} ${out + turn} ${arrives} H${edge}`;
  return { path, x: toRow === fromRow ? out - 12 : out, y: (leaves + arrives) / 2 };
}
