import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { webHook } from '../../../connectors/chatwoot/recordings.testing.js';
import { fixture } from '../../../connectors/papercups/recordings.testing.js';
import { hookSecretOf } from '../../../connectors/telegram/api.js';
import { asHook } from '../../../connectors/telegram/recordings.testing.js';
import type { CreateConnection } from '../../contract/connections.js';
import type { Connected } from '../../kit/index.js';
import { newToken } from '../../platform/ids.js';
import * as chatwootHooks from '../simulators/chatwoot/sign-hook.js';
import * as crispHooks from '../simulators/crisp/sign-hook.js';
import { readFixture } from '../simulators/telegram/read-fixture.js';

/** One account on a platform, as the platform and the tenant that connected it know it. */
export interface HookAccount {
  connector: string;
  /** What the tenant types. */
  typed: CreateConnection['config'];
  /** What `connect` would have learned. */
  connected: Connected<unknown>;
  /** A hook of a visitor's message, worded for this account. */
  body: () => string;
}

export interface SignedAccount extends HookAccount {
  secret: string;
}

/** A platform whose hooks carry a proof, and how the proof is made. */
export interface SignedPlatform {
  connector: string;
  /** The header with the proof, and the one with the signed time where there is one. */
  proofHeader: string;
  timeHeader?: string;
  /** Undefined where the header is a secret that comes back, whatever the body says. */
  sign: ((body: string, time: string, secret: string) => string) | undefined;
  /** How a time is written in its header. */
  timeText: (ms: number) => string;
  makeAccount: () => SignedAccount;
}

const nowhere = 'http://127.0.0.1:9';
const hookUrl = `${nowhere}/hook`;
const text = 'Hi, do you ship to Norway?';
const number = (): number => Math.floor(Math.random() * 2 ** 31);
const learned = (host: string, id: string, state: unknown): Connected<unknown> => ({
  ...{ state, account: { host, id, name: id }, manualSteps: [] },
});

function crispAccount(): SignedAccount {
  const [id, secret] = [randomUUID(), newToken()];
  const message = {
    website_id: id,
    type: 'text',
    from: 'user',
    origin: 'chat',
    content: text,
    stamped: true,
  };
  const token = { token_kind: 'plugin', token_identifier: randomUUID(), token_key: newToken() };
  return {
    ...{ connector: 'crisp', secret, typed: { website_id: id, ...token, signing_secret: secret } },
    connected: learned('crisp', id, {}),
    body: () => {
      const timestamp = Date.now();
      const session_id = `session_${randomUUID()}`;
      const user = { nickname: 'Somebody', user_id: session_id };
      const data = { ...message, session_id, fingerprint: number(), timestamp, user };
      return JSON.stringify({ website_id: id, event: 'message:send', data, timestamp });
    },
  };
}

function chatwootAccount(): SignedAccount {
  const [account, secret] = [number(), newToken()];
  const state = {
    ...{ account_id: account, bot_id: 5, bot_token: newToken(), hook_secret: secret, inbox_ids: [7] },
    hook_url: hookUrl,
  };
  return {
    ...{ connector: 'chatwoot', secret, typed: { base_url: nowhere, access_token: newToken() } },
    connected: learned(nowhere, String(account), state),
    body: () =>
      chatwootHooks.railsJson({
        ...{ ...webHook('message_created.incoming.pending'), id: number() },
        ...{ account: { id: account, name: 'Shop' }, created_at: new Date().toISOString() },
      }),
  };
}

function telegramAccount(): SignedAccount {
  const bot_id = String(number());
  const typed = { bot_token: `${bot_id}:AA${newToken().slice(0, 33)}` };
  return {
    ...{ connector: 'telegram', secret: hookSecretOf(typed), typed },
    connected: learned('telegram', bot_id, { bot_id, hook_url: hookUrl }),
    body: () => Buffer.from(asHook(readFixture('message-text')).body).toString(),
  };
}

/** Every platform whose hooks prove where they come from. Papercups has no proof but the address. */
export const signedPlatforms: readonly SignedPlatform[] = [
  {
    ...{ connector: 'crisp', proofHeader: 'x-crisp-signature', timeHeader: 'x-crisp-request-timestamp' },
    ...{ sign: crispHooks.signHook, timeText: String, makeAccount: crispAccount },
  },
  {
    ...{
      connector: 'chatwoot',
      proofHeader: 'x-chatwoot-signature',
      timeHeader: 'x-chatwoot-timestamp',
    },
    timeText: (ms) => String(Math.floor(ms / 1000)),
    ...{ sign: chatwootHooks.signHook, makeAccount: chatwootAccount },
  },
  {
    ...{ connector: 'telegram', proofHeader: 'x-telegram-bot-api-secret-token', sign: undefined },
    ...{ timeText: String, makeAccount: telegramAccount },
  },
];

function papercupsAccount(): HookAccount {
  const account_id = randomUUID();
  const Hook = z.looseObject({ payload: z.looseObject({}) });
  const hook = Hook.parse(fixture('message-created-from-customer'));
  return {
    ...{ connector: 'papercups', typed: { base_url: nowhere, api_key: newToken() } },
    connected: learned(nowhere, account_id, { account_id, bot_user_id: 27 }),
    body: () => JSON.stringify({ ...hook, payload: { ...hook.payload, id: randomUUID(), account_id } }),
  };
}

/** Accounts for whose hooks only their address speaks. */
export const addressAccounts: readonly { kind: string; make: () => HookAccount }[] = [
  { kind: 'Papercups', make: papercupsAccount },
  {
    kind: 'a Crisp website without a plugin',
    make: () => {
      const account = crispAccount();
      const { signing_secret: _, ...typed } = account.typed;
      return { ...account, typed: { ...typed, token_kind: 'website' } };
    },
  },
  {
    kind: 'a Chatwoot that signs nothing',
    make: () => {
      const account = chatwootAccount();
      const { hook_secret: _, ...state } = z.looseObject({}).parse(account.connected.state);
      return { ...account, connected: { ...account.connected, state } };
    },
  },
];
