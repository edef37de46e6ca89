import { z } from 'zod';
import { type Connected, ConnectorError, explain } from '../../src/kit/index.js';
import type { CrispApi, Given } from './api.js';
import type { State } from './config.js';

const Website = z.object({ website_id: z.string(), name: z.string() });
const wrongWebsite = { kind: 'config', field: 'website_id' } as const;
const meanings = { auth: { field: 'token_key' }, config: wrongWebsite, 'not-found': wrongWebsite };

/** Asks for the website that the token is for. Crisp has no call that registers a web hook: that is done by hand. */
export async function connect(session: Given<'connect'>, crisp: CrispApi): Promise<Connected<State>> {
  const asked = crisp.call({ method: 'GET', path: crisp.website, expect: Website });
  const { website_id: id, name } = (await explain(asked, meanings)).data;
  if (id === session.config.website_id)
    return { state: {}, account: { host: crisp.host, id, name }, manualSteps: stepsFor(session) };
  throw new ConnectorError('config', 'Another website answered.', { field: 'website_id' });
}

const ofAll = 'message:send, message:received, message:updated, message:removed, session:set_state';
const ofWebsites = `${ofAll}, session:set_email, session:set_phone, session:set_nickname, session:removed`;
const ofPlugins = `${ofWebsites}, session:set_routing, plugin:subscription:updated`;

function stepsFor({ config, hookUrl }: Given<'connect'>) {
  const isPlugin = config.token_kind === 'plugin';
  const place = isPlugin
    ? 'In the Crisp Marketplace open your plugin, Settings, Web Hooks.'
    : 'In Crisp open Settings, Workspace Settings, Advanced configuration, Web Hooks, and press “Add a Web Hook”.';
  const events = `Tick these events and save: ${isPlugin ? ofPlugins : ofWebsites}.`;
  return [{ text: place }, { text: 'Enter this address.', copy: hookUrl }, { text: events }];
}
