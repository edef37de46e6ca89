import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { AppError } from '../platform/errors.js';
import type { RequestFacts } from '../platform/http/caller.js';
import type { RawReply } from '../platform/http/endpoint.js';
import { sha256 } from '../platform/ids.js';

/** The built window, ready to be handed out. */
export interface WidgetScript {
  plain: Buffer;
  gzipped: Buffer;
  etag: string;
}

/** Reads the script once, when the first page asks. Throws `unavailable` when it has not been built. */
export function createWidgetScript(file: string): () => Promise<WidgetScript> {
  let loaded: Promise<WidgetScript> | undefined;
  return () => {
    loaded ??= load(file).catch((error: unknown) => {
      loaded = undefined;
      throw error;
    });
    return loaded;
  };
}

async function load(file: string): Promise<WidgetScript> {
  try {
    const plain = await readFile(file);
    const gzipped = await promisify(gzip)(plain, { level: 9 });
    return { plain, gzipped, etag: `"${sha256(plain.toString('latin1')).slice(0, 32)}"` };
  } catch (cause) {
    throw new AppError('unavailable', { details: { missing: file }, cause });
  }
}

/** Any page may load it; it is asked for again after some minutes, so that an update reaches every page soon. */
export function widgetScriptReply(
  { plain, gzipped, etag }: WidgetScript,
  headers: RequestFacts['headers'],
): RawReply {
  const isKnown = headers['if-none-match']?.includes(etag) === true;
  const takesGzip = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
  return {
    status: isKnown ? 304 : 200,
    contentType: 'text/javascript; charset=utf-8',
    headers: {
      'Cache-Control': 'public, max-age=300',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      ETag: etag,
      Vary: 'Accept-Encoding',
      ...(takesGzip && !isKnown ? { 'Content-Encoding': 'gzip' } : {}),
    },
    body: isKnown ? '' : takesGzip ? gzipped : plain,
  };
}
