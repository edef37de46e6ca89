import path from 'node:path';
import { build, type InlineConfig } from 'vite';

const root = path.join(import.meta.dirname, '../..');

/** Where the built window lies, and what `GET /widget.js` hands out. */
export const widgetFile = path.join(root, 'dist/widget/widget.js');

/** The whole window as one classic script: loader, texts and style sheet included. */
export const widgetConfig = {
  configFile: false,
  root: import.meta.dirname,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: path.dirname(widgetFile),
    emptyOutDir: true,
    target: 'es2020',
    sourcemap: false,
    reportCompressedSize: false,
    lib: {
      entry: path.join(import.meta.dirname, 'main.ts'),
      formats: ['iife'],
      name: 'patchbay',
      fileName: () => path.basename(widgetFile),
    },
  },
} satisfies InlineConfig;

/** Builds the window, for `npm run build` and for the tests; `outDir` is elsewhere in a test. */
export async function buildWidget(outDir = path.dirname(widgetFile)): Promise<void> {
  await build({ ...widgetConfig, build: { ...widgetConfig.build, outDir } });
}

export default widgetConfig;
