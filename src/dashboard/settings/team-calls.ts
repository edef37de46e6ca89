import type { Role } from '../../contract/permissions.js';
import {
  Invitation,
  InvitationPage,
  type InviteMember,
  TeamMember,
  TeamMemberPage,
} from '../../contract/team.js';
import { call, ignored } from '../call.js';

/** What the team asks of the server. */

export const teamKey = ['team'] as const;

export const listMembers = (cursor: string, signal?: AbortSignal): Promise<TeamMemberPage> =>
  call({ path: '/team/members', query: { cursor }, signal }, TeamMemberPage);

export const changeRole = (id: string, role: Role): Promise<TeamMember> =>
  call({ method: 'PATCH', path: `/team/members/${id}`, body: { role } }, TeamMember);

export const removeMember = (id: string): Promise<unknown> =>
  call({ method: 'DELETE', path: `/team/members/${id}` }, ignored);

export const listInvitations = (cursor: string, signal?: AbortSignal): Promise<InvitationPage> =>
  call({ path: '/team/invitations', query: { cursor }, signal }, InvitationPage);

export const inviteMember = (body: InviteMember): Promise<Invitation> =>
  call({ method: 'POST', path: '/team/invitations', body }, Invitation);

export const resendInvitation = (id: string): Promise<Invitation> =>
  call({ method: 'POST', path: `/team/invitations/${id}/resend` }, Invitation);

export const withdrawInvitation = (id: string): Promise<unknown> =>
  call({ method: 'DELETE', path: `/team/invitations/${id}` }, ignored);
