import { z } from 'zod';
import { line, Time } from './common.js';
import { IssuerUrl, ServiceName } from './openid.js';

/** What a service may make of somebody. Owners are made by owners alone. */
export const grantedRoles = ['admin', 'agent', 'viewer'] as const;
export const GrantedRole = z.enum(grantedRoles).meta({
  id: 'GrantedRole',
  description: 'What a sign-in service may make of somebody; owners are made by owners alone.',
  example: 'agent',
});
export type GrantedRole = z.infer<typeof GrantedRole>;

const RoleRule = z.strictObject({ value: line(200), role: GrantedRole });
export type RoleRule = z.infer<typeof RoleRule>;

const shape = {
  issuer: IssuerUrl,
  client_id: line(300),
  name: ServiceName.meta({ description: 'What its button says.' }),
  is_enabled: z.boolean().meta({ description: 'People can sign in with it.' }),
  is_required: z.boolean().meta({
    description: 'Everybody but owners has to sign in with it to work in this business.',
  }),
  creates_accounts: z.boolean().meta({
    description: 'Whoever has an address of a proven domain and no account becomes a member.',
  }),
  default_role: GrantedRole.meta({ description: 'For new members, and where no rule of the mapping fits.' }),
  role_claim: line(200).nullable().meta({
    description:
      'The member of what the service says that tells roles: a text or a list of texts, such as `groups`. With it the service decides on roles at each sign-in, except on those of owners.',
  }),
  role_mapping: z.array(RoleRule).max(50).meta({ description: 'The first value that fits counts.' }),
};

const example = {
  issuer: 'https://login.example.com/realms/shop',
  client_id: 'patchbay',
  name: 'Example ID',
  ...{ is_enabled: false, is_required: false, creates_accounts: true, default_role: 'agent' as const },
  role_claim: 'groups',
  role_mapping: [{ value: 'support-leads', role: 'admin' as const }],
};

export const SignInService = z
  .object({
    ...shape,
    has_client_secret: z.boolean().meta({ description: 'The secret itself is never shown.' }),
    updated_at: Time,
  })
  .meta({
    id: 'SignInService',
    description: 'The sign-in service of a business (OpenID Connect).',
    example: { ...example, has_client_secret: true, updated_at: '2026-05-04T09:30:00.000Z' },
  });
export type SignInService = z.infer<typeof SignInService>;

export const SignInServiceSettings = z
  .object({
    service: SignInService.nullable(),
    redirect_uri: z
      .string()
      .meta({ description: 'To be entered at the service: where it sends people back.' }),
    sign_in_url: z.string().meta({ description: 'The sign-in page of this business, to be handed on.' }),
  })
  .meta({
    id: 'SignInServiceSettings',
    description: 'The sign-in service of a business, and its addresses.',
  });
export type SignInServiceSettings = z.infer<typeof SignInServiceSettings>;

export const SaveSignInService = z
  .strictObject({
    ...shape,
    client_secret: line(500).nullable().optional().meta({
      description:
        'Kept as it is when absent; null for a client that proves itself by PKCE alone. With another issuer or client it has to be said anew.',
    }),
  })
  .refine(({ is_enabled, is_required }) => is_enabled || !is_required, {
    path: ['is_required'],
    message: 'What is turned off cannot be required.',
  })
  .meta({
    id: 'SaveSignInService',
    description: 'Set the sign-in service up, or change it. Sessions that began with another one end.',
    example: { ...example, client_secret: 'a-secret-of-the-client' },
  });
export type SaveSignInService = z.infer<typeof SaveSignInService>;
