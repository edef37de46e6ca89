import { findApiKey } from '../accounts/api-keys.js';
import { spend } from '../billing/spend.js';
import { ChatReply, ChatRequest, ChatTrial } from '../contract/chat.js';
import type { TenantConfig } from '../contract/config.js';
import { permissionsOfScopes } from '../contract/permissions.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { RequestFacts } from '../platform/http/caller.js';
import { endpoint, type ResponseFacts } from '../platform/http/endpoint.js';
import type { KeyOwner } from '../platform/http/idempotency.js';
import type { Limiter } from '../platform/http/rate-limit.js';
import { forInstallation, forTenant } from '../platform/scoped-key.js';
import { sha256 } from '../platform/ids.js';
import { chat, type Chat, type ChatDeps } from './chat.js';

export type ChatEndpointDeps = ChatDeps & { limiter: Limiter; publicUrl: string };

const perKey = { name: 'chat-key', points: 600, perSeconds: 60 };
const guesses = { name: 'chat-unknown', points: 30, perSeconds: 60 };

/**
 * `POST /api/v1/chat`. The key is an API key, or the account token of a connected inbox: that one stands in public pages,
 * so it has a visitor's rights only, from the tenant's own website, within the tenant's limits.
 */
const postChat = endpoint({
  method: 'POST',
  path: '/api/v1/chat',
  summary: 'Ask, and get the answer now',
  tag: 'Chat',
  access: 'public',
  credential: 'chat',
  cors: 'declared',
  takesKey: true,
  body: ChatRequest,
  reply: ChatReply,
  errors: [
    'unauthorized',
    'missing-scope',
    'origin-not-allowed',
    'rate-limited',
    'budget-exhausted',
    'unavailable',
  ],
  handle: async ({ body, request, response, once }, deps: ChatEndpointDeps) => {
    const key = request.headers['x-api-key'];
    if (typeof key !== 'string' || key === '') throw new AppError('unauthorized');
    const { caller, ...identified } =
      (await byApiKey(key, deps)) ??
      (await byAccountToken({ key, sessionId: body.session_id, request, response }, deps));
    return once({ tenantId: identified.tenantId, caller }, () => chat({ ...body, ...identified }, deps));
  },
});

type Identified = Pick<Chat, 'tenantId' | 'namespace'> & Pick<KeyOwner, 'caller'>;

async function byApiKey(key: string, deps: ChatEndpointDeps): Promise<Identified | undefined> {
  const found = await findApiKey(key, deps);
  if (!found) return undefined;
  if (found.tenant_status !== 'active') throw new AppError('tenant-suspended');
  if (!permissionsOfScopes(found.scopes).includes('chat:write')) throw new AppError('missing-scope');
  await deps.limiter.consume(perKey, forTenant(found.tenant_id, found.id));
  return { tenantId: found.tenant_id, namespace: 'key', caller: `key ${found.id}` };
}

interface PublicCall {
  key: string;
  sessionId: string;
  request: RequestFacts;
  response: ResponseFacts;
}

async function byAccountToken(
  { key, sessionId, request, response }: PublicCall,
  deps: ChatEndpointDeps,
): Promise<Identified> {
  await deps.limiter.consume(guesses, forInstallation(request.address));
  const bound = await deps.resolver.byAccountToken(key);
  if (!bound) throw new AppError('unauthorized');
  const { tenant_id: tenantId, tenant_config: config, tenant_status: status } = bound.row;
  if (status !== 'active') throw new AppError('tenant-suspended');
  checkOrigin({ origin: request.origin, config, publicUrl: deps.publicUrl }, response);
  const { limits } = config;
  const perVisitor = { name: 'chat-visitor', points: limits.messages_per_visitor_per_minute, perSeconds: 60 };
  const perAddress = { name: 'chat-address', points: limits.messages_per_address_per_minute, perSeconds: 60 };
  await deps.limiter.consume(perAddress, forTenant(tenantId, request.address));
  await deps.limiter.consume(perVisitor, forTenant(tenantId, sessionId));
  const isLeft = await inTenant(deps.db, tenantId, (tx) =>
    spend(tx, { kind: 'public-messages', limit: limits.messages_per_day }),
  );
  if (!isLeft) throw new AppError('budget-exhausted');
  return { tenantId, namespace: 'public', caller: `visitor ${sha256(`${bound.row.id} ${sessionId}`)}` };
}

interface OriginCheck {
  origin: string | undefined;
  config: TenantConfig;
  publicUrl: string;
}

/** A browser tells which page calls; only the tenant's own website, as its business data names it, may. */
function checkOrigin({ origin, config, publicUrl }: OriginCheck, response: ResponseFacts): void {
  if (origin === undefined) return;
  const allowed = [publicUrl, config.business.website]
    .filter((url) => url !== undefined)
    .map((url) => new URL(url).origin);
  if (!allowed.includes(origin)) throw new AppError('origin-not-allowed');
  response.header('Access-Control-Allow-Origin', origin);
  response.header('Vary', 'Origin');
}

/** As fast as somebody types, and no faster: each question may ask the language model. */
const perTrial = { name: 'chat-trial', points: 30, perSeconds: 60 };

/**
 * The same for the team itself, who sign in and need no key: what they ask runs through everything that a visitor's words do,
 * and is a conversation like any other. Sessions of one person are never those of another, nor a visitor's.
 */
const tryChat = endpoint({
  method: 'POST',
  path: '/api/v1/chat/try',
  summary: 'Ask as a visitor would, and get the answer with why it was given',
  tag: 'Chat',
  access: 'chat:write',
  body: ChatRequest,
  reply: ChatTrial,
  errors: ['rate-limited', 'unavailable'],
  handle: async ({ body, caller }, deps: ChatEndpointDeps) => {
    const who = caller.personId ?? caller.keyId ?? '';
    await deps.limiter.consume(perTrial, forTenant(caller.tenantId, who));
    return chat({ ...body, tenantId: caller.tenantId, namespace: `try ${who}` }, deps);
  },
});

export const chatEndpoints = [postChat, tryChat];
