import { z } from 'zod';
import { emitAbout } from './emit-events.js';
import { dispatched } from './refusal.js';
import { bodyOf, onConversation, type ConversationCall, type Route } from './route.js';
import type { ConversationRow } from './rows.js';
import type { World } from './world.js';

/** What is exchanged beside messages: who is typing, and what was read. crisp: WebsiteConversation of the Node client. */

const from = z.enum(['user', 'operator']);

const Compose = z.strictObject({
  type: z.enum(['start', 'stop']),
  from,
  excerpt: z.string().optional(),
  stealth: z.boolean().optional(),
  automated: z.boolean().optional(),
});

/** Keeps who types and announces it; only plugin hooks carry these events. */
export function changeCompose(
  conversation: ConversationRow,
  { author, ...body }: z.output<typeof Compose> & { author: Record<string, string> },
  world: Pick<World, 'now' | 'emit'>,
): void {
  const timestamp = world.now();
  const { type, excerpt = '', automated } = body;
  if (body.from === 'user') {
    conversation.compose.visitor = { type, excerpt, timestamp };
    const fields = { excerpt, timestamp, type };
    emitAbout(conversation, { event: 'message:compose:send', fields }, world);
    return;
  }
  const flags = automated === undefined ? {} : { automated };
  conversation.compose.operator = { type, timestamp, user: author, ...flags };
  const fields = { excerpt, timestamp, type, user: author, ...flags };
  emitAbout(conversation, { event: 'message:compose:receive', fields }, world);
}

const Receipt = z.strictObject({
  from,
  origin: z.string().min(1),
  fingerprints: z.array(z.int().nonnegative()).optional(),
});

/** Messages of that author that have no receipt yet: the named ones, or all. */
function marked(
  conversation: ConversationRow,
  body: z.output<typeof Receipt>,
  receipt: 'read' | 'delivered',
): number[] {
  const wanted = conversation.messages.filter(
    (one) => one.from === body.from && (!body.fingerprints || body.fingerprints.includes(one.fingerprint)),
  );
  for (const message of wanted) message[receipt] = body.origin;
  return wanted.map(({ fingerprint }) => fingerprint);
}

/** Marks messages as read. `from` names their author, not the reader: comments of the official importer. */
export function markRead(
  conversation: ConversationRow,
  body: z.output<typeof Receipt>,
  world: Pick<World, 'emit'>,
): void {
  const fingerprints = marked(conversation, body, 'read');
  conversation.unread[body.from === 'user' ? 'operator' : 'visitor'] = 0;
  const side = body.from === 'user' ? 'send' : 'received';
  const fields = { origin: body.origin, fingerprints };
  emitAbout(conversation, { event: `message:acknowledge:read:${side}`, fields }, world);
}

/** Marks messages as delivered to their reader's channel. */
export function markDelivered(
  conversation: ConversationRow,
  body: z.output<typeof Receipt>,
  world: Pick<World, 'emit'>,
): void {
  const fingerprints = marked(conversation, body, 'delivered');
  const fields = { origin: body.origin, fingerprints };
  emitAbout(conversation, { event: 'message:acknowledge:delivered', fields }, world);
}

const Unread = z.strictObject({ from });

function markUnread(call: ConversationCall) {
  const body = bodyOf(Unread, call);
  const last = call.conversation.messages.findLast((one) => one.from === body.from);
  if (last) last.read = '';
  call.conversation.unread[body.from === 'user' ? 'operator' : 'visitor'] = last ? 1 : 0;
  return dispatched({});
}

export const exchangeRoutes: Route[] = [
  onConversation({
    name: 'compose',
    method: 'PATCH',
    path: '/compose',
    handle: (call, world) => {
      const nickname = call.caller.tier === 'plugin' ? call.caller.plugin.name : call.website.name;
      changeCompose(call.conversation, { ...bodyOf(Compose, call), author: { nickname } }, world);
      return dispatched({});
    },
  }),
  onConversation({
    name: 'read',
    method: 'PATCH',
    path: '/read',
    handle: (call, world) => {
      markRead(call.conversation, bodyOf(Receipt, call), world);
      return dispatched({});
    },
  }),
  onConversation({
    name: 'delivered',
    method: 'PATCH',
    path: '/delivered',
    handle: (call, world) => {
      markDelivered(call.conversation, bodyOf(Receipt, call), world);
      return dispatched({});
    },
  }),
  onConversation({ name: 'unread', method: 'PATCH', path: '/unread', handle: markUnread }),
];
