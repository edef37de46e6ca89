import type { TenantDb } from '../platform/database/tenant-db.js';

/** More changes than a conversation sees between two backups. */
const leap = 1_000_000;

/** Readers hold numbers from after the backup, and would take what is new for old. */
export const moveSequences = (tx: TenantDb): Promise<number> =>
  tx('conversations').update({ seq: tx.raw('seq + ?', [leap]) });

/**
 * What the restored database does not know of carries our mark and has come with the reading that began at `since`: it was
 * said after the backup. What the visitor wrote before it has its answer, and so has what was written in the same second
 * where the platform tells whole seconds: a question and its quick answer. Returns in how many conversations.
 */
export const markAnswered = (tx: TenantDb, connectionId: string, since: string): Promise<number> =>
  tx('conversations as c')
    .where({ connection_id: connectionId })
    .whereRaw(`exists (${ours})`, [since])
    .update({
      last_operator_at: tx.raw(`greatest(last_operator_at, (${latest}))`, [since]),
      updated_at: tx.raw('app_now()'),
    });

const said = `from messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.id > ?
  and m.mark is not null and m.delivery_id is null and not m.is_private`;
const ours = `select ${said}`;
const latest = `select last_moment_of(max(m.sent_at)) ${said}`;

/** Whether these were answered after the backup nobody can tell: a human looks. Returns how many there are. */
export const giveToHumans = (tx: TenantDb, connectionId: string): Promise<number> =>
  tx('conversations as c')
    .where({ connection_id: connectionId, status: 'open', handler: 'bot' })
    .whereRaw('exists (select from unanswered(c))')
    .update({
      handler: 'human',
      handler_reason: 'restored',
      handler_since: tx.raw('app_now()'),
      handover_version: tx.raw('handover_version + 1'),
      is_waiting_for_human: true,
      due_at: null,
      seq: tx.raw('seq + 1'),
      updated_at: tx.raw('app_now()'),
    });
