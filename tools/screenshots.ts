import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../packages/test-kit/browser.ts';
import { runPerennial } from '../tests/setup/running-perennial.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = path.join(root, 'docs/images');
const MOST_BYTES = 300_000;
const VALUE_LIMIT_MILLISECONDS = 180_000;
const HEROINE = '陈桂芳';

const home = mkdtempSync(path.join(tmpdir(), 'perennial-pictures-'));
try {
  await takePictures(loadDemo());
} finally {
  rmSync(home, { recursive: true, force: true });
}

interface SignIn {
  email: string;
  password: string;
}

/** Loads the demo by the command that everybody has, and reads who its manager is from what it prints. */
function loadDemo(): SignIn {
  const printed = execFileSync(
    process.execPath,
    [path.join(root, 'apps/cli/perennial.mjs'), 'seed', 'hearing-clinic'],
    {
      env: { PATH: process.env.PATH, PERENNIAL_HOME: home, PERENNIAL_LOG_LEVEL: 'error' },
      encoding: 'utf8',
    },
  );
  const [, email, password] = /Sign in as (\S+) .*password (\S+)/.exec(printed) ?? [];
  if (!email || !password) throw new Error(`the seed did not say how to sign in:\n${printed}`);
  return { email, password };
}

async function takePictures(manager: SignIn): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const perennial = await runPerennial({}, home);
  const browser = await launchBrowser();
  try {
    const english = await signedInPage(browser, perennial.url, manager, 'en');
    await english.goto(`${perennial.url}/value`);
    await english
      .getByRole('heading', { name: 'Did the last forecast hold?' })
      .waitFor({ timeout: VALUE_LIMIT_MILLISECONDS });
    await takePicture(english, 'value-en');
    await english.goto(perennial.url);
    await planCalls(english, 2);
    await takePicture(english, 'today-en');
    await english.goto(`${perennial.url}/service/map`);
    await english.locator('main svg path').first().waitFor({ state: 'attached' });
    await takePicture(english, 'process-map-en');

    const chinese = await signedInPage(browser, perennial.url, manager, 'zh-CN');
    await chinese.goto(`${perennial.url}/customers?sort=-lifetimeValue`);
    await chinese.getByRole('gridcell').first().waitFor();
    await takePicture(chinese, 'customers-zh-cn');
    await chinese.keyboard.press('Control+k');
    await chinese.getByRole('dialog').getByRole('combobox').fill(HEROINE);
    await chinese.getByRole('option', { name: HEROINE }).click();
    await chinese.getByRole('heading', { level: 1, name: HEROINE }).waitFor();
    await takePicture(chinese, 'customer-zh-cn');
    await chinese.getByRole('tab', { name: '听力' }).click();
    await chinese.getByRole('tabpanel', { name: '听力' }).locator('svg').first().waitFor();
    await takePicture(chinese, 'audiogram-zh-cn');
  } finally {
    await browser.close();
    await perennial.stop();
  }
}

/** Plans care for those who drift away first, so that there is something to do. */
async function planCalls(page: Page, count: number): Promise<void> {
  const drifting = page.getByRole('region', { name: 'Drifting from their own pattern' });
  for (let planned = 1; planned <= count; planned++) {
    await drifting.getByRole('button', { name: 'Care call' }).first().click();
    const tasks = page.getByRole('region', { name: 'Do now' }).getByRole('listitem');
    await tasks.nth(planned - 1).waitFor();
  }
  const toasts = page.getByRole('region', { name: 'Messages' }).getByRole('alert');
  await toasts.first().waitFor({ state: 'detached' });
}

async function signedInPage(
  browser: TestBrowser,
  url: string,
  { email, password }: SignIn,
  language: 'en' | 'zh-CN',
): Promise<Page> {
  const page = await browser.newPage({ language });
  await page.goto(url);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
  return page;
}

async function takePicture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const loading = page.getByRole('status').filter({ hasText: /^(Loading|加载中)$/ });
  for (const one of await loading.all()) await one.waitFor({ state: 'detached' });
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  const { size } = statSync(file);
  if (size > MOST_BYTES) throw new Error(`${file} has ${size} bytes; at most ${MOST_BYTES} are wanted`);
  console.log(`${path.relative(root, file)} ${Math.round(size / 1000)} kB`);
}
