import { isReserved } from './resolve-host.js';

export interface PagesDeps {
  publicUrl: string;
  hasSubdomains: boolean;
}

/** Where the page of a business with its chat stands: always below our own address, and under the hosts that are its own. */
export function listPages(
  { slug, domains }: { slug: string; domains: readonly string[] },
  { publicUrl, hasSubdomains }: PagesDeps,
): string[] {
  const { protocol, hostname, port } = new URL(publicUrl);
  const at = (host: string) => `${protocol}//${host}${port === '' ? '' : `:${port}`}/`;
  return [
    `${publicUrl}/@${slug}`,
    ...(hasSubdomains && !isReserved(slug) ? [at(`${slug}.${hostname}`)] : []),
    ...domains.map(at),
  ];
}
