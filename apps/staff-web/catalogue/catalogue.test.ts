import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeViolations,
  launchBrowser,
  type TestBrowser,
  type Viewing,
} from '../../../packages/test-kit/browser.ts';
import { type ServedCatalogue, serveCatalogue } from './serve-catalogue.ts';

let catalogue: ServedCatalogue;
let browser: TestBrowser;

beforeAll(async () => {
  catalogue = await serveCatalogue();
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await catalogue?.close();
});

async function open(path: string, viewing: Viewing = {}): Promise<Page> {
  const page = await browser.newPage(viewing);
  page.setDefaultTimeout(20_000);
  await page.goto(`${catalogue.address}#/${path}`);
  await page.waitForSelector('h1');
  return page;
}

async function faultsOn(page: Page): Promise<readonly string[]> {
  const violations = await axeViolations(page);
  return violations.flatMap((violation) => violation.where.map((where) => `${violation.rule} ${where}`));
}

const pages = ['today', 'inbox', 'customers', 'service', 'value'];

describe('accessibility (axe, WCAG 2.2 AA)', () => {
  it('catches a planted fault', async () => {
    const page = await open('inbox');
    await page.evaluate(`document.querySelector('h1').insertAdjacentHTML('afterend', '<button></button>')`);

    expect(await faultsOn(page)).toEqual([expect.stringContaining('button-name')]);
    await page.context().close();
  }, 60_000);

  it.each<Viewing>([
    { language: 'en', theme: 'light' },
    { language: 'zh-CN', theme: 'dark' },
    { language: 'zh-TW', theme: 'light', width: 390, largeType: true },
    { language: 'en', theme: 'dark', width: 390 },
  ])(
    'finds nothing on any page seen as %j',
    async (viewing) => {
      for (const path of pages) {
        const page = await open(path, viewing);
        await page.waitForTimeout(500);
        expect(await faultsOn(page), path).toEqual([]);
        await page.context().close();
      }
    },
    180_000,
  );

  it('finds nothing in the palette, the shortcut sheet, the account menu, a "how?" and a table of a chart', async () => {
    const acts: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
      ['service', (page) => page.keyboard.press('Control+k')],
      ['service', (page) => page.keyboard.press('?')],
      ['service', (page) => page.getByRole('button', { name: /周婷/ }).click()],
      ['service', (page) => page.getByRole('button', { name: /1,982/ }).click()],
      ['value', (page) => page.getByRole('button', { name: /Tracking plot/ }).click()],
      ['inbox', (page) => page.getByRole('button', { name: 'Delete' }).click()],
    ];
    for (const [path, act] of acts) {
      const page = await open(path);
      await act(page);
      await page.waitForTimeout(400);
      expect(await faultsOn(page), path).toEqual([]);
      await page.context().close();
    }
  }, 180_000);
});

describe('the shell', () => {
  it('changes language without losing what is typed', async () => {
    const page = await open('service', { language: 'en' });
    await page.getByRole('textbox').fill('明天 09:30');

    await page.getByRole('button', { name: /周婷/ }).click();
    await page.getByText('繁體中文').click();

    await page.getByText('鍵盤快速鍵').waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('zh-TW');
    expect(await page.getByRole('textbox').inputValue()).toBe('明天 09:30');
    await page.context().close();
  }, 60_000);

  it('remembers theme and large type at the next visit', async () => {
    const page = await open('today', { language: 'en' });
    await page.getByRole('button', { name: /周婷/ }).click();
    await page.getByText('Dark', { exact: true }).click();
    await page.getByRole('switch', { name: 'Large type' }).click({ force: true });

    await page.reload();
    await page.waitForSelector('h1');

    expect(await page.getAttribute('html', 'data-mantine-color-scheme')).toBe('dark');
    expect(await page.evaluate('getComputedStyle(document.body).fontSize')).toMatch(/^(18|17\.99\d*)px$/);
    await page.context().close();
  }, 60_000);

  it('goes to a place by g and its letter, and to a search hit through the palette', async () => {
    const page = await open('today', { language: 'en' });

    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('pieces');
    await page.getByText('Nothing found for “pieces”').waitFor();
    await page.getByRole('combobox').fill('inbox');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: 'Pieces' }).waitFor();
    await page.context().close();
  }, 60_000);

  it('keeps the trouble of one panel inside that panel', async () => {
    const page = await open('today', { language: 'en' });

    await page.getByText('This part could not be shown').waitFor();

    expect(await page.getByText('Shown for T_1').isVisible()).toBe(true);
    await page.context().close();
  }, 60_000);

  it('fits a phone without scrolling sideways, also in large type', async () => {
    for (const largeType of [false, true]) {
      for (const path of pages) {
        const page = await open(path, { width: 390, language: 'zh-CN', largeType });
        await page.waitForTimeout(300);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        expect(overflow, `${path}${largeType ? ' in large type' : ''}`).toBeLessThanOrEqual(0);
        await page.context().close();
      }
    }
  }, 120_000);

  it('makes everything pressed at least 48 px high in large type', async () => {
    const page = await open('inbox', { width: 390, language: 'zh-CN', largeType: true });
    const small =
      await page.evaluate(`[...document.querySelectorAll('button, a[href], input:not([type=file]):not([type=checkbox]):not([type=radio])')]
      .filter((element) => element.getClientRects().length > 0 && !element.matches('[href="#content"]'))
      .filter((element) => element.getBoundingClientRect().height < 47.5)
      .map((element) => element.outerHTML.slice(0, 120))`);

    expect(small).toEqual([]);
    await page.context().close();
  }, 60_000);
});

