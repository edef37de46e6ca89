import { contractVersion, defineConnector } from '../../src/kit/index.js';
import { type CrispApi, type CrispSession, openApi } from './api.js';
import { Config, State } from './config.js';
import { confirm } from './confirm.js';
import { accountOf, parse, verify } from './inbound.js';
import { connect } from './lifecycle.js';
import { close, contact, handover, note, pull, send, sent, typing } from './outbound.js';
import { fingerprintOf } from './schemas.js';

const manifest = {
  id: 'crisp',
  name: 'Crisp',
  summary: 'Answers in the inbox of your Crisp workspace.',
  homepage: 'https://crisp.chat',
  contractVersion,
};

/** Crisp, through a token of one website (unsigned web hooks) or of a plugin (signed ones). */
export function crispWith({ apiUrl = 'https://api.crisp.chat/v1' }: { apiUrl?: string | undefined }) {
  const withApi =
    <Given, Result>(work: (given: Given, crisp: CrispApi) => Result) =>
    (given: Given, session: CrispSession) =>
      work(given, openApi(session, apiUrl));
  return defineConnector({
    ...{ manifest, config: Config, state: State },
    traits: ({ token_kind }) => ({
      proof: token_kind === 'plugin' ? 'signature' : 'address',
      textFormat: 'plain',
      // Where Crisp's own importer cuts; the real limit is not documented.
      maxTextLength: 2000,
      ...{ echo: true, idempotency: 'lookup', transport: 'hook' },
      // As documented for each kind of token; a plugin may be granted more (crisp.md 4).
      callsPerDay: token_kind === 'plugin' ? 5_000 : 10_000,
      // A message is answered with 202 before it is stored.
      lateCommitMs: 15_000,
    }),
    ...{ accountOf, verify, parse, markOf: (idempotencyKey) => String(fingerprintOf(idempotencyKey)) },
    connect: (session) => connect(session, openApi(session, apiUrl)),
    // Web hooks are made and removed by hand.
    disconnect: () => Promise.resolve(),
    ...{ send: withApi(send), sent: withApi(sent), note: withApi(note), typing: withApi(typing) },
    ...{ confirm: withApi(confirm), pull: withApi(pull) },
    ...{ handover: withApi(handover), close: withApi(close), contact: withApi(contact) },
  });
}
