import type { Role } from '../../contract/permissions.js';
import type { InviteMember } from '../../contract/team.js';
import { api, done, replyOf } from '../call.js';

/** What the team asks of the server. */

export const teamKey = ['team'] as const;

const one = (id: string) => ({ params: { path: { id } } });

export const listMembers = (cursor: string, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/team/members', { params: { query: { cursor } }, signal }));

export const changeRole = (id: string, role: Role) =>
  replyOf(api.PATCH('/api/v1/team/members/{id}', { ...one(id), body: { role } }));

export const removeMember = (id: string) => done(api.DELETE('/api/v1/team/members/{id}', one(id)));

export const listInvitations = (cursor: string, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/team/invitations', { params: { query: { cursor } }, signal }));

export const inviteMember = (body: InviteMember) => replyOf(api.POST('/api/v1/team/invitations', { body }));

export const resendInvitation = (id: string) =>
  replyOf(api.POST('/api/v1/team/invitations/{id}/resend', one(id)));

export const withdrawInvitation = (id: string) => done(api.DELETE('/api/v1/team/invitations/{id}', one(id)));
