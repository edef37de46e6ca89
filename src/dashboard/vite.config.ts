import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { leaveOutDescriptions } from './leave-out-descriptions.js';
import { leaveOutJsonSchema } from './leave-out-json-schema.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds the dashboard into `dist/dashboard`. Every page load needs a fresh nonce: the server replaces each
 * `__CSP_NONCE__` in `index.html` and names the same value in `style-src`.
 */
export default defineConfig({
  root: here('.'),
  base: '/',
  plugins: [react(), leaveOutDescriptions, leaveOutJsonSchema],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: here('../../dist/dashboard'),
    emptyOutDir: true,
    // A file inlined as a data: address would need another exception in the content security policy.
    assetsInlineLimit: 0,
  },
  server: {
    fs: { allow: [here('../..')] },
    proxy: { '/api': 'http://127.0.0.1:3000', '/widget': 'http://127.0.0.1:3000' },
  },
});
