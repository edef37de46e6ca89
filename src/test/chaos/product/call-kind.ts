import type { HttpCall } from '../../../kit/index.js';
import { z } from 'zod';

/** What a call of a connector does at the platform. */
export type CallKind = 'send' | 'note' | 'handover' | 'contact' | 'lookup' | 'other';

const Said = z.object({ type: z.string() });
const Body = z.looseObject({
  type: z.string().optional(),
  message: Said.optional(),
  conversation: z.unknown().optional(),
});

/** Told from the address and the body, as both simulated platforms have them. */
export function callKind({
  method,
  url,
  json,
}: Pick<HttpCall<unknown>, 'method' | 'url' | 'json'>): CallKind {
  const { pathname } = new URL(url);
  const body = Body.safeParse(json).data;
  if (method === 'GET') return /\/messages?(\/\d+)?$/.test(pathname) ? 'lookup' : 'other';
  if (method === 'POST' && /\/messages?$/.test(pathname))
    return (body?.message ?? body)?.type === 'note' ? 'note' : 'send';
  if (/\/(meta|customers\/[\w-]+)$/.test(pathname)) return 'contact';
  const isHandover =
    pathname.endsWith('/state') || JSON.stringify(body?.conversation ?? {}).includes('handler');
  return isHandover ? 'handover' : 'other';
}
