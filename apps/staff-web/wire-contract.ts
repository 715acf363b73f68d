import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { Route, RouteMap } from '#contract-kit';

const root = new URL('../../', import.meta.url);
const assembly = fileURLToPath(new URL('packages/contract/index.ts', root));
const mark = '\0wire-contract:';

/** What the client in the browser needs of a route to call it; answers are believed, not parsed again. */
function wireRoute({ method, path, audit, upload, download }: Route) {
  return { method, path, audit, upload, download };
}

function isRouteMap(name: string, value: unknown): value is RouteMap {
  return name.endsWith('Routes') && typeof value === 'object' && value !== null;
}

async function wireModule(name: string): Promise<string> {
  const file = new URL(`modules/${name}/contract/index.ts`, root);
  const contract: Readonly<Record<string, unknown>> = await import(/* @vite-ignore */ file.href);
  return Object.entries(contract)
    .map(([exported, value]) => {
      if (!isRouteMap(exported, value)) return '';
      const routes = Object.entries(value).map(([key, route]) => [key, wireRoute(route)]);
      return `export const ${exported} = ${JSON.stringify(Object.fromEntries(routes))};`;
    })
    .join('\n');
}

/**
 * The browser's client of all routes without their schemas: those, and the library they are written in, would be a sixth
 * of the first load. A screen that needs a schema imports it from its module's contract and has it in its own file.
 */
export function wireContract(): Plugin {
  return {
    name: 'wire-contract',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const name = /^#modules\/([a-z-]+)\/contract$/.exec(source)?.[1];
      return name !== undefined && importer === assembly ? `${mark}${name}` : undefined;
    },
    load(id) {
      return id.startsWith(mark) ? wireModule(id.slice(mark.length)) : undefined;
    },
  };
}
