import {
  PostMessage,
  SessionReply,
  SessionRequest,
  WidgetConfig,
  WidgetConfigQuery,
  WidgetHistory,
  WidgetQuery,
} from '../contract/widget.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { endpoint, rawEndpoint } from '../platform/http/endpoint.js';
import type { ReceiveDeps } from './receive-hook.js';
import { openWidgetEvents, type WidgetEventsDeps } from './widget-events.js';
import { asVisitor, enterAsVisitor, type Entered, enterWidget } from './widget-guard.js';
import { readWidgetHistory } from './widget-history.js';
import { postWidgetMessage } from './widget-post.js';
import { type WidgetScript, widgetScriptReply } from './widget-script.js';
import { isBotSpeaking, widgetSettings } from './widget-settings.js';
import { openWidgetSession } from './widget-visitor.js';

/** The chat window's own surface. All of it is public: a page's key says whose it is, the visitor's token who asks. */

export interface WidgetDeps extends WidgetEventsDeps, Omit<ReceiveDeps, 'live'> {
  resolver: ReceiveDeps['resolver'];
  live: WidgetEventsDeps['live'] & ReceiveDeps['live'];
  readScript: () => Promise<WidgetScript>;
  product: WidgetConfig['product'];
}

const sessionRule = { name: 'widget-session', points: 60, perSeconds: 60 };

const widgetConfig = endpoint({
  method: 'GET',
  path: '/api/widget/config',
  summary: 'How the chat window looks',
  tag: 'Widget',
  access: 'public',
  cors: 'declared',
  errors: ['not-found', 'origin-not-allowed', 'rate-limited'],
  query: WidgetConfigQuery,
  reply: WidgetConfig,
  handle: async ({ query, ...call }, deps: WidgetDeps) => {
    const bound = await enterWidget(query.key, call, deps);
    const { tenant_id, assistant_id, tenant_config } = bound.row;
    const { consent_text } = await inTenant(deps.db, tenant_id, (tx) => deps.readSettings(tx, assistant_id));
    const language = tenant_config.languages[0] ?? 'en';
    return { ...widgetSettings(bound), consent_text, language, product: deps.product };
  },
});

const openSession = endpoint({
  method: 'POST',
  path: '/api/widget/session',
  summary: 'Become a visitor, or be known again',
  tag: 'Widget',
  access: 'public',
  cors: 'declared',
  errors: ['not-found', 'origin-not-allowed', 'rate-limited'],
  query: WidgetQuery,
  body: SessionRequest,
  reply: SessionReply,
  handle: async ({ body, ...call }, deps: WidgetDeps) => {
    const bound = await enterWidget(body.public_key, call, deps);
    await deps.limiter.consume(sessionRule, call.request.address);
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
  cors: 'declared',
  errors: visitorErrors,
  query: WidgetQuery,
  reply: WidgetHistory,
  handle: async ({ query, ...call }, deps: WidgetDeps) =>
    readHistory(await enterAsVisitor(query.key, call, deps), deps),
});

const postMessage = endpoint({
  method: 'POST',
  path: '/api/widget/messages',
  summary: 'Write a message; the answer is the conversation with it',
  tag: 'Widget',
  access: 'public',
  cors: 'declared',
  errors: [...visitorErrors, 'budget-exhausted'],
  query: WidgetQuery,
  body: PostMessage,
  reply: WidgetHistory,
  handle: async ({ query, body, ...call }, deps: WidgetDeps) => {
    const entered = await enterAsVisitor(query.key, call, deps);
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
  cors: 'declared',
  errors: visitorErrors,
  query: WidgetQuery,
  contentType: 'text/event-stream',
  handle: async ({ query, request, response, parse }, deps: WidgetDeps) => {
    const { key } = parse(WidgetQuery, query);
    const entered = await enterAsVisitor(key, { request, response }, deps);
    return openWidgetEvents(entered, request, deps);
  },
});

const widgetScript = rawEndpoint({
  method: 'GET',
  path: '/widget.js',
  summary: 'The chat window, as the script that a page includes',
  tag: 'Widget',
  access: 'public',
  contentType: 'text/javascript',
  handle: async ({ request }, { readScript }: WidgetDeps) =>
    widgetScriptReply(await readScript(), request.headers),
});

export const widgetEndpoints = [
  widgetConfig,
  openSession,
  listMessages,
  postMessage,
  followEvents,
  widgetScript,
];
