import { z } from 'zod';
import { StoredConfig } from '../accounts/tenant-config.js';
import type { AnyConnector, HttpClient, Session, Traits } from '../kit/index.js';
import { AppError } from '../platform/errors.js';
import type { Sealer } from '../platform/secrets.js';
import { trustLevels } from '../contract/common.js';
import { connectionStatuses } from '../contract/connections.js';
import { type Party, partyFingerprints } from './party.js';

/** All connectors of this installation, by id. */
export type Connectors = ReadonlyMap<string, AnyConnector>;

/** What the pipeline and the inbox need of a connection's row and its tenant's. */
export const ConnectionRow = z.object({
  tenant_id: z.uuid(),
  id: z.uuid(),
  assistant_id: z.uuid(),
  connector: z.string(),
  name: z.string(),
  status: z.enum(connectionStatuses),
  trust: z.enum(trustLevels),
  config_sealed: z.string(),
  state_sealed: z.string().nullable(),
  account_host: z.string().nullable(),
  account_id: z.string().nullable(),
  hook_token_sealed: z.string(),
  public_key: z.string().nullable(),
  version: z.number(),
  /** Those from before a change, as long as they are still believed. */
  previous_config_sealed: z.string().nullish(),
  previous_state_sealed: z.string().nullish(),
  /** Found by the hook address from before a change. */
  is_former_address: z.boolean().optional(),
  tenant_status: z.enum(['active', 'suspended', 'deleted']),
  tenant_config: StoredConfig,
});
export type ConnectionRow = z.infer<typeof ConnectionRow>;

/** A connection with its connector, opened: what its secrets say stays in memory. */
export interface BoundConnection {
  row: ConnectionRow;
  connector: AnyConnector;
  config: unknown;
  /** What `connect` learned; absent while connecting. */
  state: unknown;
  traits: Traits;
  hookUrl: string;
  /** What an erased visitor or conversation of this platform account would be known again by. */
  fingerprints: (party: Party) => readonly string[];
  /** What webhooks may still be signed by after a change. */
  former?: Pick<BoundConnection, 'config' | 'state' | 'traits'>;
}

export interface BindDeps {
  connectors: Connectors;
  sealer: Sealer;
  publicUrl: string;
}

type SealedColumn = 'config_sealed' | 'state_sealed' | 'hook_token_sealed';

/** Where each sealed column's text belongs; it opens nowhere else. What was moved aside stays sealed for its column. */
export const sealedIn = (tenantId: string, column: SealedColumn) => ({
  tenantId,
  table: 'connections',
  column,
});

export const hookUrlOf = (publicUrl: string, connector: string, token: string): string =>
  `${publicUrl}/hooks/${connector}/${token}`;

/** A connection as it is stored: of an imported one the secrets are missing until somebody enters them. */
export interface OpenedConnection extends Pick<BoundConnection, 'row' | 'connector' | 'hookUrl'> {
  /** As it was stored. */
  config: unknown;
  state: unknown;
  isWhole: boolean;
}

/** Opens a row. A connector that is no longer installed makes its connections unusable, not the whole process. */
export function openRow(row: ConnectionRow, { connectors, sealer, publicUrl }: BindDeps): OpenedConnection {
  const connector = connectors.get(row.connector);
  if (!connector) throw new AppError('unavailable', { details: { missing_connector: row.connector } });
  const open = (sealed: string, column: SealedColumn) => sealer.open(sealed, sealedIn(row.tenant_id, column));
  const config: unknown = JSON.parse(open(row.config_sealed, 'config_sealed'));
  const state =
    row.state_sealed === null
      ? undefined
      : connector.state.parse(JSON.parse(open(row.state_sealed, 'state_sealed')));
  const hookUrl = hookUrlOf(publicUrl, row.connector, open(row.hook_token_sealed, 'hook_token_sealed'));
  return { row, connector, config, state, hookUrl, isWhole: connector.config.safeParse(config).success };
}

/** The same as what calls its platform needs. Throws `conflict` for one whose secrets are missing. */
export function bindConnection(row: ConnectionRow, deps: BindDeps): BoundConnection {
  const { isWhole, ...opened } = openRow(row, deps);
  if (!isWhole)
    throw new AppError('conflict', {
      publicMessage: 'This connection came with an archive, without its secrets. Enter them first.',
    });
  const { connector, state } = opened;
  const { sealer } = deps;
  const config = connector.config.parse(opened.config);
  const open = (sealed: string, column: SealedColumn) => sealer.open(sealed, sealedIn(row.tenant_id, column));
  const former = formerOf(row, { connector, open });
  return {
    ...{ ...opened, config },
    traits: connector.traits(config, state),
    fingerprints: (party) => partyFingerprints(row, party, sealer),
    ...(former === undefined ? {} : { former }),
  };
}

type Open = (sealed: string, column: SealedColumn) => string;

/** Secrets of a form that the connector no longer knows are believed no more. */
function formerOf(
  { previous_config_sealed: sealed, previous_state_sealed: sealedState }: ConnectionRow,
  { connector, open }: { connector: AnyConnector; open: Open },
): BoundConnection['former'] {
  if (sealed == null || sealedState == null) return undefined;
  const config = connector.config.safeParse(JSON.parse(open(sealed, 'config_sealed')));
  const state = connector.state.safeParse(JSON.parse(open(sealedState, 'state_sealed')));
  if (!config.success || !state.success) return undefined;
  return { config: config.data, state: state.data, traits: connector.traits(config.data, state.data) };
}

/** What a connector's calling members get. */
export const sessionOf = (bound: BoundConnection, http: HttpClient): Session<unknown, unknown> => ({
  config: bound.config,
  state: bound.state,
  hookUrl: bound.hookUrl,
  http,
});

/** Whether visitors of this connection are to be answered at all. */
export const isAnswering = ({ row }: BoundConnection): boolean =>
  row.status === 'live' && row.tenant_status === 'active' && row.trust !== 'off';
