import { z } from 'zod';
import { Email, Id, line, Time } from './common.js';
import { Permission, Role } from './permissions.js';
import { planFields } from './plans.js';
import { unlessBlank } from './problems.js';

/** Ten characters and longer, in lower case: what is tried first wherever passwords are guessed. */
const commonPasswords: ReadonlySet<string> = new Set(
  [
    '0123456789 0987654321 1029384756 1111111111 1122334455 1212121212 1231231231 123123123123 1234512345 123456123456',
    '1234567890 12345678900 12345678910 1234567890a 1234567890q 123456789a 123456789q 12345qwert 123456abcd 1q2w3e4r5t',
    '1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc 2222222222 5555555555 6666666666 7777777777 8888888888 9876543210 9999999999',
    '0000000000 00000000000 abc1234567 abcd123456 abcde12345 abcdef1234 abcdefghij adminadmin admin12345 admin123456',
    'administrator asdfasdfasdf asdfghjkl1 asdfghjkl; asdf123456 basketball butterfly1 changeme12 changeme123 changemenow',
    'computer12 defaultpassword football12 football123 iloveyou12 iloveyou123 iloveyou1234 internet12 letmein123 letmein1234',
    'liverpool1 manchester michelle12 mypassword mypassword1 p@ssw0rd123 p@ssword12 password00 password01 password10 password11',
    'password12 password123 password1234 password12345 password21 password99 password!1 passw0rd12 passw0rd123 passwordpassword',
    'princess12 princess123 q1w2e3r4t5 q1w2e3r4t5y6 qazwsxedc1 qazwsxedcrfv qwe123qwe123 qweasdzxc1 qwerasdfzxcv qwert12345',
    'qwerty1234 qwerty12345 qwerty123456 qwertyqwerty qwertyuiop qwertyuiop1 qwertyuiop[] secret1234 sunshine12 sunshine123',
    'superman12 superman123 test123456 testtesttest unbelievable welcome123 welcome1234 welcome2024 welcome2025 welcome2026',
    'zaq12wsxcde zxcvbnm123 zxcvbnm1234 zxcvbnmasd',
  ].flatMap((line) => line.split(' ')),
);

export const NewPassword = z
  .string()
  .min(10, unlessBlank('Use at least 10 characters.'))
  .max(200, 'Use at most 200 characters.')
  .refine((password) => !commonPasswords.has(password.toLowerCase()), {
    error: 'This is one of the passwords that are guessed first. Take a few unrelated words instead.',
  })
  .meta({
    id: 'NewPassword',
    description: 'At least 10 characters, and none of those that are guessed first.',
    example: 'correct horse battery',
  });

export const LoginRequest = z.strictObject({ email: Email, password: z.string().min(1).max(200) }).meta({
  id: 'LoginRequest',
  description: 'Sign in with an e-mail address and a password.',
  example: { email: 'ada@example.com', password: 'correct horse battery' },
});
export type LoginRequest = z.infer<typeof LoginRequest>;

/** What stands in a link that was sent to somebody. */
export const LinkToken = z.string().min(16).max(200).meta({
  id: 'LinkToken',
  description: 'The token of a link. It works once, and a newer link of the same purpose ends it.',
  example: 'mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG',
});

