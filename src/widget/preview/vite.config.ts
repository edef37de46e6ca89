import path from 'node:path';
import type { UserConfig } from 'vite';

/** The page that shows how the window will look, `dist/preview`: apart from the script that visitors load. */
export default {
  root: import.meta.dirname,
  base: '/widget/',
  build: {
    outDir: path.join(import.meta.dirname, '../../../dist/preview'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'preview.js' } },
  },
} satisfies UserConfig;
