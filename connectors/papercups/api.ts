import { type Connector, type HttpCall, type Session } from '../../src/kit/index.js';
import type { Config, State } from './config.js';

/** The members of this connector, for their types. */
export type Papercups = Required<Connector<Config, State>>;
export type PapercupsSession = Session<Config, State>;

/** One call of the public API with the tenant's key; `path` stands behind `/api/v1`. */
export async function callApi<T>(
  { path, ...call }: Pick<HttpCall<T>, 'method' | 'query' | 'json' | 'expect'> & { path: string },
  { config, http }: Pick<PapercupsSession, 'config' | 'http'>,
): Promise<T> {
  const headers = { authorization: `Bearer ${config.api_key}`, ...headersFor(config) };
  return (await http.call({ ...call, url: `${config.base_url}/api/v1${path}`, headers })).data;
}

/**
 * The production build redirects plain HTTP to HTTPS unless this header says that a proxy did TLS (papercups:
 * config/prod.exs:24). Whoever enters an http address inside his own network means exactly that.
 */
export const headersFor = ({ base_url }: Pick<Config, 'base_url'>): Record<string, string> =>
  base_url.startsWith('http:') ? { 'x-forwarded-proto': 'https' } : {};
