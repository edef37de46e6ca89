import { z } from 'zod';
import type { ReviewLeads } from '../contract/leads.js';
import { requireMember } from '../accounts/find-own-member.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { type LeadRow, readLeads } from './lead.js';

const Ids = z.array(z.uuid());

/**
 * Says the same of several leads at once. What is not there any more is left out, and with `only_if` what somebody else has
 * changed since: so a step can be taken back without taking back theirs. Answers those that were changed.
 */
export async function reviewLeads(
  tx: TenantDb,
  { lead_ids, only_if = {}, ...changes }: ReviewLeads,
): Promise<LeadRow[]> {
  const { assignee_id } = changes;
  if (typeof assignee_id === 'string') await requireMember(tx, assignee_id);
  const changed: unknown = await tx('leads')
    .whereIn('id', lead_ids)
    .whereNull('merged_into')
    .where(only_if)
    .update({ ...changes, updated_at: tx.raw('app_now()') })
    .returning('id');
  return readLeads(
    tx,
    Ids.parse(
      z
        .array(z.object({ id: z.uuid() }))
        .parse(changed)
        .map(({ id }) => id),
    ),
  );
}
