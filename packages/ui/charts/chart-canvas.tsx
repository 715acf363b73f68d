import { BarChart, HeatmapChart, LineChart, RadarChart, SankeyChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartOption } from './chart.tsx';
import { type ChartTheme, readChartTheme } from './chart-theme.ts';
import styles from './charts.module.css';

echarts.use([
  BarChart,
  HeatmapChart,
  LineChart,
  RadarChart,
  SankeyChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  RadarComponent,
  TooltipComponent,
  VisualMapComponent,
  SVGRenderer,
]);

function themed(theme: ChartTheme, option: ChartOption): ChartOption {
  return {
    animation: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 240,
    textStyle: { fontFamily: theme.font, fontSize: theme.fontPx, color: theme.ink3 },
    color: [theme.evergreen2, theme.indigo2, theme.amber2, theme.vermilion2, theme.ink3],
    ...option,
    tooltip: {
      backgroundColor: theme.raised,
      borderColor: theme.line,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: theme.ink, fontFamily: theme.font, fontSize: theme.fontPx },
      extraCssText: 'box-shadow: 0 2px 6px rgb(0 0 0 / 8%), 0 8px 24px rgb(0 0 0 / 10%); border-radius: 6px;',
      confine: true,
      ...(typeof option.tooltip === 'object' ? option.tooltip : {}),
    },
  };
}

export type ChartCanvasProps = {
  readonly option: (theme: ChartTheme) => ChartOption;
  readonly height: string;
};

/** Draws an option with ECharts and redraws it when the theme, the type size or the width changes. */
export function ChartCanvas({ option, height }: ChartCanvasProps) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = holder.current;
    if (element === null) return;
    const chart = echarts.init(element, null, { renderer: 'svg' });
    const draw = () => {
      const theme = readChartTheme(element);
      chart.setOption(themed(theme, option(theme)), { notMerge: true });
    };
    draw();
    const resizes = new ResizeObserver(() => chart.resize());
    resizes.observe(element);
    const themes = new MutationObserver(draw);
    themes.observe(document.documentElement, {
      attributeFilter: ['data-mantine-color-scheme', 'data-large-type', 'lang'],
    });
    return () => {
      resizes.disconnect();
      themes.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={holder} className={styles.canvas} style={{ height }} />;
}
