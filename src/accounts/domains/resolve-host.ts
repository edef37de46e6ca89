import { z } from 'zod';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem, type SystemDb } from '../../platform/database/tenant-db.js';
import type { TeamHost, TeamOfHost } from '../../platform/http/team-host.js';
import { createKept } from '../../platform/kept.js';
import type { Log } from '../../platform/log.js';

export interface ResolveHostDeps {
  db: Pick<Database, 'knex'>;
  publicUrl: string;
  /** Every tenant also has a host of its own below the installation's. */
  hasSubdomains: boolean;
  log: Pick<Log, 'warn'>;
  /** Milliseconds that only go forward. */
  monotonic: () => number;
}

const mostKept = 1_000;
const keptMs = 60_000;

interface Entry {
  until: number;
  team: Promise<TeamHost | undefined>;
}

/**
 * The one place that says whose host a request came to. Whatever is no proven domain and no name below the installation's is
 * the installation itself; so it is while the database cannot say. What was found counts for a minute.
 */
export function createTeamOfHost(deps: ResolveHostDeps): TeamOfHost {
  const ours = new URL(deps.publicUrl).hostname;
  const kept = createKept<Entry>(mostKept);
  return async (host) => {
    const name = nameOf(host);
    if (name === undefined || name === ours) return undefined;
    const known = kept.get(name);
    if (known && known.until > deps.monotonic()) return known.team;
    const entry = { until: deps.monotonic() + keptMs, team: find(name, ours, deps) };
    kept.set(name, entry);
    try {
      return await entry.team;
    } catch (err) {
      entry.until = 0;
      deps.log.warn({ err }, 'it cannot be looked up whose host this is');
      return undefined;
    }
  };
}

/** A host without its port; nothing for addresses and bare names, which nobody can prove. Probes ask by such. */
function nameOf(host: string): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  return /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/.test(name)
    ? name
    : undefined;
}

function find(
  name: string,
  ours: string,
  { db, hasSubdomains }: ResolveHostDeps,
): Promise<TeamHost | undefined> {
  const slug = name.endsWith(`.${ours}`) ? name.slice(0, -ours.length - 1) : undefined;
  if (slug === undefined) return asSystem(db, (tx) => findByDomain(tx, name));
  // What lies below our own name is ours to give, so a domain there counts for nothing.
  if (!hasSubdomains || isReserved(slug)) return Promise.resolve(undefined);
  return asSystem(db, (tx) => findBySlug(tx, slug));
}

/** Names that visitors and machines expect to be the installation's. */
const reserved: ReadonlySet<string> = new Set([
  ...['www', 'api', 'app', 'admin', 'dashboard', 'login', 'auth', 'account', 'accounts', 'id', 'sso'],
  ...['mail', 'smtp', 'imap', 'mx', 'ns', 'ns1', 'ns2', 'autoconfig', 'autodiscover', 'ftp', 'status'],
  ...['static', 'assets', 'cdn', 'docs', 'help', 'support', 'security', 'billing', 'metrics', 'localhost'],
]);

/** Also what is more than one label: certificates for one below our name do not reach further down. */
export const isReserved = (slug: string): boolean => slug.includes('.') || reserved.has(slug);

const Team = z.object({ tenantId: z.uuid(), slug: z.string() }).optional();

const teams = (tx: SystemDb) =>
  tx('tenants as t').where('t.status', 'active').select('t.id as tenantId', 't.slug');

const findBySlug = async (tx: SystemDb, slug: string): Promise<TeamHost | undefined> =>
  Team.parse(await teams(tx).where('t.slug', slug).first());

const findByDomain = async (tx: SystemDb, domain: string): Promise<TeamHost | undefined> =>
  Team.parse(
    await teams(tx)
      .join('domains as d', 'd.tenant_id', 't.id')
      .where('d.domain', domain)
      .whereNotNull('d.proven_at')
      .first(),
  );
