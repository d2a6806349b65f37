import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { onlyUsedStyles } from './scripts/antd-styles.mjs';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Code that an engine without its compiled form reads sooner, and keeps in less memory. */
const quickToRead = {
  name: 'quick-to-read',
  // A function in brackets is compiled at once; with an arrow older engines first skim all of it, then read it again.
  renderChunk: (code: string): string =>
    code.replaceAll(/(__commonJS\w*)\(\(\((\w*(?:, \w+)?)\) => \{/g, '$1((function($2) {'),
  // One sign beyond Latin makes the engine keep the whole text with two bytes a sign.
  generateBundle(_options: unknown, bundle: Readonly<Record<string, { readonly type: string; code?: string }>>): void {
    for (const chunk of Object.values(bundle)) {
      const code = chunk.code ?? '';
      const escaped = code.replaceAll(
        /(?<!\\)[^\0-\x7f]/g,
        (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      if (escaped.length < 2 * code.length) chunk.code = escaped;
    }
  },
};

// electron-vite does not know Electron 45 yet: targets are set by hand, low enough for the development runtime (Chrome 114, Node 18).
export default defineConfig({
  main: {
    plugins: [quickToRead],
    build: {
      outDir: 'out/main',
      target: 'node18',
      rolldownOptions: {
        input: {
          index: at('electron/main/index.ts'),
          data: at('electron/data/index.ts'),
          check: at('electron/data/store/checkWorker.ts'),
          importWorker: at('electron/data/jobs/import/worker.ts'),
          standingWorker: at('electron/data/jobs/standing/worker.ts'),
          chatWorker: at('electron/data/jobs/chat/worker.ts'),
          exportWorker: at('electron/data/jobs/export/worker.ts'),
        },
        // Its text stays in memory as long as the process lives: without comments and spaces, but with its names for the log.
        output: { format: 'cjs', entryFileNames: '[name].js', minify: { compress: false, mangle: false } },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), quickToRead],
    // Texts as JSON to be parsed: quicker to read than objects written out.
    json: { stringify: true },
    css: { postcss: { plugins: [onlyUsedStyles(at('renderer'))] } },
    build: {
      outDir: 'out/renderer',
      target: 'chrome114',
      minify: true,
      rolldownOptions: {
        // antd's styles are read later, by their name: see renderer/components/readAntd.ts.
        input: { index: at('renderer/index.html'), antd: at('renderer/antd.css') },
        output: {
          assetFileNames: ({ names }) =>
            names.includes('antd.css') ? 'assets/antd.css' : 'assets/[name]-[hash][extname]',
          // What the first picture needs comes in one piece.
          codeSplitting: { groups: [{ name: 'start', tags: ['$initial'], test: /^(?!.*antd\.css)/ }] },
        },
      },
    },
  },
});
