import { z } from 'zod';
import { type Connected, ConnectorError, type ConnectSession, explain } from '../../src/kit/index.js';
import type { CrispApi } from './api.js';
import type { Config, State } from './config.js';

const Website = z.object({ website_id: z.string(), name: z.string() });

/** Asks for the website that the token is for. Crisp has no call that registers a web hook: that is done by hand. */
export async function connect(
  { config, hookUrl, productName }: ConnectSession<Config>,
  crisp: CrispApi,
): Promise<Connected<State>> {
  const asked = crisp.call({ method: 'GET', path: crisp.website, expect: Website });
  const { website_id: id, name } = (
    await explain(asked, { auth: { field: 'token_key' }, config: { field: 'website_id' } })
  ).data;
  if (id !== config.website_id)
    throw new ConnectorError('config', 'Another website answered.', { field: 'website_id' });
  const account = { host: crisp.host, id, name };
  const steps = config.token_kind === 'plugin' ? pluginSteps : websiteSteps;
  return { state: {}, account, manualSteps: steps(hookUrl, productName) };
}

const messageEvents = 'message:send, message:received, message:updated, message:removed';
const sessionEvents =
  'session:set_state, session:set_email, session:set_phone, session:set_nickname, session:removed';

const websiteSteps = (hookUrl: string, productName: string) => [
  {
    text: 'In Crisp open Settings, Workspace Settings, Advanced configuration, Web Hooks, and press “Add a Web Hook”. Name it:',
    copy: productName,
  },
  { text: 'Give it this address.', copy: hookUrl },
  { text: `Tick these events: ${messageEvents}, ${sessionEvents}.` },
];

const pluginSteps = (hookUrl: string) => [
  {
    text: 'In the Crisp Marketplace open your plugin, Settings, Events, and enter this address.',
    copy: hookUrl,
  },
  {
    text: `Tick these events: ${messageEvents}, ${sessionEvents}, session:set_routing, plugin:subscription:updated.`,
  },
];
