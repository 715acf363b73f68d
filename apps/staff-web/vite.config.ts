import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'vite';
import { ownPalettes } from './own-palettes.ts';
import { wireContract } from './wire-contract.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Words of one language travel together: a language switch is one request, not one a module. So do those of the log, when it is read. */
function languageChunk(id: string): string | null {
  const log = /\/log-words(?:\/(en|zh-cn|zh-tw))?\.ts$/.exec(id);
  if (log !== null && id.includes('/modules/')) return log[1] === undefined ? 'log' : `log-${log[1]}`;
  const language = /\/messages\/(en|zh-cn|zh-tw)\.ts$/.exec(id)?.[1];
  return language === undefined ? null : `words-${language}`;
}

/** Our own modules do nothing when loaded but declare; the first load takes of a front door only what it uses. */
const pureSource = /\/(packages|modules)\/(?!.*(mantine-styles\.ts$|\.css)).*\.tsx?$/;

/** Schemas stay with the screens that check something: the library they are written in is a tenth of the first load. */
const sharedSource = /\/node_modules\/(?!zod\/)|\/packages\/ui\//;

const configuration: UserConfig = {
  root: folder,
  plugins: [react(), wireContract(), ownPalettes()],
  build: {
    outDir: `${folder}dist`,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    // The names of all files that any screen may ask for are a part of the first load; only style sheets must be known ahead.
    modulePreload: { resolveDependencies: (_file, needed) => needed.filter((name) => name.endsWith('.css')) },
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !pureSource.test(id) },
      output: {
        codeSplitting: {
          groups: [
            { name: languageChunk, debugName: 'words', priority: 30 },
            // Whatever loads lazily needs the helper: in a group of its own it would draw that group into the first load.
            {
              name: 'react',
              test: /node_modules\/(react|react-dom|scheduler)\/|vite\/preload-helper/,
              priority: 40,
            },
            // What most screens use travels as one file: a hundred small ones compress worse and arrive later.
            { name: 'shared', test: sharedSource, minShareCount: 60, priority: 10 },
          ],
        },
      },
    },
  },
  server: {
    port: 4401,
    proxy: { '/api': 'http://127.0.0.1:4400' },
  },
};

export default defineConfig(({ command }) => {
  // Whoever builds, a test too, builds what people are served: the libraries without what they tell developers.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return configuration;
});
