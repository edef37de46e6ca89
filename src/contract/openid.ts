import { z } from 'zod';
import { line } from './common.js';
import { unlessBlank } from './problems.js';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a sign-in service may be asked at an address: over TLS, or on this very machine. Elsewhere plain http would let
 * whoever sits on the way sign in as anybody.
 */
export function isProtectedAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'http:') return loopback.has(url.hostname);
  return url?.protocol === 'https:';
}

/** Discovery appends its own path, and compares the whole name with what the service says of itself. */
function isIssuer(address: string): boolean {
  if (!isProtectedAddress(address) || address.includes('/.well-known/')) return false;
  const { username, password, search, hash } = new URL(address);
  return [username, password, search, hash].every((part) => part === '');
}

export const IssuerUrl = z
  .string()
  .trim()
  .max(500)
  .refine(
    isIssuer,
    unlessBlank('Enter the issuer as an https address, without what discovery appends to it.'),
  )
  .meta({
    id: 'IssuerUrl',
    description: 'The name of an OpenID Connect issuer, exactly as it calls itself.',
    example: 'https://login.example.com/realms/shop',
  });

export const EmailDomain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/, 'Enter a domain, such as example.com.')
  .meta({
    id: 'EmailDomain',
    description: 'What stands behind the @ of an address; those below it are not meant.',
    example: 'example.com',
  });

/** Within this site only: whatever else a link says must not lead elsewhere after signing in. */
export const ReturnPath = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/)
  .refine((path) => !path.includes('\\'))
  .meta({
    id: 'ReturnPath',
    description: 'The page to go on with, as a path of this site.',
    example: '/leads',
  });

/** How a business is named in an address. */
export const TeamSlug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case letters, digits and single hyphens.')
  .meta({ id: 'TeamSlug', description: 'The short name of a business.', example: 'corner-bakery' });

const wayToTeam = {
  team: TeamSlug.optional().meta({ description: 'The business by its short name.' }),
  domain: EmailDomain.optional().meta({
    description: 'What stands behind the @ of an e-mail address; who has it is not asked.',
  }),
};

export const SignInWaysQuery = z.strictObject(wayToTeam).meta({
  id: 'SignInWaysQuery',
  description: 'Whose sign-in service to look for besides.',
  example: { domain: 'example.com' },
});
export type SignInWaysQuery = z.infer<typeof SignInWaysQuery>;

export const SignInWays = z
  .object({
    openid: z
      .object({ name: z.string() })
      .nullable()
      .meta({ description: 'The sign-in service of this installation; null without one.' }),
    team: z
      .object({ name: z.string() })
      .nullable()
      .meta({ description: 'The sign-in service of the business that was asked for; null without one.' }),
    sign_up: z.boolean().meta({ description: 'Anybody may create a business here.' }),
  })
  .meta({
    id: 'SignInWays',
    description: 'How one can sign in here besides a password and a link by mail.',
    example: { openid: { name: 'Example ID' }, team: null, sign_up: false },
  });
export type SignInWays = z.infer<typeof SignInWays>;

export const BeginOpenId = z.strictObject({ return_to: ReturnPath.optional(), ...wayToTeam }).meta({
  id: 'BeginOpenId',
  description:
    'Sign in through the sign-in service of a business, or of the installation when none is named.',
  example: { return_to: '/leads' },
});
export type BeginOpenId = z.infer<typeof BeginOpenId>;

export const OpenIdBegun = z.object({ url: z.url() }).meta({
  id: 'OpenIdBegun',
  description: 'Where the browser goes on: the sign-in service.',
  example: { url: 'https://login.example.com/realms/shop/auth?client_id=patchbay&state=q1w2e3' },
});
export type OpenIdBegun = z.infer<typeof OpenIdBegun>;

/** Why signing in through a service failed, as the sign-in page is told. */
export const signInProblems = [
  'interrupted',
  'declined',
  'unreachable',
  'unverified-address',
  'other-domain',
  'nobody',
  'not-a-member',
  'turned-off',
] as const;
export const SignInProblem = z.enum(signInProblems).meta({
  id: 'SignInProblem',
  description: 'Why signing in through the service failed, as the address of the sign-in page says it.',
  example: 'declined',
});
export type SignInProblem = z.infer<typeof SignInProblem>;

export const ServiceName = line(60).meta({
  id: 'ServiceName',
  description: 'What the button of the sign-in service says.',
  example: 'Example ID',
});
