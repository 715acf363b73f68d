import { tmpdir } from 'node:os';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type Page } from 'playwright-core';
import { ADMINISTRATOR } from './product.ts';

/** Opens a browser without anything cached. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, HOME: tmpdir() },
  });
}

/** Opens the staff app for the first time; gives the bytes that came over the wire, fonts apart, until it stood still. */
export async function firstLoad(
  page: Page,
  url: string,
): Promise<{ programBytes: number; fontBytes: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map<string, string>();
  const bytes = { programBytes: 0, fontBytes: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes[kinds.get(requestId) === 'Font' ? 'fontBytes' : 'programBytes'] += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  const read = { ...bytes };
  await session.detach();
  return read;
}

/** Signs in as the administrator and waits for the rail. */
export async function signInOnScreen(page: Page): Promise<void> {
  await page.locator('input[type=email]').fill(ADMINISTRATOR.email);
  await page.locator('input[type=password]').fill(ADMINISTRATOR.password);
  await page.locator('button[type=submit]').click();
  await page.locator('nav a[href]').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/**
 * Times changes between the places of the rail whose data the app holds already: from the click to the frame that shows
 * the other page's heading.
 */
export async function timeRouteChanges(page: Page, rounds: number): Promise<Float64Array> {
  const places = await page
    .locator('nav a[href]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const visited = [...new Set(places)].filter((place) => place.startsWith('/'));
  const headings = new Map<string, string>();
  for (const place of visited) {
    await page.locator(`nav a[href="${place}"]`).first().click();
    await page.waitForLoadState('networkidle');
    headings.set(place, (await page.locator('main h1').first().textContent()) ?? '');
  }
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const place of visited) {
      times.push(await page.evaluate(clickAndWait, { place, heading: headings.get(place) ?? '' }));
      await page.waitForTimeout(150);
    }
  }
  return Float64Array.from(times);
}

/** Runs in the page. The second frame is the first that can show what the click changed. */
async function clickAndWait({ place, heading }: { place: string; heading: string }): Promise<number> {
  const link = document.querySelector<HTMLAnchorElement>(`nav a[href="${place}"]`);
  const clickedAt = performance.now();
  link?.click();
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const isThere = location.pathname === place && document.querySelector('main h1')?.textContent === heading;
    if (isThere) break;
    if (performance.now() - clickedAt > 5000) throw new Error(`${place} did not appear within five seconds`);
  }
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - clickedAt;
}
