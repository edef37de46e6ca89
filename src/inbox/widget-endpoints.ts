import {
  PostMessage,
  SessionReply,
  SessionRequest,
  WidgetConfig,
  WidgetHistory,
  WidgetQuery,
} from '../contract/widget.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { endpoint, rawEndpoint } from '../platform/http/endpoint.js';
import { forTenant } from '../platform/scoped-key.js';
import type { ReceiveDeps } from './receive-hook.js';
import { openWidgetEvents, type WidgetEventsDeps } from './widget-events.js';
import { asVisitor, enterAsVisitor, type Entered, enterWidget } from './widget-guard.js';
import { readWidgetHistory } from './widget-history.js';
import { postWidgetMessage } from './widget-post.js';
import { isBotSpeaking, widgetSettings } from './widget-settings.js';
import { openWidgetSession } from './widget-visitor.js';

/** The chat window's own surface. All of it is public: a page's key says whose it is, the visitor's token who asks. */

export interface WidgetDeps extends WidgetEventsDeps, Omit<ReceiveDeps, 'live'> {
  resolver: ReceiveDeps['resolver'];
  live: WidgetEventsDeps['live'] & ReceiveDeps['live'];
  productName: string;
}

const sessionRule = { name: 'widget-session', points: 60, perSeconds: 60 };

const widgetConfig = endpoint({
  method: 'GET',
  path: '/api/widget/config',
  summary: 'How the chat window looks',
  tag: 'Widget',
  access: 'public',
  cors: 'declared',
  onTeamHosts: true,
  errors: ['not-found', 'origin-not-allowed', 'rate-limited'],
  query: WidgetQuery,
  reply: WidgetConfig,
  handle: async ({ query, ...call }, deps: WidgetDeps) => {
    const bound = await enterWidget(query.key, call, deps);
    const { tenant_id, assistant_id, tenant_config } = bound.row;
    const { consent_text } = await inTenant(deps.db, tenant_id, (tx) => deps.readSettings(tx, assistant_id));
    const language = tenant_config.languages[0] ?? 'en';
    const product = { name: deps.productName, url: null };
    return { ...widgetSettings(bound), consent_text, language, product };
  },
});

const openSession = endpoint({
  method: 'POST',
  path: '/api/widget/session',
  summary: 'Become a visitor, or be known again',
  tag: 'Widget',
  access: 'public',
  cors: 'declared',
  onTeamHosts: true,
  errors: ['not-found', 'origin-not-allowed', 'rate-limited'],
  body: SessionRequest,
  reply: SessionReply,
  handle: async ({ body, ...call }, deps: WidgetDeps) => {
    const bound = await enterWidget(body.public_key, call, deps);
    await deps.limiter.consume(sessionRule, forTenant(bound.row.tenant_id, call.request.address));
    const opened = await inTenant(deps.db, bound.row.tenant_id, (tx) => openWidgetSession(tx, bound, body));
    return { visitor_token: opened.token, conversation: opened.conversation };
  },
});

const visitorErrors = ['unauthorized', 'not-found', 'origin-not-allowed', 'rate-limited'] as const;

const readHistory = (entered: Entered, deps: WidgetDeps): Promise<WidgetHistory> =>
  asVisitor(entered, deps, async (tx, visitor) =>
    readWidgetHistory(tx, visitor, await isBotSpeaking(tx, entered.bound, deps)),
  );

const listMessages = endpoint({
  method: 'GET',
  path: '/api/widget/messages',
  summary: 'What was said',
  tag: 'Widget',
  access: 'public',
  credential: 'visitor',
  cors: 'declared',
  onTeamHosts: true,
  errors: visitorErrors,
  reply: WidgetHistory,
  handle: async (call, deps: WidgetDeps) => readHistory(await enterAsVisitor(call, deps), deps),
});

const postMessage = endpoint({
  method: 'POST',
  path: '/api/widget/messages',
  summary: 'Write a message; the answer is the conversation with it',
  tag: 'Widget',
  access: 'public',
  credential: 'visitor',
  cors: 'declared',
  onTeamHosts: true,
  errors: [...visitorErrors, 'budget-exhausted'],
  body: PostMessage,
  reply: WidgetHistory,
  handle: async ({ body, ...call }, deps: WidgetDeps) => {
    const entered = await enterAsVisitor(call, deps);
    await postWidgetMessage(entered, { message: body, address: call.request.address }, deps);
    return readHistory(entered, deps);
  },
});

const followEvents = rawEndpoint({
  method: 'GET',
  path: '/api/widget/events',
  summary: 'Hear at once what happens in the conversation (server-sent events with a LiveEvent each)',
  tag: 'Widget',
  access: 'public',
  credential: 'visitor',
  cors: 'declared',
  onTeamHosts: true,
  errors: visitorErrors,
  contentType: 'text/event-stream',
  handle: async (call, deps: WidgetDeps) =>
    openWidgetEvents(await enterAsVisitor(call, deps), call.request, deps),
});

export const widgetEndpoints = [widgetConfig, openSession, listMessages, postMessage, followEvents];
