import type { Knex } from 'knex';
import type { Assignee } from '../contract/assignee.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { findOwnMember } from './find-own-member.js';

interface Asked {
  /** The name that the query gives the table. */
  of: 'c' | 'l';
  assignee: Assignee;
  /** Who asks, where a person does. */
  personId: string | null;
}

/** Leaves what a member looks after, whoever asks themselves, or nobody. */
export async function narrowToAssignee(
  tx: TenantDb,
  found: Knex.QueryBuilder,
  { of, assignee, personId }: Asked,
): Promise<void> {
  if (assignee === 'none')
    return void found.whereRaw(
      `not exists (select from members m where m.tenant_id = ${of}.tenant_id and m.id = ${of}.assignee_id)`,
    );
  const id = assignee === 'me' ? await findOwnMember(tx, personId) : assignee;
  if (id === undefined) return void found.whereRaw('false');
  found.where(`${of}.assignee_id`, id).whereIn(`${of}.assignee_id`, tx('members').select('id'));
}

/** Whom a row is told to be looked after by: nobody, once they have left the team. */
export const presentAssignee = (of: 'c' | 'l'): string =>
  `(select m.id from members m where m.tenant_id = ${of}.tenant_id and m.id = ${of}.assignee_id) as assignee_id`;
