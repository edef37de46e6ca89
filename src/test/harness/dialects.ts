import { createHash, randomUUID } from 'node:crypto';
import { chatwoot } from '../../../connectors/chatwoot/index.js';
import { crispWith } from '../../../connectors/crisp/index.js';
import { papercups } from '../../../connectors/papercups/index.js';
import type { Connector, ConnectorEvent, Traits } from '../../kit/index.js';
import { hookRequest } from '../../kit/testing/index.js';

/** Who says something on a platform; `us` is our own message coming back. */
export type Speaker = 'visitor' | 'operator' | 'note' | 'us';

export interface Said {
  by: Speaker;
  conversationId: string;
  messageId: string;
  text: string;
  at: Date;
  /** Our idempotency key, where we said it. */
  key?: string;
}

/** What a platform may tell of besides the words of its visitors. */
export const tidings = ['operator', 'note', 'us', 'edit', 'remove'] as const;
export type Tiding = (typeof tidings)[number];

/** How a platform words in its hooks what happens there; each hook goes through the connector's own `parse`. */
export interface Dialect {
  name: string;
  /** What the platform tells nothing of, and why. Everything else it tells. */
  lacks: Readonly<Partial<Record<Tiding, string>>>;
  /** What the host has to know of it, where it is not told our mark or cannot be asked for it. */
  traits: Partial<Traits>;
  /** What a conversation and a message are called here. */
  newConversationId: () => string;
  newMessageId: () => string;
  /** The id that the platform gives to what we send with this key, and the mark it carries in its echo. */
  idOfOurs: (key: string) => string;
  markOf: (key: string) => string;
  say: (said: Said) => readonly ConnectorEvent[];
  edit: (said: Said) => readonly ConnectorEvent[];
  remove: (said: Said) => readonly ConnectorEvent[];
}

/** How a platform tells of something that it has no hook for. */
export const silent = (): readonly ConnectorEvent[] => [];

/** What a platform that has a hook for everything lacks, and what the host must know of it. */
const tellsAll = { lacks: {}, traits: {} };

/** What an editing or a deletion of a message, or a message of that speaker is told as. */
export const tellOf = (dialect: Dialect, tiding: Tiding, said: Said): readonly ConnectorEvent[] =>
  tiding === 'edit' || tiding === 'remove' ? dialect[tiding](said) : dialect.say({ ...said, by: tiding });

const websiteId = '5f2c9a10-3d7e-4b61-9c0e-7a1d2f4b8e33';

export const bound = <Config, State>(
  connector: Connector<Config, State>,
  given: unknown,
  state: unknown,
) => ({
  config: connector.config.parse(given),
  state: connector.state.parse(state),
});

export function crispDialect(): Dialect {
  const connector = crispWith({});
  const token = { token_kind: 'plugin', token_identifier: 'id', token_key: 'key', signing_secret: 'secret' };
  const binding = bound(connector, { website_id: websiteId, ...token }, {});
  const events = (event: string, data: object, at: Date) =>
    connector.parse(
      hookRequest({
        body: { website_id: websiteId, event, data: { website_id: websiteId, ...data }, timestamp: +at },
      }),
      binding,
    ).events;
  const markOf = (key: string) => connector.markOf?.(key) ?? key;
  const addressOf = ({ conversationId, messageId }: Said) => ({
    session_id: conversationId,
    fingerprint: Number(messageId),
  });
  return {
    ...{ ...tellsAll, name: 'Crisp' },
    newConversationId: () => `session_${randomUUID()}`,
    newMessageId: () => String(Math.floor(Math.random() * 2 ** 46)),
    ...{ idOfOurs: markOf, markOf },
    say: (said) => {
      const isVisitors = said.by === 'visitor';
      const message = {
        ...{ ...addressOf(said), type: said.by === 'note' ? 'note' : 'text', origin: 'chat' },
        ...{ from: isVisitors ? 'user' : 'operator', content: said.text, timestamp: +said.at, stamped: true },
        user: { nickname: 'Somebody', user_id: isVisitors ? said.conversationId : randomUUID() },
        ...(said.by === 'us'
          ? { automated: true, user: { type: 'participant', nickname: 'Assistant' } }
          : {}),
      };
      return events(isVisitors ? 'message:send' : 'message:received', message, said.at);
    },
    edit: (said) => events('message:updated', { ...addressOf(said), content: said.text }, said.at),
    remove: (said) => events('message:removed', addressOf(said), said.at),
  };
}

