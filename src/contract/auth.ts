import { z } from 'zod';
import { Email, Id, Time } from './common.js';
import { Permission, Role } from './permissions.js';

export const NewPassword = z.string().min(10).max(200).meta({
  id: 'NewPassword',
  description: 'At least 10 characters.',
  example: 'correct horse battery',
});

export const LoginRequest = z.strictObject({ email: Email, password: z.string().min(1).max(200) }).meta({
  id: 'LoginRequest',
  description: 'Sign in with an e-mail address and a password.',
  example: { email: 'ada@example.com', password: 'correct horse battery' },
});
export type LoginRequest = z.infer<typeof LoginRequest>;

/** A link that works once: it sets a password and signs in. The first platform admin starts with one. */
export const OneTimeLinkRequest = z
  .strictObject({ token: z.string().min(16).max(200), password: NewPassword })
  .meta({
    id: 'OneTimeLinkRequest',
    description: 'Use a one-time link: choose a password and be signed in.',
    example: { token: 'mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG', password: 'correct horse battery' },
  });
export type OneTimeLinkRequest = z.infer<typeof OneTimeLinkRequest>;

/** Who is signed in, and what they may do where they are. Also the answer of `GET /auth/me`. */
export const Member = z
  .object({
    id: Id,
    name: z.string(),
    email: z.string(),
    role: Role.nullable().meta({ description: 'Null for a platform admin who is not in the team.' }),
    is_platform_admin: z.boolean(),
    tenant: z
      .object({ id: Id, name: z.string(), slug: z.string() })
      .nullable()
      .meta({ description: 'Null for a platform admin who chose no tenant.' }),
    permissions: z.array(Permission),
  })
  .meta({
    id: 'Member',
    description: 'The person who is signed in.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01',
      name: 'Ada',
      email: 'ada@example.com',
      role: 'viewer',
      is_platform_admin: false,
      tenant: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02', name: 'Corner Bakery', slug: 'corner-bakery' },
      permissions: ['conversations:read', 'leads:read'],
    },
  });
export type Member = z.infer<typeof Member>;

export const LoginReply = z.object({ token: z.string(), expires_at: Time, member: Member }).meta({
  id: 'LoginReply',
  description:
    'A session. The token goes into `Authorization: Bearer`; a browser has also received it as a cookie.',
  example: {
    token: 'pS4kV9xQ2wLr7TnB5mYcZ8dJ1fHgU6eA',
    expires_at: '2026-05-11T09:30:00.000Z',
    member: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01',
      name: 'Ada',
      email: 'ada@example.com',
      role: 'owner',
      is_platform_admin: false,
      tenant: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02', name: 'Corner Bakery', slug: 'corner-bakery' },
      permissions: ['conversations:read', 'conversations:write'],
    },
  },
});
export type LoginReply = z.infer<typeof LoginReply>;
