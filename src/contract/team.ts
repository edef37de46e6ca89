import { z } from 'zod';
import { Email, Id, Time, page } from './common.js';
import { Role } from './permissions.js';

export const TeamMember = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    role: Role,
    is_you: z.boolean().meta({ description: 'This is who asks.' }),
    has_second_factor: z.boolean().nullable().meta({
      description: 'Signing in takes a code besides the password. Null for who may not change the team.',
    }),
    last_sign_in_at: Time.nullable(),
    joined_at: Time,
  })
  .meta({
    id: 'TeamMember',
    description: 'Somebody who works in this tenant.',
    example: {
      ...{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f41', name: 'Ada', email: 'ada@example.com', role: 'owner' },
      ...{ is_you: true, has_second_factor: false, last_sign_in_at: '2026-05-04T09:30:00.000Z' },
      joined_at: '2026-05-01T08:00:00.000Z',
    },
  });
export type TeamMember = z.infer<typeof TeamMember>;

export const TeamMemberPage = page(TeamMember).meta({
  id: 'TeamMemberPage',
  description: 'One page of the team.',
});
export type TeamMemberPage = z.infer<typeof TeamMemberPage>;

export const ChangeMember = z.strictObject({ role: Role }).meta({
  id: 'ChangeMember',
  description: 'Another role for a member. It ends their sessions in this tenant.',
  example: { role: 'admin' },
});
export type ChangeMember = z.infer<typeof ChangeMember>;

export const InviteMember = z.strictObject({ email: Email, role: Role }).meta({
  id: 'InviteMember',
  description: 'Ask somebody into the team by e-mail.',
  example: { email: 'grace@example.com', role: 'agent' },
});
export type InviteMember = z.infer<typeof InviteMember>;

export const Invitation = z
  .object({
    id: Id,
    email: z.string(),
    role: Role,
    invited_by: z.string().meta({ description: 'The name of who invited.' }),
    is_expired: z.boolean().meta({ description: 'Its link works no more; send it again.' }),
    expires_at: Time,
    created_at: Time,
  })
  .meta({
    id: 'Invitation',
    description: 'Somebody who was asked into the team and has not answered yet.',
    example: {
      ...{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f42', email: 'grace@example.com', role: 'agent' },
      ...{ invited_by: 'Ada', is_expired: false, expires_at: '2026-05-11T09:30:00.000Z' },
      created_at: '2026-05-04T09:30:00.000Z',
    },
  });
export type Invitation = z.infer<typeof Invitation>;

export const InvitationPage = page(Invitation).meta({
  id: 'InvitationPage',
  description: 'One page of the invitations that nobody has accepted yet.',
});
export type InvitationPage = z.infer<typeof InvitationPage>;
