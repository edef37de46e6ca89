import { z } from 'zod';
import {
  type Connected,
  ConnectorError,
  type ConnectSession,
  explain,
  ifFound,
} from '../../src/kit/index.js';
import { type AtApi, callApi, hookSecretOf, type TelegramSession } from './api.js';
import type { Config, State } from './config.js';
import { Bot, updateKinds, Webhook } from './schemas.js';

type Connecting = ConnectSession<Config, State> & AtApi;
type Webhook = z.infer<typeof Webhook>;

/** A bot is the same wherever the operator has its API. */
const host = 'api.telegram.org';

export async function connect(session: Connecting): Promise<Connected<State>> {
  const { hookUrl } = session;
  const wrongToken = { kind: 'auth', field: 'bot_token' } as const;
  const bot = await explain(callApi({ method: 'getMe', expect: Bot }, session), {
    ...{ auth: wrongToken, 'not-found': wrongToken },
  });
  const bot_id = String(bot.id);
  const known = session.state?.bot_id === bot_id ? session.state : undefined;
  const found = await readWebhook(session);
  if (!known) refuseTaken(found, hookUrl);
  await register(session);
  const { url } = await readWebhook(session);
  if (url !== hookUrl)
    throw new ConnectorError(
      'unavailable',
      'Telegram did not keep the address that it was given. Something else sets this bot’s webhook: stop it, and check again.',
    );
  const name = bot.username === undefined ? bot.first_name : `${bot.first_name} (@${bot.username})`;
  return {
    state: { bot_id, hook_url: hookUrl },
    account: { host, id: bot_id, name },
    manualSteps: [],
    repairs: repairsOf(found, known),
  };
}

export async function disconnect(session: TelegramSession): Promise<void> {
  const { hookUrl, state } = session;
  const found = await ifFound(readWebhook(session));
  // What somebody else has set since is theirs.
  if (!found || ![hookUrl, state?.hook_url].includes(found.url)) return;
  await ifFound(callApi({ method: 'deleteWebhook', expect: z.literal(true) }, session));
}

const readWebhook = (session: Pick<TelegramSession, 'config' | 'http' | 'apiUrl'>): Promise<Webhook> =>
  callApi({ method: 'getWebhookInfo', expect: Webhook }, session);

/**
 * A bot has one webhook: a second connection would take it from the first before the host can refuse it. An address of ours
 * at which nobody is found any more may be replaced.
 */
function refuseTaken({ url, last_error_message = '' }: Webhook, hookUrl: string): void {
  const ours = hookUrl.slice(0, hookUrl.lastIndexOf('/') + 1);
  if (url === hookUrl || !url.startsWith(ours) || /\b404\b/.test(last_error_message)) return;
  throw new ConnectorError(
    'config',
    'This bot is connected to this installation already. Remove that connection first; where there is none any more, write a message to the bot and connect again.',
    { field: 'bot_token' },
  );
}

async function register(session: Connecting): Promise<void> {
  const { config, hookUrl: url } = session;
  const wanted = { secret_token: hookSecretOf(config), allowed_updates: updateKinds };
  // Twenty chats at a time; the messages of one chat follow each other.
  const json = { url, ...wanted, max_connections: 20 };
  try {
    await callApi({ method: 'setWebhook', json, expect: z.literal(true) }, session);
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.kind !== 'rejected') throw error;
    const { said, status } = error;
    throw new ConnectorError(
      'config',
      `Telegram does not take ${new URL(url).origin} as the address for messages. It must be public, begin with https:// and be on port 443, 80, 88 or 8443: whoever runs this installation sets it as PUBLIC_URL.`,
      { said, status, cause: error },
    );
  }
}

function repairsOf({ url }: Webhook, known: State | undefined): string[] {
  if (!known || url === known.hook_url) return [];
  return [
    url === ''
      ? 'The webhook of the bot was gone and is set again.'
      : 'The bot’s messages went to another address and come here again.',
  ];
}
