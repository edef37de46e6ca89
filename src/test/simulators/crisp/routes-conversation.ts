import { z } from 'zod';
import { changeMeta } from './change-meta.js';
import { emitAbout } from './emit-events.js';
import { listConversations } from './list-conversations.js';
import { newConversation } from './new-conversation.js';
import { added, listed, removed, resolved, updated } from './refusal.js';
import { bodyOf, onConversation, onWebsite, pageOf, type Route } from './route.js';
import type { ConversationRow } from './rows.js';
import { setState } from './store-message.js';
import { viewConversation } from './view-conversation.js';
import type { World } from './world.js';

const State = z.strictObject({
  state: z.enum(['pending', 'unresolved', 'resolved']),
  user: z.record(z.string(), z.unknown()).optional(),
  origin: z.string().optional(),
});

const Meta = z.strictObject({
  nickname: z.string().optional(),
  email: z.union([z.email(), z.literal('')]).optional(),
  phone: z.string().optional(),
  address: z.string().optional(),
  subject: z.string().optional(),
  avatar: z.string().optional(),
  segments: z.array(z.string()).optional(),
  data: z.record(z.string(), z.unknown()).optional(),
});

const Routing = z.strictObject({
  assigned: z.strictObject({ user_id: z.string() }).nullable(),
  silent: z.boolean().optional(),
});

const Inbox = z.strictObject({ inbox_id: z.string().nullable() });

/** Assigns an operator, or nobody, and announces it to plugin hooks. */
export function assign(
  conversation: ConversationRow,
  userId: string | null,
  world: Pick<World, 'emit' | 'now'>,
): void {
  const previous_routing_id = conversation.assigned?.user_id ?? null;
  conversation.assigned = userId === null ? null : { user_id: userId };
  conversation.updated_at = world.now();
  const fields = { routing_id: userId, previous_routing_id };
  emitAbout(conversation, { event: 'session:set_routing', fields }, world);
}

const stateRoutes = [
  onConversation({
    name: 'state.get',
    method: 'GET',
    path: '/state',
    handle: ({ conversation: { state } }) => resolved({ state }),
  }),
  onConversation({
    name: 'state.patch',
    method: 'PATCH',
    path: '/state',
    handle: (call, world) => {
      setState(call.conversation, bodyOf(State, call).state, world);
      return updated();
    },
  }),
  onConversation({
    name: 'meta.get',
    method: 'GET',
    path: '/meta',
    handle: ({ conversation: { meta } }) => resolved(meta),
  }),
  onConversation({
    name: 'meta.patch',
    method: 'PATCH',
    path: '/meta',
    handle: (call, world) => {
      changeMeta(call.conversation, bodyOf(Meta, call), world);
      return updated();
    },
  }),
  onConversation({
    name: 'routing.get',
    method: 'GET',
    path: '/routing',
    handle: ({ conversation: { assigned } }) => resolved({ assigned }),
  }),
  onConversation({
    name: 'routing.patch',
    method: 'PATCH',
    path: '/routing',
    handle: (call, world) => {
      assign(call.conversation, bodyOf(Routing, call).assigned?.user_id ?? null, world);
      return updated();
    },
  }),
  onConversation({
    name: 'inbox.patch',
    method: 'PATCH',
    path: '/inbox',
    handle: (call, world) => {
      const fields = bodyOf(Inbox, call);
      call.conversation.inbox_id = fields.inbox_id;
      emitAbout(call.conversation, { event: 'session:set_inbox' }, world);
      return updated();
    },
  }),
];

/** One page, of twenty, of what the visitor looked at, did or sent. */
function pageIn(items: readonly unknown[], page: number): unknown[] {
  return items.slice((page - 1) * 20, page * 20);
}

const historyRoutes = [
  onConversation({
    name: 'pages.list',
    method: 'GET',
    path: '/pages/:page',
    handle: (call) => listed(pageIn(call.conversation.pages, pageOf(call))),
  }),
  onConversation({
    name: 'events.list',
    method: 'GET',
    path: '/events/:page',
    handle: (call) => listed(pageIn(call.conversation.events, pageOf(call))),
  }),
  onConversation({
    name: 'files.list',
    method: 'GET',
    path: '/files/:page',
    handle: (call) => {
      const files = call.conversation.messages.filter(({ type }) => type === 'file');
      const contents = files.map(({ content }) => content);
      return listed(pageIn(contents, pageOf(call)));
    },
  }),
];

/** Routes on conversations. crisp: WebsiteConversation of the Node client. */
export const conversationRoutes: Route[] = [
  ...stateRoutes,
  ...historyRoutes,
  onConversation({
    name: 'conversation.get',
    method: 'GET',
    path: '',
    handle: ({ conversation }) => resolved(viewConversation(conversation)),
  }),
  onConversation({
    name: 'conversation.remove',
    method: 'DELETE',
    path: '',
    handle: ({ website, conversation }, world) => {
      website.conversations.delete(conversation.session_id);
      emitAbout(conversation, { event: 'session:removed' }, world);
      return removed();
    },
  }),
  onWebsite({
    name: 'conversation.create',
    method: 'POST',
    path: '/conversation',
    handle: (call, world) => {
      bodyOf(z.strictObject({}), call);
      const conversation = newConversation(call.website.website_id, {}, world);
      call.website.conversations.set(conversation.session_id, conversation);
      return added({ session_id: conversation.session_id });
    },
  }),
  onWebsite({
    name: 'conversations.list',
    method: 'GET',
    path: '/conversations/:page',
    handle: (call) => {
      const page = listConversations(call.website.conversations.values(), call.query, pageOf(call));
      return listed(page.map(viewConversation));
    },
  }),
];
