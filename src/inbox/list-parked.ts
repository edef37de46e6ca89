import { z } from 'zod';
import type { ParkedQuery } from '../contract/deliveries.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import type { TenantDb } from '../platform/database/tenant-db.js';

const Row = z.looseObject({});

/** One page of what was given up, the latest first. */
export function listParked(
  tx: TenantDb,
  { connection_id, reason, ...page }: ParkedQuery,
): Promise<Page<z.infer<typeof Row>>> {
  const wanted = tx('deliveries as d')
    .join('connections as l', 'l.id', 'd.connection_id')
    .where({ 'd.state': 'parked' })
    .select(
      ...[
        'd.id',
        'd.conversation_id',
        'd.kind',
        'd.text',
        'd.state',
        'd.reason',
        'd.attempt',
        'd.created_at',
      ],
      tx.raw(`jsonb_build_object('id', l.id, 'name', l.name, 'connector', l.connector) as connection`),
    );
  if (connection_id !== undefined) wanted.where({ 'd.connection_id': connection_id });
  if (reason !== undefined) wanted.where({ 'd.reason': reason });
  return readPage(tx, wanted, { ...page, timeColumn: 'd.created_at', idColumn: 'd.id', row: Row });
}
