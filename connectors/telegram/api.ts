import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Connector, HttpCall, Session } from '../../src/kit/index.js';
import type { Config, State } from './config.js';

/** The members of this connector, for their types. */
export type Telegram = Required<Connector<Config, State>>;

/** Where the API is: Telegram's own address, a proxy, or a Bot API server of the operator. */
export interface AtApi {
  apiUrl: string;
}
export type TelegramSession = Session<Config, State> & AtApi;

type ApiCall<T> = Pick<HttpCall<T>, 'json' | 'expect' | 'errors'> & { method: string };

/** One call of a method with the bot's token, which stands in the address. Gives the `result` of the answer. */
export async function callApi<T>(
  { method, expect, ...call }: ApiCall<T>,
  { config, http, apiUrl }: Pick<TelegramSession, 'config' | 'http' | 'apiUrl'>,
): Promise<T> {
  const url = `${apiUrl}/bot${config.bot_token}/${method}`;
  const envelope = z.object({ ok: z.literal(true), result: expect });
  return (await http.call({ ...call, method: 'POST', url, expect: envelope })).data.result;
}

/**
 * What Telegram sends back with each hook. Only who knows the token can make it, nothing shorter is guessed, and `verify`
 * makes it again: what waited for the bot comes while `connect` is still under way.
 */
export const hookSecretOf = ({ bot_token }: Config): string =>
  createHmac('sha256', bot_token).update('hooks of this bot').digest('hex');

/** A customer's chat with an owner has the id of the same person's chat with the bot: only the connection tells them apart. */
export const conversationOf = (chatId: number, connectionId?: string): string =>
  connectionId === undefined ? String(chatId) : `${chatId}:${connectionId}`;

/** The parameters that lead a call to a conversation. */
export function addressOf(conversationId: string) {
  const [chatId, connectionId] = conversationId.split(':');
  return { chat_id: Number(chatId), ...(connectionId && { business_connection_id: connectionId }) };
}
