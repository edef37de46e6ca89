import { randomUUID } from 'node:crypto';
import { apiKeyView, meView } from './account-views.js';
import { refuseDisabled } from './authenticate.js';
import { cast, requireColumns } from './cast.js';
import { caller, created, deleted, existing, ok, pathId, wrapped } from './endpoint.js';
import type { Call, Endpoint } from './endpoint.js';
import { ApiKeyInput } from './inputs.js';
import { statedError } from './refusal.js';
import { apiKeyValue, openSession } from './tokens.js';
import type { World } from './world.js';

/** papercups: lib/chat_api_web/controllers/session_controller.ex:8-36 */
function createSession(call: Call, world: World) {
  const { email, password } = wrapped(call, 'user');
  const user = world.state.users.all().find((one) => one.email === email && one.password === password);
  if (user === undefined) throw statedError(401, 'Invalid email or password');
  refuseDisabled(user);
  return ok(openSession(user, world));
}

/** The renew token is the credential; it is burnt by its use (papercups: lib/chat_api_web/api_auth_plug.ex:84-96). */
function renewSession(call: Call, world: World) {
  const token = call.headers.authorization ?? '';
  const { renewTokens } = world.state.sessions;
  const renewal = renewTokens.get(token);
  const isValid = renewal !== undefined && renewal.untilMs > world.now().getTime();
  const user = isValid ? world.state.users.get(renewal.userId) : undefined;
  if (user === undefined) throw statedError(401, 'Invalid token');
  renewTokens.delete(token);
  return ok(openSession(user, world));
}

function deleteSession(call: Call, world: World) {
  world.state.sessions.tokens.delete(call.headers.authorization ?? '');
  return ok({});
}

/** The label stands at the top, not in a wrapper (personal_api_key_controller.ex:19-38). */
function createApiKey(call: Call, world: World) {
  const user = caller(call);
  const values = cast(call.body, { label: 'short' });
  requireColumns(values, ['label']);
  const key = world.state.apiKeys.put({
    id: randomUUID(),
    account_id: user.account_id,
    user_id: user.id,
    label: ApiKeyInput.parse(values).label,
    value: apiKeyValue(user),
  });
  return created('personal_api_keys', apiKeyView(key));
}

function listApiKeys(call: Call, world: World) {
  const keys = world.state.apiKeys.all().filter((key) => key.user_id === caller(call).id);
  return ok(keys.map(apiKeyView));
}

function deleteApiKey(call: Call, world: World) {
  world.state.apiKeys.remove(existing(world.state.apiKeys.get(pathId(call))).id);
  return deleted;
}

const me = (call: Call) => ok(meView(caller(call)));

export const sessionEndpoints: Endpoint[] = [
  { name: 'session.create', method: 'POST', path: '/api/session', auth: 'none', handle: createSession },
  { name: 'session.renew', method: 'POST', path: '/api/session/renew', auth: 'none', handle: renewSession },
  { name: 'session.delete', method: 'DELETE', path: '/api/session', auth: 'none', handle: deleteSession },
  { name: 'session.me', method: 'GET', path: '/api/me', auth: 'session', handle: me },
  { name: 'me', method: 'GET', path: '/api/v1/me', auth: 'api-key', handle: me },
  { name: 'keys.list', method: 'GET', path: '/api/personal_api_keys', auth: 'session', handle: listApiKeys },
  {
    name: 'keys.create',
    method: 'POST',
    path: '/api/personal_api_keys',
    auth: 'session',
    handle: createApiKey,
  },
  {
    name: 'keys.delete',
    method: 'DELETE',
    path: '/api/personal_api_keys/:id',
    auth: 'session',
    handle: deleteApiKey,
  },
];
