import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { onlyUsedStyles } from './scripts/antd-styles.mjs';

const at = (path: string): string => resolve(import.meta.dirname, path);

// electron-vite does not know Electron 45 yet: targets are set by hand, low enough for the development runtime (Chrome 114, Node 18).
export default defineConfig({
  main: {
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
    plugins: [react()],
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