describe('the list', () => {
  it('moves with j and k, selects with x and opens with Enter', async () => {
    const page = await open('customers', { language: 'en' });
    const active = () => page.evaluate(`document.activeElement?.getAttribute('aria-rowindex')`);

    await page.keyboard.press('j');
    await page.waitForTimeout(100);
    expect(await active()).toBe('2');
    await page.keyboard.press('j');
    await page.waitForTimeout(100);
    await page.keyboard.press('j');
    await page.waitForTimeout(100);
    await page.keyboard.press('k');
    await page.waitForTimeout(100);
    expect(await active()).toBe('3');
    expect(await page.locator('[aria-rowindex="3"]').getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('x');
    expect(await page.locator('[aria-rowindex="3"]').getAttribute('aria-selected')).toBe('false');
    await page.keyboard.press('Enter');

    await page.getByText('Opened T_2').waitFor();
    await page.context().close();
  }, 60_000);

  it('draws only the rows in sight and loads further pages while scrolling', async () => {
    const page = await open('customers', { language: 'en' });
    const grid = page.getByRole('grid', { name: 'Customers' });

    expect(await grid.getByRole('row').count()).toBeLessThan(60);
    for (let step = 0; step < 40; step += 1) {
      await page.locator('[role="grid"]').evaluate((element) => {
        const scroller = element.parentElement;
        if (scroller !== null) scroller.scrollTop = scroller.scrollHeight;
      });
      await page.waitForTimeout(60);
      if ((await page.getByText('All 600 rows').count()) > 0) break;
    }

    await page.getByText('All 600 rows').waitFor();
    expect(await grid.getByRole('row').count()).toBeLessThan(60);
    await page.context().close();
  }, 60_000);

  it('says how it is sorted and remembers the chosen columns', async () => {
    const page = await open('customers', { language: 'en' });
    await page.getByRole('button', { name: 'Sort by Active' }).click();
    expect(await page.getByRole('columnheader', { name: /Active/ }).getAttribute('aria-sort')).toBe(
      'ascending',
    );

    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Number' }).click();
    await page.reload();

    await page.getByRole('columnheader', { name: 'Number' }).waitFor();
    await page.context().close();
  }, 60_000);
});

describe('the composer', () => {
  it('keeps a draft through a reload and drops it once saved', async () => {
    const page = await open('service', { language: 'en' });
    await page.getByRole('textbox').fill('右耳啸叫已调');
    await page.reload();
    await page.waitForSelector('h1');
    expect(await page.getByRole('textbox').inputValue()).toBe('右耳啸叫已调');

    await page.getByRole('textbox').press('Control+Enter');
    await page.waitForFunction(`document.querySelector('textarea').value === ''`);
    await page.reload();
    await page.waitForSelector('h1');

    expect(await page.getByRole('textbox').inputValue()).toBe('');
    await page.context().close();
  }, 60_000);
});

describe('pictures', () => {
  it('can be read as a table with the same numbers', async () => {
    const page = await open('value', { language: 'en' });

    await page.getByRole('button', { name: 'Show Whale curve as a table' }).click();

    expect(await page.getByRole('table').getByRole('row').count()).toBe(42);
    await page.context().close();
  }, 60_000);
});