export function papercupsDialect(): Dialect {
  const accountId = '3b420222-98e2-4a68-98e7-781e5ee037b0';
  const botUserId = 27;
  const binding = bound(
    papercups,
    { base_url: 'https://papercups.example', api_key: 'key' },
    { account_id: accountId, bot_user_id: botUserId },
  );
  const say = ({ by, conversationId, messageId, text, at, key }: Said) => {
    const isVisitors = by === 'visitor';
    const wholeSeconds = `${at.toISOString().slice(0, 19)}Z`;
    const payload = {
      ...{ id: messageId, object: 'message', account_id: accountId, conversation_id: conversationId },
      ...{ body: text, sent_at: wholeSeconds, created_at: wholeSeconds.slice(0, -1), attachments: [] },
      ...{
        type: by === 'us' ? 'bot' : by === 'note' ? 'note' : 'reply',
        private: by === 'note',
        source: 'chat',
      },
      ...{
        customer_id: isVisitors ? conversationId : null,
        user_id: isVisitors ? null : by === 'us' ? botUserId : 12,
      },
      ...(key === undefined ? { metadata: null } : { metadata: { patchbay: key } }),
    };
    return papercups.parse(hookRequest({ body: { event: 'message:created', payload } }), binding).events;
  };
  return {
    ...{ name: 'Papercups', newConversationId: randomUUID, newMessageId: randomUUID },
    // Its id is the server's; that it is the same for the same key keeps a story readable.
    ...{ idOfOurs: (key) => key, markOf: (key) => key },
    ...{ say, edit: silent, remove: silent },
    lacks: {
      edit: 'Papercups has no way to edit a message.',
      remove: 'Papercups tells nobody when a message is deleted.',
    },
    traits: {},
  };
}

export function chatwootDialect(): Dialect {
  const made = { account_id: 3, bot_id: 5, bot_token: 'bot', hook_secret: 'secret', inbox_ids: [7] };
  const state = { ...made, hook_url: 'https://patchbay.example/hooks/chatwoot/token' };
  const binding = bound(chatwoot, { access_token: 'token' }, state);
  const senders = {
    visitor: { id: 412, name: 'Somebody' },
    operator: { id: 21, name: 'Maya', type: 'user' },
    note: { id: 21, name: 'Maya', type: 'user' },
    us: { id: 5, name: 'Assistant', type: 'agent_bot' },
  };
  const events = (event: string, { by, conversationId, messageId, text, at, key }: Said, change = {}) => {
    const body = {
      ...{ event, account: { id: 3 }, id: Number(messageId), content: text, created_at: at.toISOString() },
      ...{ message_type: by === 'visitor' ? 'incoming' : 'outgoing', private: by === 'note' },
      ...{ sender: senders[by], content_attributes: { ...(key && { patchbay: key }), ...change } },
      conversation: { id: Number(conversationId), status: 'pending', meta: {} },
    };
    return chatwoot.parse(hookRequest({ body }), binding).events;
  };
  const numberBelow = (bound: number) => String(Math.floor(Math.random() * bound));
  return {
    ...{ ...tellsAll, name: 'Chatwoot', newConversationId: () => numberBelow(2 ** 40) },
    traits: { keepsWithBot: true },
    newMessageId: () => numberBelow(2 ** 46),
    // Its id is the server's; that it is the same for the same key keeps a story readable.
    ...{ idOfOurs: numberOf, markOf: (key) => key },
    say: (said) => events('message_created', said),
    edit: (said) => events('message_updated', said),
    remove: (said) => events('message_updated', said, { deleted: true }),
  };
}

/** A number for a key. */
const numberOf = (key: string): string =>
  String(Number.parseInt(createHash('sha256').update(key).digest('hex').slice(0, 12), 16));

/** The chat window: the vendor is us, so its events are made by the host. */
export function widgetDialect(): Dialect {
  const ids = ({ conversationId, messageId }: Said) => ({
    conversation_id: conversationId,
    message_id: messageId,
  });
  const roles = { visitor: 'visitor', operator: 'operator', note: 'operator', us: 'bot' } as const;
  return {
    ...{ ...tellsAll, name: 'the chat window' },
    ...{ newConversationId: randomUUID, newMessageId: randomUUID },
    ...{ idOfOurs: (key) => key, markOf: (key) => key },
    say: (said) => [
      {
        ...{
          kind: 'message',
          ...ids(said),
          role: roles[said.by],
          private: said.by === 'note',
          text: said.text,
        },
        ...{ attachments: [], sent_at: said.at.toISOString() },
        ...(said.key === undefined ? {} : { mark: said.key }),
      },
    ],
    edit: (said) => [{ kind: 'message-edited', ...ids(said), text: said.text, at: said.at.toISOString() }],
    remove: (said) => [{ kind: 'message-deleted', ...ids(said), at: said.at.toISOString() }],
  };
}
