import { contractVersion, defineConnector } from '../../src/kit/index.js';
import { Config, State } from './config.js';
import { parse, verify } from './inbound.js';
import { connect, disconnect } from './lifecycle.js';
import { send, typing } from './outbound.js';

/** Telegram, through a bot of the tenant: its own chats, and those of a business account that the bot is connected to. */
export function telegramWith({ apiUrl = 'https://api.telegram.org' }: { apiUrl?: string | undefined }) {
  return defineConnector({
    manifest: {
      id: 'telegram',
      name: 'Telegram',
      summary: 'Answers who writes to your bot, or to your business account, in Telegram.',
      homepage: 'https://telegram.org',
      contractVersion,
    },
    config: Config,
    state: State,
    traits: () => ({
      proof: 'signature',
      textFormat: 'plain',
      maxTextLength: 4096,
      // Telegram tells a bot nothing of what it wrote into its own chats.
      echo: false,
      idempotency: 'none',
      transport: 'hook',
      // Of the about 30 that a bot may write to all its chats; one chat gets one a second, else 429 says how long to wait.
      sendsPerSecond: 25,
    }),
    ...{ verify, parse },
    connect: (session) => connect({ ...session, apiUrl }),
    disconnect: (session) => disconnect({ ...session, apiUrl }),
    send: (reply, session) => send(reply, { ...session, apiUrl }),
    typing: (given, session) => typing(given, { ...session, apiUrl }),
  });
}
