import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** What the server must send with the page; the nonce is new for every response. */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self'",
    "frame-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const previewPolicy = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:"],
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'"],
].join('; ');

/** The page that shows how a chat window would look. */
async function servePreview(built: string, path: string, response: ServerResponse): Promise<void> {
  const isScript = path.endsWith('.js');
  const file = await readFile(`${built}/preview/${isScript ? 'preview.js' : 'index.html'}`);
  response
    .setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8')
    .setHeader('content-security-policy', previewPolicy)
    .end(file);
}

/** The dashboard built into a folder: its assets by name, and its page at every other address. */
export async function serveFiles(built: string, path: string, response: ServerResponse): Promise<void> {
  if (/^\/(assets\/[\w.-]+|icon\.svg)$/.test(path)) {
    const file = await readFile(`${built}${path}`);
    response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream').end(file);
    return;
  }
  if (/^\/widget\/preview(\.js)?$/.test(path)) return servePreview(built, path, response);
  const nonce = randomBytes(16).toString('base64');
  const page = await readFile(`${built}/index.html`, 'utf8');
  response
    .setHeader('content-type', 'text/html; charset=utf-8')
    .setHeader('content-security-policy', contentSecurityPolicy(nonce))
    .setHeader('cache-control', 'no-store')
    .end(page.replaceAll('__CSP_NONCE__', nonce));
}
