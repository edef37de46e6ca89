import { listed, Refusal, resolved } from './refusal.js';
import { type Call, onWebsite, pageOf, type Route } from './route.js';
import type { OperatorRow, PluginRow } from './rows.js';
import type { World } from './world.js';

function viewOperator({ since: _since, ...details }: OperatorRow) {
  return { type: 'operator', details };
}

/** A workspace is online while one of its operators is. */
function availabilityOf(operators: readonly OperatorRow[], now: number) {
  const online = operators.filter(({ availability }) => availability === 'online');
  const since = Math.max(0, ...(online.length > 0 ? online : operators).map((one) => one.since));
  return { status: online.length > 0 ? 'online' : 'away', since: since || now };
}

/** Routes on the website itself. crisp: WebsiteBase, WebsiteAvailability and WebsiteOperator of the clients. */
export const websiteRoutes: Route[] = [
  onWebsite({
    name: 'website.get',
    method: 'GET',
    path: '',
    handle: ({ website: { website_id, name, domain, logo, verified, institutional } }) =>
      resolved({ website_id, name, domain, logo, verified, institutional }),
  }),
  onWebsite({
    name: 'availability.status',
    method: 'GET',
    path: '/availability/status',
    handle: ({ website }, world) => resolved(availabilityOf(website.operators, world.now())),
  }),
  onWebsite({
    name: 'availability.operators',
    method: 'GET',
    path: '/availability/operators',
    handle: ({ website }, world) =>
      listed(
        website.operators.map(({ user_id, availability: type, since }) => {
          const seconds = Math.max(0, Math.floor((world.now() - since) / 1000));
          return { user_id, type, time: { for: seconds, since } };
        }),
      ),
  }),
  onWebsite({
    name: 'operators.list',
    method: 'GET',
    path: '/operators/list',
    handle: ({ website }) => listed(website.operators.map(viewOperator)),
  }),
];

/** The plugin that calls; a website token may not use plugin routes. crisp: issue 56 of the Node client. */
function callingPlugin({ caller }: Call): PluginRow {
  if (caller.tier !== 'plugin') throw new Refusal(403, 'restricted_route_tier');
  return caller.plugin;
}

function installsOf(call: Call, world: Pick<World, 'websites'>): unknown[] {
  const { installs } = callingPlugin(call);
  const known = [...installs.values()].filter(({ website_id }) => world.websites.has(website_id));
  return known.slice((pageOf(call) - 1) * 20, pageOf(call) * 20);
}

/** Routes on the plugin itself. crisp: PluginConnect of the Node client. */
export const pluginRoutes: Route[] = [
  {
    name: 'plugin.account',
    method: 'GET',
    path: '/v1/plugin/connect/account',
    handle: (call) => resolved({ plugin_id: callingPlugin(call).plugin_id }),
  },
  {
    name: 'plugin.websites',
    method: 'GET',
    path: '/v1/plugin/connect/websites/all/:page',
    handle: (call, world) => listed(installsOf(call, world)),
  },
];
