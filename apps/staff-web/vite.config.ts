import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const folder = fileURLToPath(new URL('.', import.meta.url));

/** Words of one language travel together: a language switch is one request, not one a module. */
function languageChunk(id: string): string | null {
  const language = /\/messages\/(en|zh-cn|zh-tw)\.ts$/.exec(id)?.[1];
  return language === undefined ? null : `words-${language}`;
}

export default defineConfig({
  root: folder,
  plugins: [react()],
  build: {
    outDir: `${folder}dist`,
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: languageChunk, debugName: 'words', priority: 30 },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 20 },
          ],
        },
      },
    },
  },
  server: {
    port: 4401,
    proxy: { '/api': 'http://127.0.0.1:4400' },
  },
});
