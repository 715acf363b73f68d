import type { ChartOption } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';

/** Margins that leave room for axis labels and for a label at the end of a line. */
export function plotArea(theme: ChartTheme): ChartOption {
  return { left: 4, right: theme.fontPx, top: theme.fontPx * 2, bottom: 4, containLabel: true };
}

/** A quiet value axis: hairlines across, no axis line. */
export function quietValueAxis(theme: ChartTheme, format: (value: number) => string): ChartOption {
  return {
    type: 'value',
    axisLabel: { color: theme.ink3, fontSize: theme.fontPx, formatter: format, hideOverlap: true },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.line2 } },
    splitNumber: 4,
  };
}

/** A quiet category axis: one line at the foot, few labels. */
export function quietCategoryAxis(theme: ChartTheme, categories: readonly string[]): ChartOption {
  return {
    type: 'category',
    data: categories,
    axisLabel: { color: theme.ink3, fontSize: theme.fontPx, hideOverlap: true },
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
  };
}

/** Text made safe for the tooltip, which ECharts treats as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
