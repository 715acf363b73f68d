import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFailed } from 'vitest';
import { axeViolations, type TestBrowser, type Viewing } from '../../packages/test-kit/browser.ts';
import { ADMIN } from '../setup/running-perennial.ts';

/** What a person waits before giving up, on a busy machine. */
const PATIENCE_MILLISECONDS = 20_000;
const PICTURES = path.join(tmpdir(), 'perennial-journeys');

/** Somebody in front of the product: a page in a browser profile of their own. */
export interface Visitor {
  page: Page;
  /** Types an address of the product. */
  goTo(address: string): Promise<void>;
  /** Faults the page ran into that nobody saw. */
  faults: string[];
}

export async function newVisitor(browser: TestBrowser, url: string, viewing: Viewing): Promise<Visitor> {
  const page = await browser.newPage(viewing);
  page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error.stack ?? error)));
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`);
  });
  return {
    page,
    faults,
    async goTo(address) {
      await page.goto(url + address);
    },
  };
}

/** Signs in at the door, in whatever language the visitor reads, and waits for Today's greeting. */
export async function signIn({ page, goTo }: Visitor, { email, password } = ADMIN): Promise<void> {
  await goTo('/');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await expectPage(page, /好|Good/);
}

/** Somebody who has signed in. */
export async function newMember(
  browser: TestBrowser,
  url: string,
  viewing: Viewing,
  who = ADMIN,
): Promise<Visitor> {
  const visitor = await newVisitor(browser, url, viewing);
  await signIn(visitor, who);
  return visitor;
}

/** Leaves a picture and the page as a screen reader has it, for whoever looks why a test failed. */
export function pictureWhenFailed({ page, faults }: Visitor): void {
  onTestFailed(async ({ task }) => {
    mkdirSync(PICTURES, { recursive: true });
    const file = path.join(PICTURES, task.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-'));
    await page.screenshot({ path: `${file}.png`, fullPage: true });
    const told = await page.locator('body').ariaSnapshot();
    writeFileSync(`${file}.txt`, [page.url(), ...faults, told].join('\n'));
    console.log(`Picture of the page: ${file}.png`);
  });
}

/** Nothing axe finds at WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await axeViolations(page), page.url()).toEqual([]);
}

/** Everything fits the width of the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate<number>(
    'document.scrollingElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect(beyond, page.url()).toBe(0);
}

/** The page under this heading is there, with nothing still loading. */
export async function expectPage(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

/** Asks the server as the page would. */
export async function ask(page: Page, method: string, path: string, body?: unknown) {
  return page.evaluate(
    async ([how, where, said]) => {
      const response = await fetch(where as string, {
        method: how as string,
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        ...(said === undefined ? {} : { body: JSON.stringify(said) }),
      });
      const answer = await response.json();
      if (!response.ok) throw new Error(`${how} ${where} answered ${response.status}: ${answer.detail}`);
      return answer;
    },
    [method, path, body] as const,
  );
}
