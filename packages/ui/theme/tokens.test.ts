import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: RegExp): Readonly<Record<string, string>> {
  const block = selector.exec(css)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  );
}

const light = tokensOf(/:root \{([^}]*)\}/);
const dark = { ...light, ...tokensOf(/:root\[data-mantine-color-scheme="dark"\] \{([^}]*)\}/) };

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (channels[0] ?? 0) + 0.7152 * (channels[1] ?? 0) + 0.0722 * (channels[2] ?? 0);
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}

const grounds = ['paper', 'ground', 'hover', 'line-2', 'raised', 'note', 'evergreen-soft'];
const textPairs = [
  ...['ink', 'ink-2', 'ink-3'].flatMap((ink) => grounds.map((ground) => [ink, ground] as const)),
  ...['evergreen', 'amber', 'vermilion', 'indigo'].flatMap((tone) =>
    ['paper', 'ground', 'hover', `${tone}-soft`].map((ground) => [tone, ground] as const),
  ),
  ...['fill', 'fill-hover', 'danger-fill', 'danger-fill-hover'].map((fill) => ['on-fill', fill] as const),
];
const markPairs = ['focus', 'line-strong', 'evergreen-2', 'amber-2', 'vermilion-2', 'indigo-2'].map(
  (mark) => [mark, 'paper'] as const,
);

function tooFaint(
  tokens: Readonly<Record<string, string>>,
  pairs: readonly (readonly [string, string])[],
  least: number,
) {
  return pairs
    .map(([one, other]) => ({
      pair: `${one} on ${other}`,
      ratio: contrast(tokens[one] ?? '', tokens[other] ?? ''),
    }))
    .filter(({ ratio }) => !(ratio >= least));
}

describe('tokens', () => {
  it('knows the contrast of black on white, so that the checks below can fail', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(tooFaint({ a: '#777777', b: '#ffffff' }, [['a', 'b']], 4.5)).toHaveLength(1);
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('gives text 4.5 to 1 and marks 3 to 1 in the %s theme (WCAG 2.2 AA)', (_, tokens) => {
    expect(tooFaint(tokens, textPairs, 4.5)).toEqual([]);
    expect(tooFaint(tokens, markPairs, 3)).toEqual([]);
  });

  it('sets every colour of the light theme again in the dark one', () => {
    const darkOnly = tokensOf(/:root\[data-mantine-color-scheme="dark"\] \{([^}]*)\}/);

    expect(Object.keys(light).filter((name) => !(name in darkOnly))).toEqual([]);
  });
});
