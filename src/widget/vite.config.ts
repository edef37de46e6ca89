import path from 'node:path';
import type { UserConfig } from 'vite';

/** The whole window as one classic script, `dist/widget/widget.js`: loader, texts and style sheet included. */
export default {
  root: import.meta.dirname,
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: path.join(import.meta.dirname, '../../dist/widget'),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    lib: {
      entry: path.join(import.meta.dirname, 'main.ts'),
      formats: ['iife'],
      name: 'patchbay',
      fileName: () => 'widget.js',
    },
  },
} satisfies UserConfig;