/** A link that works once: it sets a password and signs in. The first platform admin starts with one. */
export const OneTimeLinkRequest = z.strictObject({ token: LinkToken, password: NewPassword }).meta({
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
    is_email_confirmed: z.boolean().meta({
      description: 'Until then a person may invite nobody, connect nothing and make no API keys.',
    }),
    new_email: z.string().nullable().meta({
      description: 'Another address that counts once it is confirmed.',
    }),
    role: Role.nullable().meta({ description: 'Null for a platform admin who is not in the team.' }),
    is_platform_admin: z.boolean(),
    is_confined: z.boolean().meta({
      description:
        'Signed in through the sign-in service of the business, which speaks for that business alone: the account itself cannot be changed.',
    }),
    tenant: z
      .object({ id: Id, name: z.string(), slug: z.string(), ...planFields })
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
      ...{ is_email_confirmed: true, new_email: null },
      role: 'viewer',
      ...{ is_platform_admin: false, is_confined: false },
      tenant: {
        ...{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02', name: 'Corner Bakery', slug: 'corner-bakery' },
        ...{ plan: 'trial', trial_ends_at: '2026-05-18T09:30:00.000Z' },
      },
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
export type LoginReply = z.infer<typeof LoginReply>;

/** Signing in is complete, or a code of the person's second factor is still to come. */
export const SecondFactorNeeded = z
  .object({ second_factor: z.object({ token: LinkToken, expires_at: Time }) })
  .meta({
    id: 'SecondFactorNeeded',
    description: 'Not signed in yet: send the token with a code of the second factor.',
    example: {
      second_factor: { token: 'mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG', expires_at: '2026-05-04T09:40:00.000Z' },
    },
  });
export type SecondFactorNeeded = z.infer<typeof SecondFactorNeeded>;

export const LoginOutcome = z.union([LoginReply, SecondFactorNeeded]).meta({
  id: 'LoginOutcome',
  description: 'A session, or what is needed for one besides.',
});
export type LoginOutcome = z.infer<typeof LoginOutcome>;

export const LinkRequest = z.strictObject({ token: LinkToken }).meta({
  id: 'LinkRequest',
  description: 'The token of a link, as it stands in the address.',
  example: { token: 'mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG' },
});
export type LinkRequest = z.infer<typeof LinkRequest>;

/** Asking never uses a link up: programs that look into mails open every address in them. */
export const LinkFacts = z
  .object({
    purpose: z.enum(['set-password', 'reset-password', 'sign-in', 'confirm-email', 'invitation']),
    email: z.string(),
    tenant_name: z.string().nullable().meta({ description: 'Of an invitation: who invites.' }),
    role: Role.nullable().meta({ description: 'Of an invitation: what one would be.' }),
    has_account: z.boolean().meta({
      description: 'The person has a password: to accept an invitation they sign in and confirm it.',
    }),
  })
  .meta({
    id: 'LinkFacts',
    description: 'What a link is for.',
    example: {
      ...{ purpose: 'invitation', email: 'grace@example.com', tenant_name: 'Corner Bakery' },
      ...{ role: 'agent', has_account: false },
    },
  });
export type LinkFacts = z.infer<typeof LinkFacts>;

export const RequestLink = z.strictObject({ email: Email }).meta({
  id: 'RequestLink',
  description: 'Where to send a link. The answer is the same whether anybody has this address.',
  example: { email: 'ada@example.com' },
});
export type RequestLink = z.infer<typeof RequestLink>;

export const PersonName = line(80).meta({
  id: 'PersonName',
  description: 'How a person is called.',
  example: 'Grace',
});

export const AcceptInvitation = z
  .strictObject({ token: LinkToken, name: PersonName, password: NewPassword })
  .meta({
    id: 'AcceptInvitation',
    description: 'Join a team as somebody new: choose a name and a password, and be signed in.',
    example: { token: 'mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG', name: 'Grace', password: 'correct horse battery' },
  });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

/** Where a person works; they choose one with the header X-Tenant-Id. */
export const Workplaces = z
  .object({ items: z.array(z.object({ id: Id, name: z.string(), role: Role })) })
  .meta({
    id: 'Workplaces',
    description: 'The tenants that the person is a member of, the oldest membership first.',
    example: {
      items: [{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02', name: 'Corner Bakery', role: 'owner' }],
    },
  });
export type Workplaces = z.infer<typeof Workplaces>;

export const ChangeAccount = z.strictObject({ name: PersonName }).meta({
  id: 'ChangeAccount',
  description: 'Another name for the person who is signed in.',
  example: { name: 'Ada Baker' },
});
export type ChangeAccount = z.infer<typeof ChangeAccount>;

export const ChangePassword = z
  .strictObject({ current_password: z.string().min(1).max(200), new_password: NewPassword })
  .meta({
    id: 'ChangePassword',
    description: 'Another password. All other sessions of the person end.',
    example: { current_password: 'correct horse battery', new_password: 'staple river window' },
  });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const OwnSession = z
  .object({
    id: Id,
    kind: z.enum(['browser', 'api']).meta({ description: '`api`: a program that signed in for tokens.' }),
    user_agent: z.string().nullable().meta({ description: 'What the browser called itself.' }),
    is_current: z.boolean().meta({ description: 'The session that asks.' }),
    created_at: Time,
    last_used_at: Time,
    expires_at: Time,
  })
  .meta({
    id: 'OwnSession',
    description: 'Somewhere that the person is signed in.',
    example: {
      ...{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f44', kind: 'browser', is_current: true },
      user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      ...{ created_at: '2026-05-04T09:30:00.000Z', last_used_at: '2026-05-04T10:12:00.000Z' },
      expires_at: '2026-05-18T09:30:00.000Z',
    },
  });
export type OwnSession = z.infer<typeof OwnSession>;

export const OwnSessions = z.object({ items: z.array(OwnSession) }).meta({
  id: 'OwnSessions',
  description: 'Everywhere that the person is signed in, the last used first.',
});
export type OwnSessions = z.infer<typeof OwnSessions>;

export const JoinedTenant = z.object({ tenant_id: Id }).meta({
  id: 'JoinedTenant',
  description: 'The tenant that the person is a member of now.',
  example: { tenant_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02' },
});
export type JoinedTenant = z.infer<typeof JoinedTenant>;
