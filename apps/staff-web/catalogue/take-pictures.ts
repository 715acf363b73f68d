import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';
import { launchBrowser, type Viewing } from '../../../packages/test-kit/browser.ts';

const app = fileURLToPath(new URL('..', import.meta.url));
const [, , folder = path.join(app, 'dist', 'pictures'), ...pages] = process.argv;
const outDir = path.join(app, 'dist', 'catalogue');

const viewings: Readonly<Record<string, Viewing>> = {
  'desk-light-en': { width: 1440, language: 'en' },
  'desk-light-zh': { width: 1440, language: 'zh-CN' },
  'desk-dark-zh': { width: 1440, language: 'zh-CN', theme: 'dark' },
  'phone-light-zh': { width: 390, language: 'zh-CN' },
  'phone-dark-en': { width: 390, theme: 'dark' },
  'phone-large-zh': { width: 390, language: 'zh-CN', largeType: true },
  'desk-large-zh': { width: 1440, language: 'zh-CN', largeType: true },
};

await build({
  root: app,
  configFile: path.join(app, 'vite.config.ts'),
  logLevel: 'warn',
  build: { outDir, rolldownOptions: { input: path.join(app, 'catalogue.html') } },
});
const server = await preview({ root: app, logLevel: 'warn', build: { outDir }, preview: { port: 0 } });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await launchBrowser();
mkdirSync(folder, { recursive: true });
for (const page of pages.length > 0 ? pages : ['today']) {
  for (const [name, viewing] of Object.entries(viewings)) {
    const tab = await browser.newPage(viewing);
    tab.on('pageerror', (error) => console.error(`${page} ${name}: ${error.message}`));
    tab.on('console', (message) => {
      if (message.type() === 'error') console.error(`${page} ${name}: ${message.text()}`);
    });
    await tab.goto(`${address}catalogue.html#/${page}`);
    await tab.waitForSelector('h1');
    await tab.waitForTimeout(400);
    await tab.screenshot({ path: path.join(folder, `${page}-${name}.png`), fullPage: true });
    await tab.context().close();
  }
}
await browser.close();
await server.close();
