import { z } from 'zod';
import type { ConnectionQuery, ConnectorView } from '../contract/connections.js';
import type { AnyConnector } from '../kit/index.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import { AppError } from '../platform/errors.js';
import { configSchema, secretsIn } from './config-form.js';
import { type BindDeps, hookUrlOf, sealedIn } from './connection.js';

export interface ViewDeps extends BindDeps {
  db: Pick<Database, 'knex'>;
  /** A connector's guide in Markdown, by its id. */
  guides: ReadonlyMap<string, string>;
}

const ViewRow = z.looseObject({
  tenant_id: z.uuid(),
  id: z.uuid(),
  connector: z.string(),
  config_sealed: z.string(),
  hook_token_sealed: z.string(),
  account_host: z.string().nullable(),
  account_id: z.string().nullable(),
  account_name: z.string().nullable(),
  public_key: z.string().nullable(),
});
type ViewRow = z.infer<typeof ViewRow>;

const visible = (tx: TenantDb, { connectors }: BindDeps) => {
  const internal = [...connectors.values()].filter(({ manifest }) => manifest.internal === true);
  return tx('connections')
    .whereNull('removed_at')
    .whereNotIn(
      'connector',
      internal.map(({ manifest }) => manifest.id),
    )
    .select('*', 'config_public as config');
};

/** One page of a tenant's connections, as its members see them. */
export async function listConnections(
  tenantId: string,
  query: ConnectionQuery,
  deps: ViewDeps,
): Promise<Page<object>> {
  const { connector, status, ...page } = query;
  const found = await inTenant(deps.db, tenantId, (tx) => {
    const wanted = visible(tx, deps);
    if (connector !== undefined) wanted.where({ connector });
    if (status !== undefined) wanted.where({ status });
    return readPage(tx, wanted, { ...page, timeColumn: 'created_at', idColumn: 'id', row: ViewRow });
  });
  return { ...found, items: found.items.map((row) => viewOf(row, deps)) };
}

/** Throws `not-found` for another tenant's as for a missing one. */
export async function viewConnection(tenantId: string, id: string, deps: ViewDeps): Promise<object> {
  const row: unknown = await inTenant(deps.db, tenantId, (tx) => visible(tx, deps).where({ id }).first());
  const found = ViewRow.optional().parse(row);
  if (!found) throw new AppError('not-found');
  return viewOf(found, deps);
}

/** What may be shown: no secret, only the names of those that are stored. */
function viewOf(row: ViewRow, { connectors, sealer, publicUrl }: ViewDeps): object {
  const connector = connectors.get(row.connector);
  const place = (column: 'config_sealed' | 'hook_token_sealed') => sealedIn(row.tenant_id, column);
  const config: unknown = JSON.parse(sealer.open(row.config_sealed, place('config_sealed')));
  const token = sealer.open(row.hook_token_sealed, place('hook_token_sealed'));
  const { account_host: host, account_id: accountId, account_name: name, public_key: publicKey } = row;
  return {
    ...row,
    account: host === null || accountId === null ? null : { host, id: accountId, name: name ?? accountId },
    webhook_url: publicKey === null ? hookUrlOf(publicUrl, row.connector, token) : null,
    secrets_set: connector ? secretsIn(connector, config) : [],
    snippet:
      publicKey === null
        ? null
        : `<script src="${publicUrl}/widget.js" data-key="${publicKey}" async></script>`,
  };
}

/** What can be connected, each with what its form is drawn from. */
export const listConnectors = ({ connectors, guides }: ViewDeps): ConnectorView[] =>
  [...connectors.values()]
    .filter(({ manifest }) => manifest.internal !== true)
    .map((connector) => viewOfConnector(connector, guides.get(connector.manifest.id) ?? ''));

function viewOfConnector(connector: AnyConnector, guide: string): ConnectorView {
  const { id, name, summary, homepage } = connector.manifest;
  return {
    ...{ id, name, summary, homepage, guide },
    config_schema: configSchema(connector),
    capabilities: {
      catches_up: connector.pull !== undefined,
      reads_back: connector.sent !== undefined,
      confirms_hooks: connector.confirm !== undefined,
      shows_typing: connector.typing !== undefined,
      writes_notes: connector.note !== undefined,
      hands_over: connector.handover !== undefined,
      updates_contacts: connector.contact !== undefined,
    },
  };
}
