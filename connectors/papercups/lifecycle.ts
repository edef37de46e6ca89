import { z } from 'zod';
import {
  type Connected,
  ConnectorError,
  type ConnectSession,
  explain,
  type HttpCall,
  type HttpClient,
  ifFound,
  type ManualStep,
} from '../../src/kit/index.js';
import { callApi, headersFor, type PapercupsSession } from './api.js';
import type { Config, State } from './config.js';
import { Me, one, SignedIn, Subscription } from './schemas.js';

/** Asks who the key belongs to, and registers the webhook where a sign-in was given. */
export async function connect(session: ConnectSession<Config>): Promise<Connected<State>> {
  const notPapercups = { kind: 'config', field: 'base_url', said: 'this is no Papercups server' } as const;
  const { data: me } = await explain(callApi({ method: 'GET', path: '/me', expect: one(Me) }, session), {
    auth: { field: 'api_key' },
    unreachable: { field: 'base_url' },
    config: { field: 'base_url' },
    // An unknown path answers 200 with the dashboard's HTML, or 406 (papercups: lib/chat_api_web/router.ex:233-243).
    'bad-response': notPapercups,
    rejected: notPapercups,
    'not-found': notPapercups,
  });
  const isRegistered = await withDashboard(session, (dashboard) =>
    register(dashboard, me.account_id, session),
  );
  const { host } = new URL(session.config.base_url);
  return {
    state: { account_id: me.account_id, bot_user_id: me.id },
    account: { host, id: me.account_id, name: host },
    manualSteps: isRegistered === undefined ? stepsFor(session) : [],
  };
}

function stepsFor({ config, hookUrl, productName }: ConnectSession<Config>): ManualStep[] {
  return [
    {
      text: 'In Papercups open Developers, Event subscriptions, and press “Add webhook URL”.',
      copy: `${config.base_url}/developers/event-subscriptions`,
    },
    {
      text: `Paste this address, wait for “Verified!” and press Save. Until then ${productName} hears of new messages only when it looks for them.`,
      copy: hookUrl,
    },
  ];
}

/** A key cannot delete a webhook; a sign-in can, while it is there: after a `connect` that stopped half-way. */
export async function disconnect(session: PapercupsSession): Promise<void> {
  await withDashboard(session, async (dashboard) => {
    const { call } = dashboard;
    for (const { id } of await ownSubscriptions(dashboard, session.hookUrl))
      await ifFound(call({ method: 'DELETE', path: `/event_subscriptions/${id}`, expect: z.unknown() }));
  });
}

interface Dashboard {
  accountId: string;
  call<T>(call: Pick<HttpCall<T>, 'method' | 'json' | 'expect'> & { path: string }): Promise<T>;
}

/** Signs in, works, and signs out whatever came of it. Undefined when the tenant gave no sign-in. */
async function withDashboard<T>(
  { config, http }: { config: Config; http: HttpClient },
  work: (dashboard: Dashboard) => Promise<T>,
): Promise<T | undefined> {
  const { email, password } = config;
  if (email === undefined || password === undefined) return undefined;
  const url = `${config.base_url}/api`;
  const signIn = { method: 'POST', url: `${url}/session`, json: { user: { email, password } } } as const;
  const asked = http.call({ ...signIn, headers: headersFor(config), expect: one(SignedIn) });
  const { token, account_id } = (await explain(asked, { auth: { field: 'password' } })).data.data;
  // The dashboard's API wants the bare token (papercups: lib/chat_api_web/api_auth_plug.ex:110-118).
  const headers = { authorization: token, ...headersFor(config) };
  const call: Dashboard['call'] = async ({ path, ...rest }) =>
    (await http.call({ ...rest, url: `${url}${path}`, headers })).data;
  try {
    return await work({ accountId: account_id, call });
  } finally {
    await call({ method: 'DELETE', path: '/session', expect: z.unknown() });
  }
}

const ownSubscriptions = async ({ call }: Dashboard, hookUrl: string) => {
  const all = await call({ method: 'GET', path: '/event_subscriptions', expect: one(z.array(Subscription)) });
  return all.data.filter((one) => one.webhook_url === hookUrl);
};

/**
 * Address and scope go together: an update without the address silences the subscription. Without the scope nobody tells
 * us of assignments. A failed handshake is answered with 201 all the same (papercups: event_subscription_controller.ex:10-84).
 */
async function register(
  dashboard: Dashboard,
  accountId: string,
  { hookUrl }: Pick<ConnectSession<Config>, 'hookUrl'>,
): Promise<true> {
  if (dashboard.accountId !== accountId)
    throw new ConnectorError('config', 'The sign-in and the key belong to different accounts.', {
      field: 'email',
      said: 'this sign-in belongs to another account than the key',
    });
  const [known] = await ownSubscriptions(dashboard, hookUrl);
  const place = known
    ? ({ method: 'PUT', path: `/event_subscriptions/${known.id}` } as const)
    : ({ method: 'POST', path: '/event_subscriptions' } as const);
  const json = { event_subscription: { webhook_url: hookUrl, scope: 'conversation:updated' } };
  const { data: subscription } = await dashboard.call({ ...place, json, expect: one(Subscription) });
  if (subscription.verified) return true;
  throw new ConnectorError('config', 'Papercups could not reach our address.', {
    said: 'Papercups could not reach the address of this installation (PUBLIC_URL)',
  });
}
