import { z } from 'zod';
import { type Connector, ConnectorError, type HttpCall, type Session } from '../../src/kit/index.js';
import type { Config, State } from './config.js';

/** The members of this connector, for their types. */
export type Crisp = Required<Connector<Config, State>>;
export type CrispSession = Pick<Session<Config, State>, 'config' | 'http'>;

type Call<T> = Pick<HttpCall<T>, 'method' | 'query' | 'json' | 'errors' | 'expect'> & { path: string };

/** Crisp's API for one website. `isCached`: the answer may be older than the call (header Bloom-Status, crisp.md 3). */
export interface CrispApi {
  host: string;
  call: <T>(call: Call<T>) => Promise<{ data: T; isCached: boolean }>;
  /** The paths of the website and of one of its conversations. */
  website: string;
  conversation: (sessionId: string) => string;
}

export function openApi({ config, http }: CrispSession, apiUrl: string): CrispApi {
  const credentials = Buffer.from(`${config.token_identifier}:${config.token_key}`).toString('base64');
  const headers = { authorization: `Basic ${credentials}`, 'x-crisp-tier': config.token_kind };
  const website = `/website/${config.website_id}`;
  // The operator may write the address with or without its version.
  const base = apiUrl.replace(/(?:\/v1)?\/*$/, '/v1');
  const call: CrispApi['call'] = async ({ path, expect, ...rest }) => {
    const asked = {
      ...rest,
      url: `${base}${path}`,
      headers,
      expect: z.object({ error: z.literal(false), data: expect }),
    };
    const answer = await http.call(asked).catch(tellGoneWebsite);
    return {
      data: answer.data.data,
      isCached: /^(?:HIT|OFFLINE)$/i.test(answer.headers['bloom-status'] ?? ''),
    };
  };
  return { host: new URL(apiUrl).host, call, website, conversation: (id) => `${website}/conversation/${id}` };
}

/** A 404 that is about the website and not about a record: nothing will work until the tenant puts it right. */
function tellGoneWebsite(error: unknown): never {
  const isGone =
    error instanceof ConnectorError && /^(?:not_subscribed|website_not_found)$/.test(error.said ?? '');
  if (!isGone) throw error;
  throw new ConnectorError('config', error.message, { said: error.said, field: 'website_id', cause: error });
}

/** For what a plan or a token's scopes may lack: it must not stop the whole connection. */
export const ifAllowed = { 402: 'rejected', 403: 'rejected' } as const;
