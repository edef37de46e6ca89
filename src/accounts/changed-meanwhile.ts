import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';

/** What somebody wanted to change, and the action by which the audit log knows such a change. */
export interface Contested {
  table:
    'tenants' | 'assistants' | 'intents' | 'knowledge_sources' | 'leads' | 'connections' | 'sign_in_services';
  /** Of what a business has but one of, its own. */
  id: string;
  action: string;
}

const Changed = z.object({ updated_at: z.date() });
const Entry = z.object({ actor_name: z.string(), at: z.date() });

/** An entry of the audit log belongs to a change that its transaction made. */
const sameMomentMs = 2_000;

/**
 * The refusal for who has not seen the last change, with who made it and when. Nobody is named where no person did: a
 * visitor's new number changes a lead, too.
 */
export async function changedMeanwhile(tx: TenantDb, { table, id, action }: Contested): Promise<AppError> {
  const row = Changed.parse(
    await tx(table)
      .where(table === 'sign_in_services' ? { tenant_id: id } : { id })
      .first('updated_at'),
  );
  const entry = Entry.optional().parse(
    await tx('audit_entries')
      .whereIn('action', [action, action.replace('.change', '.restore')])
      .whereRaw('coalesce(subject_id, tenant_id) = ?', [id])
      .orderBy('at', 'desc')
      .first('actor_name', 'at'),
  );
  const isTheirs =
    entry !== undefined && Math.abs(entry.at.getTime() - row.updated_at.getTime()) < sameMomentMs;
  return new AppError('changed-meanwhile', {
    changed: { by: isTheirs ? entry.actor_name : null, at: row.updated_at },
  });
}
