import { contractVersion, defineConnector } from '../../src/kit/index.js';
import { Config, State } from './config.js';
import { accountOf, parse, verify } from './inbound.js';
import { connect, disconnect } from './lifecycle.js';
import { close, confirm, contact, handover, note, pull, send, sent, typing } from './outbound.js';

const summary = 'Answers in the inboxes of your Chatwoot as an agent bot.';
const homepage = 'https://www.chatwoot.com';

/** Chatwoot, in its cloud or hosted by the tenant, through an agent bot that is made with an administrator's token. */
export const chatwoot = defineConnector({
  manifest: { id: 'chatwoot', name: 'Chatwoot', summary, homepage, contractVersion, hookFailureStatus: 500 },
  traits: (_config, state) => ({
    proof: state?.hook_secret === undefined ? 'address' : 'signature',
    ...{ textFormat: 'markdown', keepsWithBot: true },
    // Chatwoot takes 150,000; this is what a chat window can show.
    maxTextLength: 10_000,
    ...{ echo: true, idempotency: 'lookup', transport: state?.is_out_of_reach === true ? 'pull' : 'hook' },
  }),
  ...{ config: Config, state: State, accountOf, verify, parse, confirm, connect, disconnect },
  ...{ send, sent, note, typing, handover, close, contact, pull },
});
