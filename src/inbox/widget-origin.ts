import type { RequestFacts } from '../platform/http/caller.js';

/**
 * Whether a page may use a widget's key (F-106). Our own pages always may, others only when the tenant listed them. What
 * carries no origin is no call of another page: browsers name it on every one that could be read.
 */
export function isOriginAllowed(
  { origin, headers, team }: Pick<RequestFacts, 'origin' | 'headers' | 'team'>,
  allowedOrigins: readonly string[],
  publicUrl: string,
): boolean {
  const site = headers['sec-fetch-site'];
  // No page can forge this header. It also holds where our address is another one than we think, such as 127.0.0.1.
  if (site === 'same-origin') return true;
  if (origin === undefined) return site === undefined || site === 'none';
  const asked = originOf(origin);
  // The business's own page, under its own host.
  const own = team === null ? [] : [`${new URL(publicUrl).protocol}//${headers.host ?? ''}`];
  return (
    asked !== undefined && [publicUrl, ...own, ...allowedOrigins].some((each) => originOf(each) === asked)
  );
}

/** Scheme, host and port in their one normal form; nothing for `null` and other things that are none. */
function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { origin } = new URL(text);
  return origin === 'null' ? undefined : origin;
}
