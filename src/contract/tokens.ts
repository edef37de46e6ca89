import { z } from 'zod';
import { Member } from './auth.js';
import { Email, Time } from './common.js';
import { FactorCode } from './second-factor.js';

const RefreshToken = z
  .string()
  .min(16)
  .max(200)
  .meta({ description: 'The one of the last answer. It works once.' });

/** How a program of a person signs in, and stays signed in. */
export const TokenRequest = z
  .discriminatedUnion('grant_type', [
    z.strictObject({
      grant_type: z.literal('password'),
      email: Email,
      password: z.string().min(1).max(200),
      code: FactorCode.optional().meta({ description: 'Needed where the person has a second factor.' }),
    }),
    z.strictObject({ grant_type: z.literal('refresh_token'), refresh_token: RefreshToken }),
  ])
  .meta({
    id: 'TokenRequest',
    description: 'Sign in with a password, or go on with a refresh token.',
    example: { grant_type: 'password', email: 'ada@example.com', password: 'correct horse battery' },
  });
export type TokenRequest = z.infer<typeof TokenRequest>;

export const TokenReply = z
  .object({
    access_token: z.string().meta({ description: 'Goes into `Authorization: Bearer`.' }),
    token_type: z.literal('Bearer'),
    expires_in: z.int().meta({ description: 'How long the access token works, in seconds.' }),
    refresh_token: RefreshToken,
    refresh_expires_at: Time.meta({ description: 'When the session ends unless it is refreshed before.' }),
    member: Member,
  })
  .meta({
    id: 'TokenReply',
    description:
      'A short-lived access token, and a refresh token for the next one. Each refresh token works once; sending an old one ends the session. ' +
      'Only while the answer may have been lost, for a minute and before the new token was used, may the old one be sent again. Refresh from one place at a time.',
    example: {
      access_token: 'eyJhbGciOiJIUzI1NiIsInR5cCI6ImF0K2p3dCIsImtpZCI6Ik0zcVd4WkE0In0.eyJzaWQiOiIuLi4ifQ.c2ln',
      token_type: 'Bearer',
      expires_in: 600,
      refresh_token: 'pbr_mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG',
      refresh_expires_at: '2026-06-03T09:30:00.000Z',
      member: {
        id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01',
        name: 'Ada',
        email: 'ada@example.com',
        ...{ is_email_confirmed: true, new_email: null },
        role: 'owner',
        ...{ is_platform_admin: false, is_confined: false },
        tenant: {
          ...{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02', name: 'Corner Bakery', slug: 'corner-bakery' },
          ...{ plan: 'trial', trial_ends_at: '2026-05-18T09:30:00.000Z' },
        },
        permissions: ['conversations:read', 'conversations:write'],
      },
    },
  });
export type TokenReply = z.infer<typeof TokenReply>;
