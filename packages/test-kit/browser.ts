import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';

/** How a page is looked at. */
export type Viewing = {
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'zh-CN' | 'zh-TW' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly largeType?: boolean;
};

/** A running headless browser; `close` also removes its temporary folder. */
export type TestBrowser = {
  readonly newPage: (viewing?: Viewing) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** One fault found by axe: the rule, how bad, and where. */
export type AxeViolation = {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  readonly where: readonly string[];
};

const resolve = createRequire(import.meta.url).resolve;

function writeFontSettings(folder: string): string {
  const fonts = path.dirname(resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const weights = readdirSync(fonts).filter((name) => /^[457]00(Regular|Medium|Bold)$/.test(name));
  const file = path.join(folder, 'fonts.conf');
  const folders = [...weights.map((weight) => path.join(fonts, weight)), '/usr/share/fonts'];
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders
      .map((each) => `<dir>${each}</dir>`)
      .join('')}<cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  return file;
}

/**
 * Starts Chromium with Chinese fonts, both from npm packages.
 * `CHROMIUM_PATH` names another browser to use instead.
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const folder = mkdtempSync(path.join(tmpdir(), 'perennial-browser-'));
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: { ...process.env, FONTCONFIG_FILE: writeFontSettings(folder) },
  });
  return {
    newPage: async (viewing = {}) => {
      const { width = 1440, height = width < 600 ? 844 : 900, language = 'en', theme = 'light' } = viewing;
      const context = await browser.newContext({
        viewport: { width, height },
        locale: language,
        colorScheme: theme,
        reducedMotion: 'reduce',
        hasTouch: width < 600,
      });
      const preferences = JSON.stringify({ theme, language, largeType: viewing.largeType === true });
      await context.addInitScript(`try {
        if (localStorage.getItem('perennial.preferences') === null) {
          localStorage.setItem('perennial.preferences', ${JSON.stringify(preferences)});
        }
      } catch {}`);
      return context.newPage();
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type AxeResult = {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
  }[];
};

/** Runs axe for WCAG 2.2 A and AA on the page as it is now, from its top, and lists what it finds. */
export async function axeViolations(page: Page): Promise<readonly AxeViolation[]> {
  // Not by a script tag: the product's content security policy forbids those, and rightly.
  await page.evaluate(readFileSync(resolve('axe-core/axe.min.js'), 'utf8'));
  // A bar that stays on top covers part of whatever was scrolled beneath it, which axe takes for a target too small.
  await page.evaluate('window.scrollTo(0, 0)');
  const result = await page.evaluate<AxeResult>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return result.violations.map((violation) => ({
    rule: violation.id,
    impact: violation.impact ?? 'unknown',
    help: violation.help,
    where: violation.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  }));
}
