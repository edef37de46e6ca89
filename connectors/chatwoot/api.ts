import type { z } from 'zod';
import { type Connector, ConnectorError, type HttpCall, type Session } from '../../src/kit/index.js';
import { type Config, readAddress, type State } from './config.js';

/** The members of this connector, for their types. */
export type Chatwoot = Required<Connector<Config, State>>;
export type ChatwootSession = Session<Config, State>;

type Line = readonly [HttpCall<unknown>['method'], string];
type More = Pick<HttpCall<unknown>, 'json' | 'query' | 'errors'>;
/** One call; the path stands behind the one that this was made for. */
export type Ask = <T>(line: Line, expect: z.ZodType<T>, more?: More) => Promise<T>;
type Caller = Pick<ChatwootSession, 'config' | 'http'>;

/** Calls with one token, the administrator's or the bot's: both go into the same header (chatwoot.md 2). */
export function asking({ config, http }: Caller, path: string, token = config.access_token): Ask {
  const url = `${readAddress(config).base}/api/v1${path}`;
  return async ([method, end], expect, more) =>
    (await http.call({ ...more, method, url: url + end, expect, headers: { api_access_token: token } })).data;
}

/** About the account, with the administrator's token, which may read messages and contacts; the bot's may not. */
export const asAdmin = (session: ChatwootSession) =>
  asking(session, `/accounts/${madeIn(session).account_id}`);

/** About one conversation, with the bot's token: what it writes there is a bot's. */
export function asBot(session: ChatwootSession, conversationId: string): Ask {
  const { account_id, bot_token } = madeIn(session);
  return asking(session, `/accounts/${account_id}/conversations/${conversationId}`, bot_token);
}

function madeIn({ state }: ChatwootSession): State {
  if (state) return state;
  throw new ConnectorError('config', 'The bot has not been made yet. Check the connection.');
}
