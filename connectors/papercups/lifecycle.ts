import { z } from 'zod';
import { ConnectorError, explain, type HttpCall, type HttpClient, ifFound } from '../../src/kit/index.js';
import { wrongServer } from '../../src/kit/index.js';
import { callApi, headersFor, type Papercups } from './api.js';
import type { Config } from './config.js';
import { inData } from './schemas.js';

const Me = inData(z.object({ id: z.number().int(), account_id: z.guid() }));
const SignedIn = inData(z.object({ token: z.string().min(1), account_id: z.guid() }));
const Subscription = z.object({ id: z.guid(), webhook_url: z.string(), verified: z.boolean() });

/**
 * Asks whose the key is, and registers the webhook where a sign-in was given. A webhook that cannot be had is no reason to
 * refuse: the key alone reads the history.
 */
export const connect: Papercups['connect'] = async (session) => {
  const { config, hookUrl } = session;
  const { data: me } = await explain(callApi({ method: 'GET', path: '/me', expect: Me }, session), {
    auth: { field: 'api_key' },
    // An unknown path answers 200 with the dashboard's HTML, or 406 (papercups: lib/chat_api_web/router.ex:233-243).
    ...wrongServer('base_url', 'this is no Papercups server'),
  });
  const isVerified = await withDashboard(session, (dashboard) => register(dashboard, me.account_id, hookUrl));
  const isRegistered = isVerified ?? session.state?.hook_url === hookUrl;
  const { host } = new URL(config.base_url);
  const known = { account_id: me.account_id, bot_user_id: me.id };
  return {
    state: isRegistered ? { ...known, hook_url: hookUrl } : known,
    account: { host, id: me.account_id, name: host },
    manualSteps: isRegistered
      ? []
      : [...(isVerified === false ? reachSteps(hookUrl) : []), ...stepsFor(config.base_url, hookUrl)],
    hook: isRegistered
      ? { state: 'registered' }
      : { state: 'manual', why: isVerified === false ? unreached(hookUrl) : byHand },
  };
};

const byHand = 'An API key cannot register the webhook: it is added by hand in Papercups.';
const unreached = (hookUrl: string) =>
  `Papercups could not open ${new URL(hookUrl).origin}, so there is no webhook.`;

const reachSteps = (hookUrl: string) => [
  {
    text: 'Make this address open from the server of Papercups. If it has another one there, PUBLIC_URL must say so.',
    copy: new URL(hookUrl).origin,
  },
];

const stepsFor = (base: string, hookUrl: string) => [
  {
    text: 'In Papercups open Developers, Event subscriptions, and press “Add webhook URL”.',
    copy: `${base}/developers/event-subscriptions`,
  },
  { text: 'Paste this address, wait for “Verified!”, and press Save.', copy: hookUrl },
];

/** A key cannot remove a webhook; the sign-in can, which is there only while connecting: after a `connect` cut short. */
export const disconnect: Papercups['disconnect'] = async (session) => {
  await withDashboard(session, async (dashboard) => {
    for (const { id } of await subscriptionsTo(session.hookUrl, dashboard)) await remove(id, dashboard);
  });
};

const remove = (id: string, { call }: Dashboard) =>
  ifFound(call({ method: 'DELETE', path: `/event_subscriptions/${id}`, expect: z.unknown() }));

interface Dashboard {
  accountId: string;
  call: <T>(call: Pick<HttpCall<T>, 'method' | 'json' | 'expect'> & { path: string }) => Promise<T>;
}

/** Signs in, works, and signs out whatever came of it. Undefined when the tenant gave no sign-in. */
async function withDashboard<T>(
  { config, http }: { config: Config; http: HttpClient },
  work: (dashboard: Dashboard) => Promise<T>,
): Promise<T | undefined> {
  const { base_url, email, password } = config;
  if (email === undefined || password === undefined) return undefined;
  const ask = {
    method: 'POST',
    url: `${base_url}/api/session`,
    json: { user: { email, password } },
  } as const;
  const asked = http.call({ ...ask, headers: headersFor(config), expect: SignedIn });
  const { token, account_id } = (await explain(asked, { auth: { field: 'password' } })).data.data;
  // The dashboard's API wants the bare token (papercups: lib/chat_api_web/api_auth_plug.ex:110-118).
  const headers = { authorization: token, ...headersFor(config) };
  const call: Dashboard['call'] = async ({ path, ...rest }) =>
    (await http.call({ ...rest, url: `${base_url}/api${path}`, headers })).data;
  try {
    return await work({ accountId: account_id, call });
  } finally {
    await call({ method: 'DELETE', path: '/session', expect: z.unknown() });
  }
}

async function subscriptionsTo(hookUrl: string, { call }: Dashboard) {
  const expect = inData(z.array(Subscription));
  const all = await call({ method: 'GET', path: '/event_subscriptions', expect });
  return all.data.filter(({ webhook_url }) => webhook_url === hookUrl);
}

/**
 * Address and scope go together: an update without the address silences the subscription, and without the scope nobody
 * tells us of assignments. A failed handshake is answered like a good one (papercups: event_subscription_controller.ex:10-84);
 * such a row never gets events, and is taken away again.
 */
async function register(dashboard: Dashboard, accountId: string, hookUrl: string): Promise<boolean> {
  const otherAccount = { field: 'email', said: 'this sign-in belongs to another account than the key' };
  if (dashboard.accountId !== accountId) throw new ConnectorError('config', 'Two accounts.', otherAccount);
  const [known] = await subscriptionsTo(hookUrl, dashboard);
  const json = { event_subscription: { webhook_url: hookUrl, scope: 'conversation:updated' } };
  const { data: subscription } = await dashboard.call({
    ...(known
      ? { method: 'PUT', path: `/event_subscriptions/${known.id}` }
      : { method: 'POST', path: '/event_subscriptions' }),
    json,
    expect: inData(Subscription),
  });
  if (!subscription.verified) await remove(subscription.id, dashboard);
  return subscription.verified;
}
