/** Colours and type of the moment, read from the tokens, for pictures drawn outside of CSS. */
export type ChartTheme = {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly line: string;
  readonly line2: string;
  readonly lineStrong: string;
  readonly paper: string;
  readonly raised: string;
  readonly evergreen: string;
  readonly evergreen2: string;
  readonly evergreenSoft: string;
  readonly evergreenLine: string;
  readonly fill: string;
  readonly onFill: string;
  readonly amber: string;
  readonly amber2: string;
  readonly amberSoft: string;
  readonly vermilion: string;
  readonly vermilion2: string;
  readonly vermilionSoft: string;
  readonly indigo: string;
  readonly indigo2: string;
  readonly indigoSoft: string;
  readonly font: string;
  readonly fontPx: number;
};

/** Reads the theme from an element's computed style. */
export function readChartTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const rootPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    ink: token('ink'),
    ink2: token('ink-2'),
    ink3: token('ink-3'),
    line: token('line'),
    line2: token('line-2'),
    lineStrong: token('line-strong'),
    paper: token('paper'),
    raised: token('raised'),
    evergreen: token('evergreen'),
    evergreen2: token('evergreen-2'),
    evergreenSoft: token('evergreen-soft'),
    evergreenLine: token('evergreen-line'),
    fill: token('fill'),
    onFill: token('on-fill'),
    amber: token('amber'),
    amber2: token('amber-2'),
    amberSoft: token('amber-soft'),
    vermilion: token('vermilion'),
    vermilion2: token('vermilion-2'),
    vermilionSoft: token('vermilion-soft'),
    indigo: token('indigo'),
    indigo2: token('indigo-2'),
    indigoSoft: token('indigo-soft'),
    font: token('font'),
    fontPx: Math.round(rootPx * 0.75),
  };
}
