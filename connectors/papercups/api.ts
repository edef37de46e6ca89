import type { HttpCall, Session } from '../../src/kit/index.js';
import type { Config, State } from './config.js';

export type PapercupsSession = Session<Config, State>;

/** A call of the public API with the tenant's key; `path` stands behind `/api/v1`. */
export type PapercupsCall<T> = Pick<HttpCall<T>, 'method' | 'query' | 'json' | 'expect'> & { path: string };

export async function callApi<T>(
  { path, ...call }: PapercupsCall<T>,
  { config, http }: Pick<PapercupsSession, 'config' | 'http'>,
): Promise<T> {
  const authorization = `Bearer ${config.api_key}`;
  const headers = { authorization, ...headersFor(config) };
  return (await http.call({ ...call, url: `${config.base_url}/api/v1${path}`, headers })).data;
}

/**
 * The production build redirects plain HTTP to HTTPS unless this header says that a proxy did TLS (papercups:
 * config/prod.exs:24). Whoever enters an http address inside his own network means exactly that.
 */
export const headersFor = ({ base_url }: Pick<Config, 'base_url'>): Record<string, string> =>
  base_url.startsWith('http:') ? { 'x-forwarded-proto': 'https' } : {};
