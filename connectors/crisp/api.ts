import { z } from 'zod';
import { type Connector, ConnectorError, type HttpCall, type Session } from '../../src/kit/index.js';
import type { Config, State } from './config.js';

/** The members of this connector, for their types. */
export type Crisp = Required<Connector<Config, State>>;

type Call<T> = Pick<HttpCall<T>, 'method' | 'query' | 'json' | 'errors' | 'expect'>;

/** Crisp's API for one website. `isCached`: the answer may be older than the call (header Bloom-Status, crisp.md 3). */
export interface CrispApi {
  host: string;
  call: <T>(call: Call<T> & { path: string }) => Promise<{ data: T; isCached: boolean }>;
  /** The addresses of the website and of one of its conversations. */
  website: string;
  conversation: (sessionId: string) => string;
}

/** With or without the version at its end, as the operator wrote it. */
const versioned = (apiUrl: string): string =>
  apiUrl.replace(/\/+$/, '').replace(/^(.*?)(\/v\d+)?$/, (_, base: string, version = '/v1') => `${base}${version}`);

export function openApi({ config, http }: Pick<Session<Config, State>, 'config' | 'http'>, apiUrl: string): CrispApi {
  const credentials = Buffer.from(`${config.token_identifier}:${config.token_key}`).toString('base64');
  const headers = { authorization: `Basic ${credentials}`, 'x-crisp-tier': config.token_kind };
  const website = `/website/${config.website_id}`;
  const call: CrispApi['call'] = async ({ path, expect, ...rest }) => {
    const envelope = z.object({ error: z.literal(false), data: expect });
    const asked = http.call({ ...rest, url: `${versioned(apiUrl)}${path}`, headers, expect: envelope });
    const answer = await asked.catch((error: unknown) => Promise.reject(websiteIsGone(error) ?? error));
    return { data: answer.data.data, isCached: /^(?:HIT|OFFLINE)$/i.test(answer.headers['bloom-status'] ?? '') };
  };
  return { host: new URL(apiUrl).host, call, website, conversation: (id) => `${website}/conversation/${id}` };
}

/** A 404 that is about the website and not about a record: nothing will work until the tenant puts it right. */
function websiteIsGone(error: unknown): ConnectorError | undefined {
  if (!(error instanceof ConnectorError) || !/^(?:not_subscribed|website_not_found)$/.test(error.said ?? '')) return undefined;
  const said = error.said === 'not_subscribed' ? 'the plugin is not installed on this website' : 'there is no such website';
  return new ConnectorError('config', error.message, { said, field: 'website_id', status: error.status, cause: error });
}

/** For what can be missing from a plan or from a token's scopes: it must not stop the whole connection. */
export const ifAllowed = { 402: 'rejected', 403: 'rejected' } as const;
