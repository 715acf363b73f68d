import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser, type Viewing } from '../../../packages/test-kit/browser.ts';
import { serveCatalogue } from './serve-catalogue.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, viewing: { type: 'string', multiple: true } },
});

const viewings: Readonly<Record<string, Viewing>> = {
  'desk-light-en': { width: 1440, language: 'en' },
  'desk-light-zh': { width: 1440, language: 'zh-CN' },
  'desk-dark-zh': { width: 1440, language: 'zh-CN', theme: 'dark' },
  'phone-light-zh': { width: 390, language: 'zh-CN' },
  'phone-dark-en': { width: 390, theme: 'dark' },
  'phone-large-zh': { width: 390, language: 'zh-CN', largeType: true },
  'desk-large-zh': { width: 1440, language: 'zh-CN', largeType: true },
};

type Scene = { readonly path: string; readonly act?: (page: Page) => Promise<void> };

const scenes: Readonly<Record<string, Scene>> = {
  basics: { path: 'today' },
  pieces: { path: 'inbox' },
  list: { path: 'customers' },
  file: { path: 'service' },
  charts: { path: 'value' },
  palette: {
    path: 'service',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('ma');
      await page.getByText('Margaret Lowe').waitFor();
    },
  },
  sheet: { path: 'service', act: (page) => page.keyboard.press('?') },
  account: { path: 'service', act: (page) => page.getByRole('button', { name: /周婷/ }).click() },
  how: { path: 'service', act: (page) => page.getByRole('button', { name: /1,982/ }).click() },
  draft: { path: 'service', act: (page) => page.getByRole('textbox').first().fill('右耳啸叫已调，明天复查') },
  hover: { path: 'value', act: (page) => page.mouse.move(720, 420) },
  table: { path: 'value', act: (page) => page.getByRole('button', { name: /Tracking plot/ }).click() },
  toast: {
    path: 'customers',
    act: async (page) => {
      await page.getByRole('button', { name: 'Archive' }).click();
      await page.getByText('Archived 2 customers').waitFor();
    },
  },
  confirm: { path: 'inbox', act: (page) => page.getByRole('button', { name: 'Delete' }).click() },
};

const catalogue = await serveCatalogue();
const folder = values.out ?? path.join(catalogue.outDir, 'pictures');
mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
for (const name of positionals.length > 0 ? positionals : Object.keys(scenes)) {
  const scene = scenes[name];
  if (scene === undefined)
    throw new Error(`there is no scene "${name}"; known: ${Object.keys(scenes).join(', ')}`);
  for (const [viewingName, viewing] of Object.entries(viewings)) {
    if (values.viewing !== undefined && !values.viewing.includes(viewingName)) continue;
    const tab = await browser.newPage(viewing);
    tab.on('pageerror', (error) => console.error(`${name} ${viewingName}: ${error.message}`));
    await tab.goto(`${catalogue.address}#/${scene.path}`);
    await tab.waitForSelector('h1');
    await tab.waitForTimeout(300);
    await scene.act?.(tab);
    await tab.waitForTimeout(300);
    await tab.screenshot({
      path: path.join(folder, `${name}-${viewingName}.png`),
      fullPage: scene.act === undefined,
    });
    await tab.context().close();
  }
}
await browser.close();
await catalogue.close();
