import { contractVersion, defineConnector } from '../../src/kit/index.js';
import { Config, State } from './config.js';
import { accountOf, confirm, parse, verify } from './inbound.js';
import { connect, disconnect } from './lifecycle.js';
import { afterSend, close, contact, handover, note, pull, send, sent } from './outbound.js';

/** Papercups, hosted by the tenant. Its webhooks prove nothing, so each event is read back; it has no typing indicator. */
export const papercups = defineConnector({
  manifest: {
    id: 'papercups',
    name: 'Papercups',
    summary: 'Answers in the chats of your own Papercups server.',
    homepage: 'https://github.com/papercups-io/papercups',
    contractVersion,
  },
  config: Config,
  state: State,
  traits: () => ({
    proof: 'address',
    textFormat: 'markdown',
    // The server sets no limit below 8 MB; this is what a chat window can show.
    maxTextLength: 10_000,
    echo: true,
    idempotency: 'lookup',
    transport: 'hook',
    // A request goes on after its client has left; a database call there ends after 15 s (Ecto 3.4 default).
    lateCommitMs: 15_000,
  }),
  ...{ accountOf, verify, parse, confirm },
  ...{ connect, disconnect },
  ...{ send, afterSend, sent, note, handover, close, contact, pull },
});
