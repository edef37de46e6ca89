import { z } from 'zod';
import type { ConnectionQuery, ConnectorView } from '../contract/connections.js';
import type { AnyConnector } from '../kit/index.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import { AppError } from '../platform/errors.js';
import { configSchema, secretsIn } from './config-form.js';
import { checklistOf } from './checklist.js';
import { type BindDeps, hookUrlOf, sealedIn } from './connection.js';
import { healthOf } from './health.js';
import { showHookAddress } from './hook-address-in-steps.js';
import { readSurroundings } from './read-surroundings.js';
import { knownOf, type Standing, StandingRow, type Surroundings } from './standing.js';
import { transportOf } from './transport.js';

export interface ViewDeps extends BindDeps {
  db: Pick<Database, 'knex'>;
  /** A connector's guide in Markdown, by its id. */
  guides: ReadonlyMap<string, string>;
}

const ViewRow = z.looseObject({
  ...StandingRow.shape,
  tenant_id: z.uuid(),
  config_sealed: z.string(),
  state_sealed: z.string().nullable(),
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
  return inTenant(deps.db, tenantId, async (tx) => {
    const wanted = visible(tx, deps);
    if (connector !== undefined) wanted.where({ connector });
    if (status !== undefined) wanted.where({ status });
    const rows = await readPage(tx, wanted, {
      ...page,
      timeColumn: 'created_at',
      idColumn: 'id',
      row: ViewRow,
    });
    const around = await readSurroundings(
      tx,
      rows.items.map(({ id }) => id),
    );
    return { ...rows, items: rows.items.map((row) => viewOf(row, around.get(row.id), deps)) };
  });
}

/** Throws `not-found` for another tenant's as for a missing one. */
export const viewConnection = (tenantId: string, id: string, deps: ViewDeps): Promise<object> =>
  inTenant(deps.db, tenantId, (tx) => viewWithin(tx, id, deps));

/** The same within a transaction that has begun. */
export async function viewWithin(tx: TenantDb, id: string, deps: ViewDeps): Promise<object> {
  const row: unknown = await visible(tx, deps).where({ id }).first();
  const found = ViewRow.optional().parse(row);
  if (!found) throw new AppError('not-found');
  const around = await readSurroundings(tx, [id]);
  return viewOf(found, around.get(id), deps);
}

/** What may be shown: no secret, only the names of those that are stored. */
function viewOf(row: ViewRow, around: Surroundings | undefined, deps: ViewDeps): object {
  const { publicUrl } = deps;
  const { account_host: host, account_id: accountId, account_name: name, public_key: publicKey } = row;
  const { standing, secretsSet } = open(row, around, deps);
  return {
    ...row,
    account: host === null || accountId === null ? null : { host, id: accountId, name: name ?? accountId },
    webhook_url: standing.webhookUrl,
    // Steps that enter the webhook are done when it works.
    manual_steps: row.hook === 'manual' && standing.around.hooks_work ? [] : standing.manual_steps,
    secrets_set: secretsSet,
    snippet:
      publicKey === null
        ? null
        : `<script src="${publicUrl}/widget.js" data-key="${publicKey}" async></script>`,
    checklist: checklistOf(standing),
    transport: transportOf(standing),
    health: healthOf(standing),
    grace: {
      address_until: standing.around.address_until,
      secrets_until: standing.around.secrets_until,
    },
  };
}

/** Reads what is sealed, for what may be told of it. */
function open(
  row: ViewRow,
  around: Surroundings | undefined,
  { connectors, sealer, publicUrl }: ViewDeps,
): { standing: Standing; secretsSet: string[] } {
  if (!around) throw new AppError('not-found');
  const connector = connectors.get(row.connector);
  const read = (sealed: string, column: Parameters<typeof sealedIn>[1]) =>
    sealer.open(sealed, sealedIn(row.tenant_id, column));
  const config: unknown = JSON.parse(read(row.config_sealed, 'config_sealed'));
  const state: unknown =
    row.state_sealed === null ? undefined : JSON.parse(read(row.state_sealed, 'state_sealed'));
  const token = read(row.hook_token_sealed, 'hook_token_sealed');
  const webhookUrl = row.public_key === null ? hookUrlOf(publicUrl, row.connector, token) : null;
  const manual_steps = webhookUrl === null ? row.manual_steps : showHookAddress(row.manual_steps, webhookUrl);
  return {
    standing: { ...row, manual_steps, around, webhookUrl, ...knownOf(connector, { config, state }) },
    secretsSet: connector ? secretsIn(connector, config) : [],
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
