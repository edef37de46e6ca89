import { AppError } from '../errors.js';

/** A business under whose own host a request came in. */
export interface TeamHost {
  tenantId: string;
  slug: string;
}

/** Whose host a name is, as in the header Host. Nothing for the installation's own, and for any that nobody has proven. */
export type TeamOfHost = (host: string) => Promise<TeamHost | undefined>;

/**
 * Under the host of one business there is what its visitors need and nothing else: no dashboard, no API, no page of another
 * business. Throws `not-found` for all of these.
 */
export function checkHost({ onTeamHosts }: { onTeamHosts?: true }, team: TeamHost | undefined): void {
  if (team !== undefined && onTeamHosts !== true) throw new AppError('not-found');
}

/** What lies below the name of a business is not ours to speak for, as it is below our own. */
export const teamHeaders = (publicUrl: string): Record<string, string> =>
  publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {};
