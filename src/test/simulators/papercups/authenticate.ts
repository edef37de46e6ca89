import type { IncomingHttpHeaders } from 'node:http';
import type { Endpoint } from './endpoint.js';
import type { UserRecord } from './records.js';
import { notAuthenticated, statedError } from './refusal.js';
import type { World } from './world.js';

const keyCacheMs = 30 * 60_000;

/**
 * The user behind a request, or null on public routes. Neither credential works on the other's side.
 * Sources: papercups: lib/chat_api_web/api_auth_plug.ex:110-118, public_api_auth_plug.ex:25-37,71-78.
 */
export function authenticate(
  auth: Endpoint['auth'],
  headers: IncomingHttpHeaders,
  world: World,
): UserRecord | null {
  if (auth === 'none') return null;
  const value = headers.authorization ?? '';
  const user = auth === 'session' ? sessionUser(value, world) : keyUser(value, world);
  if (user === undefined) throw notAuthenticated();
  refuseDisabled(user);
  return user;
}

/** papercups: lib/chat_api_web/ensure_user_enabled_plug.ex:46-56 */
export function refuseDisabled(user: UserRecord): void {
  if (user.disabled_at === null && user.archived_at === null) return;
  throw statedError(401, 'Your account is disabled. Please contact your team admin to enable your account.');
}

function sessionUser(token: string, { state, now }: World): UserRecord | undefined {
  const session = state.sessions.tokens.get(token);
  if (session === undefined || session.untilMs <= now().getTime()) return undefined;
  return state.users.get(session.userId);
}

/** Exactly `Bearer <key>`. The cache outlives the key and the user's standing, for 30 minutes after the first look-up. */
function keyUser(header: string, { state, now }: World): UserRecord | undefined {
  if (!header.startsWith('Bearer ')) return undefined;
  const value = header.slice('Bearer '.length);
  const cached = state.sessions.keyCache.get(value);
  if (cached !== undefined && cached.untilMs > now().getTime()) return cached.user;

  const key = state.apiKeys.all().find((one) => one.value === value);
  const user = key === undefined ? undefined : state.users.get(key.user_id);
  if (user === undefined) state.sessions.keyCache.delete(value);
  else state.sessions.keyCache.set(value, { user, untilMs: now().getTime() + keyCacheMs });
  return user;
}
