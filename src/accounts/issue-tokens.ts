import type { TokenReply, TokenRequest } from '../contract/tokens.js';
import { accessSeconds, type AccessTokens } from '../platform/access-token.js';
import { asSystem, type SystemDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import { createApiSession, type Refresh, type Refreshable, refreshApiSession } from './api-session.js';
import { placeOf } from './authenticate.js';
import { type FactorDeps, passSecondFactor } from './change-second-factor.js';
import { findPerson, memberView, type Person } from './people.js';
import { recordAudit } from './record-audit.js';
import { hasSecondFactor } from './second-factor.js';
import { checkPassword } from './sign-in.js';
import { welcomePerson } from './start-session.js';

export interface TokenDeps extends Pick<FactorDeps, 'db' | 'sealer'> {
  tokens: Pick<AccessTokens, 'sign'>;
  log: Pick<Log, 'warn'>;
}

type PasswordGrant = Extract<TokenRequest, { grant_type: 'password' }>;

interface ClientFacts {
  address: string;
  userAgent: string | null;
}

/** What a program gets for a session, before the access token is signed. */
type Granted = Refreshable & Pick<TokenReply, 'member'>;

/**
 * Signs a person's program in. Throws `sign-in-failed`, alike for an unknown address and a wrong password;
 * `second-factor-needed` without a code where one is needed; `invalid-input` for a wrong code; or `rate-limited`.
 */
export async function signInProgram(
  { email, password, code }: Omit<PasswordGrant, 'grant_type'>,
  { address, userAgent }: ClientFacts,
  deps: TokenDeps,
): Promise<TokenReply> {
  const person = await checkPassword({ email, password, address }, deps);
  if (!person) throw new AppError('sign-in-failed');
  const open = (tx: SystemDb): Promise<Granted> => openSession(tx, person, userAgent);
  const isGuarded = await asSystem(deps.db, (tx) => hasSecondFactor(tx, person.id));
  if (!isGuarded) return reply(await asSystem(deps.db, open), deps);
  if (code === undefined) throw new AppError('second-factor-needed');
  return reply(await passSecondFactor({ personId: person.id, code }, deps, open), deps);
}

async function openSession(tx: SystemDb, person: Person, userAgent: string | null): Promise<Granted> {
  const member = await welcomePerson(tx, person);
  const facts = { personId: person.id, tenantId: member.tenant?.id ?? null, userAgent };
  return { ...(await createApiSession(tx, facts)), member };
}

/** Goes on with a refresh token. Throws `unauthorized`, alike for one that is unknown, over, or was replaced before. */
export async function refreshProgram(token: string, deps: TokenDeps): Promise<TokenReply> {
  const outcome = await asSystem(deps.db, async (tx) => {
    const refresh = await refreshApiSession(tx, token);
    if (refresh.kind === 'refreshed') return goOn(tx, refresh);
    if (refresh.kind === 'reused') await auditReuse(tx, refresh);
    return refresh;
  });
  if ('member' in outcome) return reply(outcome, deps);
  if (outcome.kind === 'reused')
    deps.log.warn({ session: outcome.sessionId }, 'a replaced refresh token was sent; its session is ended');
  throw new AppError('unauthorized', { publicMessage: 'This session is over. Sign in again.' });
}

async function goOn(tx: SystemDb, session: Extract<Refresh, { kind: 'refreshed' }>): Promise<Granted> {
  const person = await findPerson(tx, session.personId);
  if (!person) throw new AppError('unauthorized');
  const place = await placeOf(tx, person, session.tenantId ?? undefined);
  if (place.tenant?.status === 'suspended' && !person.is_platform_admin)
    throw new AppError('tenant-suspended');
  return { ...session, member: memberView(person, place) };
}

/** In the tenant where the session began. A platform admin's own began in none; the log tells of it. */
async function auditReuse(tx: SystemDb, reused: Extract<Refresh, { kind: 'reused' }>): Promise<void> {
  const { tenantId, personId, sessionId } = reused;
  const person = await findPerson(tx, personId);
  if (tenantId === null || !person) return;
  await recordAudit(tx, {
    tenantId,
    actor: { kind: 'member', id: personId, name: person.name },
    action: 'session.refresh-token-reused',
    subject: { kind: 'session', id: sessionId },
  });
}

async function reply(granted: Granted, { tokens }: Pick<TokenDeps, 'tokens'>): Promise<TokenReply> {
  const { sessionId, personId, refreshToken, expiresAt, member } = granted;
  return {
    access_token: await tokens.sign({ sessionId, personId }),
    token_type: 'Bearer',
    expires_in: accessSeconds,
    refresh_token: refreshToken,
    refresh_expires_at: expiresAt.toISOString(),
    member,
  };
}
