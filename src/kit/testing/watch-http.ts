import type { HttpClient } from '../index.js';

/** The hosts that were called, each once, in the order of the first call. */
export interface WatchedHttp extends HttpClient {
  hosts: () => readonly string[];
}

/** The same client, and what it is used for. */
export function watchHttp(http: HttpClient): WatchedHttp {
  const called = new Set<string>();
  return {
    hosts: () => [...called],
    call: (call) => {
      called.add(hostOf(call.url) ?? `the address ${JSON.stringify(call.url)}, which is none`);
      return http.call(call);
    },
  };
}

const hostOf = (url: string): string | undefined => (URL.canParse(url) ? new URL(url).host : undefined);

/** The hosts of all addresses in a config, at any depth. */
export function hostsIn(config: unknown): string[] {
  if (typeof config === 'string') return [hostOf(config) ?? []].flat().filter((host) => host !== '');
  if (typeof config !== 'object' || config === null) return [];
  return Object.values(config).flatMap(hostsIn);
}
