import { z } from 'zod';
import type { InstalledConnector } from '../../contract/installation.js';
import type { AnyConnector } from '../../kit/index.js';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem } from '../../platform/database/tenant-db.js';

export interface ConnectorDeps {
  db: Pick<Database, 'knex'>;
  connectors: ReadonlyMap<string, AnyConnector>;
  /** What the setting CONNECTORS calls those that are not ours. */
  origins: ReadonlyMap<string, string>;
}

const none = { connecting: 0, live: 0, paused: 0, broken: 0 };
const Counted = z.array(
  z.object({
    connector: z.string(),
    status: z.enum(['connecting', 'live', 'paused', 'broken']),
    count: z.coerce.number(),
  }),
);

/** What this installation has loaded, by name, with the connections of all businesses. */
export async function listConnectors({
  db,
  connectors,
  origins,
}: ConnectorDeps): Promise<InstalledConnector[]> {
  const rows: unknown = await asSystem(db, (tx) =>
    tx('connections')
      .whereNull('removed_at')
      .groupBy('connector', 'status')
      .select('connector', 'status')
      .count('* as count'),
  );
  const counted = Counted.parse(rows);
  const connectionsOf = (id: string) =>
    counted
      .filter(({ connector }) => connector === id)
      .reduce((sums, { status, count }) => ({ ...sums, [status]: count }), none);
  return [...connectors.values()]
    .map(({ manifest: { id, name, summary, homepage, contractVersion } }) => ({
      ...{ id, name, summary, homepage, contract_version: contractVersion },
      ...{ origin: origins.get(id) ?? null, connections: connectionsOf(id) },
    }))
    .sort((left, right) => left.name.localeCompare(right.name, 'en'));
}
