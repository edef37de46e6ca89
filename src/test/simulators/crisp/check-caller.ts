import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './refusal.js';
import type { KeyPair, PluginRow, WebsiteRow } from './rows.js';
import type { World } from './world.js';

/** Who calls: the token's tier and what it belongs to. */
export type Caller =
  | { tier: 'website'; token: KeyPair; website: WebsiteRow }
  | { tier: 'plugin'; token: KeyPair; plugin: PluginRow };

/** The pair of a Basic header, or nothing where the header is of another form. */
export function basicPair(authorization: string | undefined): KeyPair | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { identifier: text.slice(0, colon), key: text.slice(colon + 1) };
}

/**
 * Finds the owner of the token. A token of the one tier under the name of the other fails like a wrong token.
 * crisp: page authentication; the reason is reported by third parties.
 */
export function checkCaller(
  headers: IncomingHttpHeaders,
  { websites, plugins }: Pick<World, 'websites' | 'plugins'>,
): Caller {
  const pair = basicPair(headers.authorization);
  const owns = ({ token }: { token: KeyPair }) =>
    token.identifier === pair?.identifier && token.key === pair.key;
  const tier = headers['x-crisp-tier'];
  const website = tier === 'website' ? [...websites.values()].find(owns) : undefined;
  if (website) return { tier: 'website', token: website.token, website };
  const plugin = tier === 'plugin' ? [...plugins.values()].find(owns) : undefined;
  if (plugin) return { tier: 'plugin', token: plugin.token, plugin };
  throw new Refusal(401, 'invalid_session');
}

/**
 * The website named in the path, if the caller may use it: its own for a website token, an installed one for a plugin.
 * A plugin learns nothing about websites on which it is not installed, not even whether they exist.
 */
export function reachWebsite(caller: Caller, websiteId: string, world: Pick<World, 'websites'>): WebsiteRow {
  if (caller.tier === 'website') {
    if (caller.website.website_id !== websiteId) throw new Refusal(404, 'website_not_found');
    return caller.website;
  }
  const website = caller.plugin.installs.has(websiteId) ? world.websites.get(websiteId) : undefined;
  if (!website) throw new Refusal(404, 'not_subscribed');
  return website;
}

/** Counts calls per token and day of the simulated clock. The returned function throws 423 once the day's calls are used up. */
export function createQuota(world: Pick<World, 'knobs' | 'now'>): (caller: Caller) => void {
  const used = new Map<string, number>();
  return (caller) => {
    const day = Math.floor(world.now() / 86_400_000);
    const key = `${day} ${caller.token.identifier}`;
    const calls = (used.get(key) ?? 0) + 1;
    used.set(key, calls);
    const { quotaPerDay } = world.knobs;
    if (quotaPerDay !== null && calls > quotaPerDay) throw new Refusal(423, 'quota_limit_exceeded');
  };
}
