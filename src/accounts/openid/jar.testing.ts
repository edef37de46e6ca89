/** A browser as far as signing in needs one: it keeps cookies for each site and follows what it is told to. */
export interface Jar {
  send: (address: string, request?: JarRequest) => Promise<Response>;
  /** Follows redirects until a page comes, or the browser would go to `site`. */
  follow: (address: string, site: string) => Promise<{ address: string }>;
  get: (site: string, name: string) => string | undefined;
  set: (site: string, name: string, value: string) => void;
}

export interface JarRequest {
  method?: string;
  json?: unknown;
  form?: Record<string, string>;
}

let made = 0;

export function createJar(): Jar {
  made += 1;
  const own = `192.0.2.${made % 250}`;
  const cookies = new Map<string, Map<string, string>>();
  const of = (address: string) => {
    const { origin } = new URL(address);
    const kept = cookies.get(origin) ?? new Map<string, string>();
    cookies.set(origin, kept);
    return kept;
  };
  const keep = (address: string, line: string) => {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const isGone = value === '' || /expires=Thu, 01 Jan 1970/i.test(line);
    if (isGone) of(address).delete(name);
    else of(address).set(name, value);
  };
  const send: Jar['send'] = async (address, { method = 'GET', json, form } = {}) => {
    const cookie = [...of(address)].map((pair) => pair.join('=')).join('; ');
    const headers: Record<string, string> = {
      ...{ cookie, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': own },
    };
    if (json !== undefined) headers['content-type'] = 'application/json';
    const body = form ? new URLSearchParams(form) : json === undefined ? null : JSON.stringify(json);
    const response = await fetch(address, { method, headers, body, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(address, line);
    return response;
  };
  const follow: Jar['follow'] = async (address, site) => {
    if (address.startsWith(site)) return { address };
    const response = await send(address);
    const next = response.headers.get('location');
    return next === null ? { address } : follow(new URL(next, address).href, site);
  };
  return {
    ...{ send, follow },
    get: (site, name) => of(site).get(name),
    set: (site, name, value) => void of(site).set(name, value),
  };
}
