import { z } from 'zod';
import { Role } from '../contract/permissions.js';
import type { SystemDb } from '../platform/database/tenant-db.js';
import { type Page, type PageRequest, readPage } from '../platform/database/read-page.js';

const MemberRow = z.object({
  id: z.uuid(),
  person_id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: Role,
  has_second_factor: z.boolean(),
  last_sign_in_at: z.date().nullable(),
  joined_at: z.date(),
});
export type MemberRow = z.infer<typeof MemberRow>;

/** The team of a tenant. Names and addresses belong to people, who are of no tenant: hence not in its own role. */
export const listMembers = (tx: SystemDb, tenantId: string, page: PageRequest): Promise<Page<MemberRow>> =>
  readPage(tx, membersOf(tx, tenantId), {
    ...page,
    ...{ timeColumn: 'm.created_at', idColumn: 'm.id', row: MemberRow },
  });

export const findMember = async (
  tx: SystemDb,
  tenantId: string,
  id: string,
): Promise<MemberRow | undefined> =>
  MemberRow.optional().parse(await membersOf(tx, tenantId).where('m.id', id).first());

const membersOf = (tx: SystemDb, tenantId: string) =>
  tx('members as m')
    .join('people as p', 'p.id', 'm.person_id')
    .where('m.tenant_id', tenantId)
    .select(
      ...['m.id', 'm.person_id', 'm.role', 'p.name', 'p.last_sign_in_at'],
      tx.raw(`case when p.email_confirmed then p.email else coalesce(
        (select c.email from email_claims c where c.person_id = p.id), p.email) end as email`),
      'm.created_at as joined_at',
      tx.raw(`exists (select from second_factors f
        where f.person_id = p.id and f.confirmed_at is not null) as has_second_factor`),
    );
