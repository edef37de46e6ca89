import type { SignInProblem } from '../../contract/openid.js';

/** A sign-in service that somebody trusts: the deployer with the whole installation, or a tenant with itself. */
export interface Issuer {
  /** Whose it is; null for the installation's. */
  tenantId: string | null;
  url: string;
  clientId: string;
  /** Absent for a client that proves itself by PKCE alone. */
  clientSecret: string | undefined;
  /** What its button says. */
  name: string;
  /** Whose addresses it speaks for; everybody's when empty, which only the deployer may say. */
  domains: readonly string[];
}

/** Why nobody was let in; shown on the sign-in page. */
export interface Refused {
  problem: SignInProblem;
}

/** Where the service sends a browser back to: by the settings, never by what a request says (F-108). One for each issuer. */
export const callbackUrl = ({ tenantId }: Pick<Issuer, 'tenantId'>, publicUrl: string): string =>
  `${publicUrl}/api/v1/auth/openid/callback${tenantId === null ? '' : `/${tenantId}`}`;

export const isSameIssuer = (
  one: Pick<Issuer, 'url' | 'clientId'>,
  other: Pick<Issuer, 'url' | 'clientId'>,
): boolean => one.url === other.url && one.clientId === other.clientId;

/** The sign-in page of one tenant, which knows its service. */
export const signInUrl = (slug: string, publicUrl: string): string => `${publicUrl}/sign-in?team=${slug}`;
