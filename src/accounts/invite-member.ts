import { z } from 'zod';
import { Role } from '../contract/permissions.js';
import type { InviteMember } from '../contract/team.js';
import { type Page, type PageRequest, readPage } from '../platform/database/read-page.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { newId } from '../platform/ids.js';
import { queueMail } from '../platform/mail-outbox.js';

/** How long the link of an invitation works. */
export const invitationDays = 7;

const columns = ['id', 'email', 'role', 'created_at', 'expires_at', 'invited_by_name as invited_by'];
const isExpired = 'expires_at <= app_now() as is_expired';
const InvitationRow = z.object({
  id: z.uuid(),
  email: z.string(),
  role: Role,
  invited_by: z.string(),
  is_expired: z.boolean(),
  expires_at: z.date(),
  created_at: z.date(),
});
export type InvitationRow = z.infer<typeof InvitationRow>;

export const listInvitations = (tx: TenantDb, page: PageRequest): Promise<Page<InvitationRow>> =>
  readPage(tx, tx('invitations').select(columns).select(tx.raw(isExpired)), {
    ...page,
    ...{ timeColumn: 'created_at', idColumn: 'id', row: InvitationRow },
  });

export interface Invite extends InviteMember {
  tenantId: string;
  invitedBy: { id: string | null; name: string };
}

/** Invites an address, by a mail with a link. Throws `conflict` where it has been invited already. */
export async function inviteMember(
  tx: TenantDb,
  { tenantId, email, role, invitedBy }: Invite,
): Promise<InvitationRow> {
  const rows: unknown = await tx('invitations')
    .insert({
      ...{ tenant_id: tenantId, id: newId(), email, role },
      ...{ invited_by: invitedBy.id, invited_by_name: invitedBy.name },
      expires_at: tx.raw('app_now() + make_interval(days => ?)', [invitationDays]),
    })
    .onConflict(['tenant_id', 'email'])
    .ignore()
    .returning([...columns, tx.raw(isExpired)]);
  const [made] = z.array(InvitationRow).parse(rows);
  if (!made)
    throw new AppError('conflict', {
      publicMessage:
        'This address has been invited already. Send that invitation again, or withdraw it first.',
    });
  await queueMail(tx, { kind: 'invitation', recipient: email, tenantId, subjectId: made.id });
  return made;
}

/** Sends an invitation again. The link of before ends now, not only when the new one is written. */
export async function resendInvitation(tx: TenantDb, tenantId: string, id: string): Promise<InvitationRow> {
  const rows: unknown = await tx('invitations')
    .where({ id })
    .update({
      token_hash: null,
      expires_at: tx.raw('app_now() + make_interval(days => ?)', [invitationDays]),
    })
    .returning([...columns, tx.raw(isExpired)]);
  const [invitation] = z.array(InvitationRow).parse(rows);
  if (!invitation) throw new AppError('not-found');
  await queueMail(tx, { kind: 'invitation', recipient: invitation.email, tenantId, subjectId: id });
  return invitation;
}

/** Its link ends at once. */
export async function withdrawInvitation(tx: TenantDb, id: string): Promise<InvitationRow> {
  const rows: unknown = await tx('invitations')
    .where({ id })
    .del()
    .returning([...columns, tx.raw(isExpired)]);
  const [invitation] = z.array(InvitationRow).parse(rows);
  if (!invitation) throw new AppError('not-found');
  return invitation;
}
