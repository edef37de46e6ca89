import { z } from 'zod';
import { type Connector, ConnectorError, type HttpCall, type Session } from '../../src/kit/index.js';
import type { Config, State } from './config.js';

/** The members of this connector, for their types. */
export type Crisp = Required<Connector<Config, State>>;
/** What a member is given besides its session. */
export type Given<M extends keyof Crisp> = Parameters<Extract<Crisp[M], (...given: never[]) => unknown>>[0];
export type CrispSession = Pick<Session<Config, State>, 'config' | 'http'>;

/** Crisp's API for one website. `isCached`: the answer may be older than the call (header Bloom-Status, crisp.md 3). */
export interface CrispApi {
  host: string;
  call: <T>(call: Omit<HttpCall<T>, 'url'> & { path: string }) => Promise<{ data: T; isCached: boolean }>;
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
    const envelope = z.object({ error: z.literal(false), data: expect });
    const asked = http.call({ ...rest, url: `${base}${path}`, headers, expect: envelope });
    const answer = await asked.catch(tellGoneWebsite);
    return { data: answer.data.data, isCached: /hit|offline/i.test(answer.headers['bloom-status'] ?? '') };
  };
  return { host: new URL(apiUrl).host, call, website, conversation: (id) => `${website}/conversation/${id}` };
}

/** A 404 that is about the website and not about a record: nothing will work until the tenant puts it right. */
function tellGoneWebsite(error: unknown): never {
  const said = error instanceof ConnectorError ? error.said : undefined;
  if (said !== 'not_subscribed' && said !== 'website_not_found') throw error;
  throw new ConnectorError('config', 'The website is gone.', { said, field: 'website_id', cause: error });
}
