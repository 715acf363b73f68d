import { lazy, type ReactNode } from 'react';
import { PartBoundary } from '../registry/part-boundary.tsx';
import type { ChartTheme } from './chart-theme.ts';
import styles from './charts.module.css';
import { type ChartTable, DescribedPicture } from './described-picture.tsx';

const ChartCanvas = lazy(async () => ({ default: (await import('./chart-canvas.tsx')).ChartCanvas }));

/** An ECharts option, kept open here so that the library itself stays out of the first load. */
export type ChartOption = { readonly [key: string]: unknown };

export type ChartProps = {
  readonly name: string;
  /** What the picture shows, in a sentence. */
  readonly summary: string;
  /** Made from the theme; keep it stable (useCallback) or the picture is drawn anew at every render. */
  readonly option: (theme: ChartTheme) => ChartOption;
  readonly table: ChartTable;
  /** CSS height. */
  readonly height?: string;
  readonly aside?: ReactNode;
};

/** A picture drawn by ECharts, loaded when first shown, with its table beside it. */
export function Chart({ name, summary, option, table, height = '16rem', aside }: ChartProps) {
  return (
    <DescribedPicture name={name} summary={summary} table={table} aside={aside}>
      <PartBoundary fallback={<div className={styles.waiting} style={{ height }} />}>
        <ChartCanvas option={option} height={height} />
      </PartBoundary>
    </DescribedPicture>
  );
}
