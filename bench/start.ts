import path from 'node:path';
import { firstLoad, openBrowser, signInOnScreen, timeRouteChanges } from './measure/browser.ts';
import { type Figure, printFigures, quantile } from './measure/figures.ts';
import { installAnew } from './measure/install.ts';
import { type RunningProduct, startProduct } from './measure/product.ts';

const LIMITS = {
  downloadedMegabytes: 400,
  installSeconds: 60,
  readySeconds: 2,
  firstLoadKilobytes: 350,
  routeChangeMs: 100,
};
const STARTS = 5;
const ROUNDS = 10;

/** What it takes to have it running: download, installation, a warm start, the first load and the ways between pages. */
export async function benchStart(folder: string): Promise<Figure[]> {
  const figures = [...(await installFigures(path.join(folder, 'install')))];
  const home = path.join(folder, 'home');
  await (await startProduct(home)).stop();
  figures.push(await warmStart(home));
  const product = await startProduct(home);
  try {
    figures.push(...(await browserFigures(product)));
  } finally {
    await product.stop();
  }
  printFigures('Starting', figures);
  return figures;
}

async function installFigures(folder: string): Promise<Figure[]> {
  const install = await installAnew(folder);
  return [
    {
      name: 'downloaded to run it',
      measured: install.downloadedMegabytes,
      unit: 'MB',
      limit: LIMITS.downloadedMegabytes,
      basis: `npm packages of one platform, ${install.installedMegabytes.toFixed(0)} MB unpacked`,
    },
    {
      name: 'installation',
      measured: install.seconds,
      unit: 's',
      limit: LIMITS.installSeconds,
      basis: 'npm ci --omit=dev with an empty cache, once',
    },
  ];
}

async function warmStart(home: string): Promise<Figure> {
  const times = new Float64Array(STARTS);
  for (let start = 0; start < STARTS; start += 1) {
    const product = await startProduct(home);
    times[start] = product.readyMs / 1000;
    await product.stop();
  }
  return {
    name: 'warm start until it answers',
    measured: quantile(times, 0.5),
    unit: 's',
    limit: LIMITS.readySeconds,
    basis: `median of ${STARTS}; ${quantile(times, 0).toFixed(2)} to ${quantile(times, 1).toFixed(2)} s`,
  };
}

async function browserFigures(product: RunningProduct): Promise<Figure[]> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    const loaded = await firstLoad(page, product.url);
    await signInOnScreen(page);
    const changes = await timeRouteChanges(page, ROUNDS);
    return [
      {
        name: 'first load of the staff app',
        measured: loaded.programBytes / 1024,
        unit: 'kB',
        limit: LIMITS.firstLoadKilobytes,
        basis: `over the wire until still, and ${(loaded.fontBytes / 1024).toFixed(0)} kB of fonts`,
      },
      {
        name: 'change of route, data at hand',
        measured: quantile(changes, 0.95),
        unit: 'ms',
        limit: LIMITS.routeChangeMs,
        basis: `p95 of ${changes.length}, median ${quantile(changes, 0.5).toFixed(0)} ms`,
      },
    ];
  } finally {
    await browser.close();
  }
}
