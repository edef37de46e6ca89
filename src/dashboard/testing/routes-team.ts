import { z } from 'zod';
import { rolePermissions } from '../../contract/permissions.js';
import {
  ChangeMember,
  Invitation,
  InvitationPage,
  InviteMember,
  TeamMember,
  TeamMemberPage,
} from '../../contract/team.js';
import { exampleOf } from './example-of.js';
import { type Asked, bare, found, Refusal, type Route, route } from './route.js';
import type { Account, Desk, Invited, World } from './world.js';
import { writeLink } from './write-link.js';

const teamOf = (world: World, desk: Desk): Account[] =>
  world.accounts.filter(({ tenantId, alsoIn }) => [tenantId, ...alsoIn].includes(desk.tenant.id));

const memberOf = ({ desk, params, world }: Asked<unknown>): Account =>
  found(teamOf(world, desk).find(({ id }) => id === params['id']));

const { joined_at } = exampleOf(TeamMember);

const shown = ({ id, name, email, role, factor }: Account, { account, world }: Asked<unknown>) => ({
  ...{ id, name, email, role, is_you: id === account.id, has_second_factor: factor?.isOn === true },
  last_sign_in_at: world.sessions.findLast(({ accountId }) => accountId === id)?.at ?? null,
  joined_at,
});

function keepAnOwner({ desk, world }: Asked<unknown>, gone: Account): void {
  const others = teamOf(world, desk).filter((known) => known !== gone && known.role === 'owner');
  if (gone.role === 'owner' && others.length === 0)
    throw new Refusal(409, 'conflict', {
      message: 'A team needs an owner. Make somebody else an owner first.',
    });
}

function endSessions(world: World, account: Account): void {
  world.sessions = world.sessions.filter(({ accountId }) => accountId !== account.id);
}

const invitationOf = ({ desk, params }: Asked<unknown>): Invited =>
  found(desk.invitations.find(({ id }) => id === params['id']));

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString();

export const teamRoutes: Route[] = [
  bare({
    ...{ path: '/team/members', reply: TeamMemberPage },
    handle: (asked) => ({
      items: teamOf(asked.world, asked.desk).map((known) => shown(known, asked)),
      next_cursor: null,
    }),
  }),
  route({
    ...{ method: 'PATCH', path: '/team/members/:id', body: ChangeMember, reply: TeamMember },
    handle: (asked) => {
      const member = memberOf(asked);
      const { role } = asked.body;
      if (role !== 'owner') keepAnOwner(asked, member);
      Object.assign(member, { role, permissions: rolePermissions[role] });
      endSessions(asked.world, member);
      return shown(member, asked);
    },
  }),
  bare({
    ...{ method: 'DELETE', path: '/team/members/:id', reply: z.unknown() },
    handle: (asked) => {
      const member = memberOf(asked);
      keepAnOwner(asked, member);
      asked.world.accounts = asked.world.accounts.filter((known) => known !== member);
      endSessions(asked.world, member);
    },
  }),
  bare({
    ...{ path: '/team/invitations', reply: InvitationPage },
    handle: ({ desk }) => ({ items: desk.invitations, next_cursor: null }),
  }),
  route({
    ...{ method: 'POST', path: '/team/invitations', body: InviteMember, reply: Invitation },
    handle: ({ account, body, desk, world }) => {
      const invitation = {
        ...{ id: world.newId(), ...body, invited_by: account.name, is_expired: false },
        ...{ expires_at: inAWeek(), created_at: world.now() },
        token: writeLink(world, { kind: 'invitation', recipient: body.email }),
      };
      desk.invitations.unshift(invitation);
      return invitation;
    },
  }),
  bare({
    ...{ method: 'POST', path: '/team/invitations/:id/resend', reply: Invitation },
    handle: (asked) => {
      const invitation = invitationOf(asked);
      invitation.token = writeLink(asked.world, { kind: 'invitation', recipient: invitation.email });
      return Object.assign(invitation, { is_expired: false, expires_at: inAWeek() });
    },
  }),
  bare({
    ...{ method: 'DELETE', path: '/team/invitations/:id', reply: z.unknown() },
    handle: (asked) => {
      const gone = invitationOf(asked);
      asked.desk.invitations = asked.desk.invitations.filter((known) => known !== gone);
    },
  }),
];
