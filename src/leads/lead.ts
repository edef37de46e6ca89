import type { Knex } from 'knex';
import { z } from 'zod';
import { narrowToAssignee, presentAssignee } from '../accounts/narrow-to-assignee.js';
import type { LeadExportQuery, LeadQuery } from '../contract/leads.js';
import { type Page, readPage } from '../platform/database/read-page.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';

/** A lead's row with where it came from; the contract's schema is parsed when it leaves. */
export const LeadRow = z.looseObject({ id: z.uuid() });
export type LeadRow = z.infer<typeof LeadRow>;

type Filters = Omit<LeadExportQuery, 'assignee'>;

/** Days mean what they mean in the tenant's time zone. */
const zone = `(select coalesce(t.config->>'time_zone', 'UTC') from tenants t)`;

const rows = (tx: TenantDb, filters: Filters): Knex.QueryBuilder => {
  const { status, connection_id: connectionId, q, channel, since, until } = filters;
  const found = tx('leads as l')
    .leftJoin('connections as c', 'c.id', 'l.connection_id')
    .whereNull('l.merged_into')
    .select(
      'l.*',
      tx.raw(`jsonb_build_object('id', c.id, 'name', c.name, 'connector', c.connector) as connection`),
      // Behind l.*, whose column of the same name it takes the place of.
      tx.raw(presentAssignee('l')),
    );
  if (status !== undefined) found.where('l.status', status);
  if (connectionId !== undefined) found.where('l.connection_id', connectionId);
  if (since !== undefined) found.whereRaw(`l.created_at >= ?::timestamp at time zone ${zone}`, [since]);
  if (until !== undefined)
    found.whereRaw(`l.created_at < (?::date + 1)::timestamp at time zone ${zone}`, [until]);
  if (channel !== undefined)
    found.whereRaw(
      `exists (select from conversations t where t.id = l.conversation_id and coalesce(t.channel, '') = ?)`,
      [channel],
    );
  if (q === undefined) return found;
  const pattern = `%${q.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return found.whereRaw('(l.name ilike ? or l.email ilike ? or l.phone ilike ?)', [
    pattern,
    pattern,
    pattern,
  ]);
};

/** The leads that fit; `personId` is who asks, for "mine". */
async function narrowed(
  tx: TenantDb,
  { assignee, ...filters }: LeadExportQuery,
  personId: string | null,
): Promise<{ found: Knex.QueryBuilder }> {
  const found = rows(tx, filters);
  if (assignee !== undefined) await narrowToAssignee(tx, found, { of: 'l', assignee, personId });
  // In an object: a query that stands alone behind await is run.
  return { found };
}

/** One page of leads, the newest first; merged ones are part of the one they were merged into. */
export async function listLeads(
  tx: TenantDb,
  { limit, cursor, ...filters }: LeadQuery,
  personId: string | null = null,
): Promise<Page<LeadRow>> {
  const { found } = await narrowed(tx, filters, personId);
  const order = { timeColumn: 'l.created_at', idColumn: 'l.id', row: LeadRow };
  return readPage(tx, found, { limit, cursor, ...order });
}

/** Those of these that are there. */
export const readLeads = async (tx: TenantDb, ids: readonly string[]): Promise<LeadRow[]> =>
  z.array(LeadRow).parse(await rows(tx, {}).whereIn('l.id', ids));

/** Throws `not-found` for another tenant's as for a missing one. */
export async function readLead(tx: TenantDb, id: string): Promise<LeadRow> {
  const row: unknown = await rows(tx, {}).where('l.id', id).first();
  const lead = LeadRow.optional().parse(row);
  if (!lead) throw new AppError('not-found');
  return lead;
}

/** All leads that fit, in pieces, oldest first. */
export async function exportLeads(
  tx: TenantDb,
  filters: LeadExportQuery,
  personId: string | null,
): Promise<LeadRow[]> {
  const { found } = await narrowed(tx, filters, personId);
  return z.array(LeadRow).parse(await found.orderBy(['l.created_at', 'l.id']).limit(100_000));
}
