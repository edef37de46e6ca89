import { z } from 'zod';
import { Id, PageQuery } from '../contract/common.js';
import {
  ChangeMember,
  Invitation,
  InvitationPage,
  InviteMember,
  TeamMember,
  TeamMemberPage,
} from '../contract/team.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant, type SystemDb, type TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { TenantCaller } from '../platform/http/caller.js';
import { endpoint } from '../platform/http/endpoint.js';
import type { Limiter } from '../platform/http/rate-limit.js';
import type { MailOutbox } from '../platform/mail-outbox.js';
import { forTenant } from '../platform/scoped-key.js';
import { changeRole, removeMember } from './change-member.js';
import { inviteMember, listInvitations, resendInvitation, withdrawInvitation } from './invite-member.js';
import { findMember, listMembers, type MemberRow } from './list-members.js';
import { type Act, recordAct } from './record-audit.js';

export interface TeamDeps {
  db: Pick<Database, 'knex'>;
  limiter: Limiter;
  outbox: Pick<MailOutbox, 'nudge'>;
}

const ById = z.strictObject({ id: Id });

/** Mails to strangers in our name: enough for any team, too few for a campaign. */
const perTenant = { name: 'invitations', points: 50, perSeconds: 3_600 };

const described = { tag: 'Team' } as const;

const shown = (member: MemberRow, { personId, permissions }: TenantCaller) => ({
  ...member,
  is_you: member.person_id === personId,
  // Whom a password alone lets in is nothing for everybody to know.
  has_second_factor: permissions.has('team:write') ? member.has_second_factor : null,
});

/** A change of the team together with its entry in the audit log. */
const audited = <Result>(
  caller: TenantCaller,
  { db }: TeamDeps,
  work: (tx: TenantDb) => Promise<{ result: Result; entry: Act }>,
): Promise<Result> =>
  inTenant(db, caller.tenantId, async (tx) => {
    const { result, entry } = await work(tx);
    await recordAct(tx, caller, entry);
    return result;
  });

const list = endpoint({
  ...described,
  method: 'GET',
  path: '/api/v1/team/members',
  summary: 'List the team',
  access: 'team:read',
  query: PageQuery,
  reply: TeamMemberPage,
  handle: ({ caller, query }, { db }: TeamDeps) =>
    asSystem(db, async (tx) => {
      const found = await listMembers(tx, caller.tenantId, query);
      return { ...found, items: found.items.map((member) => shown(member, caller)) };
    }),
});

const patch = endpoint({
  ...described,
  method: 'PATCH',
  path: '/api/v1/team/members/:id',
  summary: 'Give a member another role; it ends their sessions here',
  access: 'team:write',
  params: ById,
  body: ChangeMember,
  reply: TeamMember,
  errors: ['conflict'],
  handle: async ({ caller, params, body }, deps: TeamDeps) => {
    await audited(caller, deps, async (tx) => {
      const before = await changeRole(tx, params.id, body.role);
      const details = { person: before.person_id, from: before.role, to: body.role };
      return {
        result: undefined,
        entry: { action: 'member.change', subject: { kind: 'member', id: params.id }, details },
      };
    });
    const member = await asSystem(deps.db, (tx) => findMember(tx, caller.tenantId, params.id));
    if (!member) throw new AppError('not-found');
    return shown(member, caller);
  },
});

const remove = endpoint({
  ...described,
  method: 'DELETE',
  path: '/api/v1/team/members/:id',
  summary: 'Take a member out of the team; it ends their sessions here',
  access: 'team:write',
  params: ById,
  reply: z.undefined(),
  status: 204,
  errors: ['conflict'],
  handle: ({ caller, params }, deps: TeamDeps) =>
    audited(caller, deps, async (tx) => {
      const { person_id, role } = await removeMember(tx, params.id);
      const subject = { kind: 'member', id: params.id };
      return {
        result: undefined,
        entry: { action: 'member.remove', subject, details: { person: person_id, role } },
      };
    }),
});

const listInvited = endpoint({
  ...described,
  method: 'GET',
  path: '/api/v1/team/invitations',
  summary: 'List the invitations that nobody has accepted yet',
  access: 'team:read',
  query: PageQuery,
  reply: InvitationPage,
  handle: ({ caller, query }, { db }: TeamDeps) =>
    inTenant(db, caller.tenantId, (tx) => listInvitations(tx, query)),
});

const invite = endpoint({
  ...described,
  method: 'POST',
  path: '/api/v1/team/invitations',
  summary: 'Invite somebody by e-mail',
  access: 'team:write',
  body: InviteMember,
  reply: Invitation,
  status: 201,
  errors: ['conflict', 'rate-limited'],
  handle: async ({ caller, body }, deps: TeamDeps) => {
    await deps.limiter.consume(perTenant, forTenant(caller.tenantId));
    const { tenantId, personId, name } = caller;
    await asSystem(deps.db, (tx) => refuseMember(tx, tenantId, body.email));
    const made = await audited(caller, deps, async (tx) => {
      const result = await inviteMember(tx, { ...body, tenantId, invitedBy: { id: personId, name } });
      return { result, entry: { action: 'invitation.create', ...aboutInvitation(result) } };
    });
    deps.outbox.nudge();
    return made;
  },
});

const resend = endpoint({
  ...described,
  method: 'POST',
  path: '/api/v1/team/invitations/:id/resend',
  summary: 'Send an invitation again; the link of before ends',
  access: 'team:write',
  params: ById,
  reply: Invitation,
  errors: ['rate-limited'],
  handle: async ({ caller, params }, deps: TeamDeps) => {
    await deps.limiter.consume(perTenant, forTenant(caller.tenantId));
    const sent = await audited(caller, deps, async (tx) => {
      const result = await resendInvitation(tx, caller.tenantId, params.id);
      return { result, entry: { action: 'invitation.resend', ...aboutInvitation(result) } };
    });
    deps.outbox.nudge();
    return sent;
  },
});

const withdraw = endpoint({
  ...described,
  method: 'DELETE',
  path: '/api/v1/team/invitations/:id',
  summary: 'Withdraw an invitation; its link ends',
  access: 'team:write',
  params: ById,
  reply: z.undefined(),
  status: 204,
  handle: ({ caller, params }, deps: TeamDeps) =>
    audited(caller, deps, async (tx) => {
      const gone = await withdrawInvitation(tx, params.id);
      return { result: undefined, entry: { action: 'invitation.withdraw', ...aboutInvitation(gone) } };
    }),
});

const aboutInvitation = ({ id, role }: { id: string; role: string }) => ({
  subject: { kind: 'invitation', id },
  details: { role },
});

async function refuseMember(tx: SystemDb, tenantId: string, email: string): Promise<void> {
  const known: unknown = await tx('members as m')
    .join('people as p', 'p.id', 'm.person_id')
    .where({ 'm.tenant_id': tenantId, 'p.email': email })
    .first('m.id');
  if (known !== undefined)
    throw new AppError('conflict', { publicMessage: 'Whoever has this address is in the team already.' });
}

export const teamEndpoints = [list, patch, remove, listInvited, invite, resend, withdraw];
