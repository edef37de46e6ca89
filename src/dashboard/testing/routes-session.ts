import { z } from 'zod';
import {
  AcceptInvitation,
  JoinedTenant,
  LinkFacts,
  LinkRequest,
  LoginOutcome,
  LoginReply,
  LoginRequest,
  Member,
  OneTimeLinkRequest,
  RequestLink,
} from '../../contract/auth.js';
import { BeginOpenId, OpenIdBegun, SignInWays } from '../../contract/openid.js';
import { needsConfirmedEmail, rolePermissions } from '../../contract/permissions.js';
import { UseSecondFactor } from '../../contract/second-factor.js';
import { noDesk } from './make-world.js';
import { type Asked, bare, found, Refusal, type Route, route } from './route.js';
import type { Account, Desk, Invited, Link, World } from './world.js';
import { takeCode } from './routes-second-factor.js';
import { writeLink } from './write-link.js';

function memberOf({ id, name, email, role, isPlatformAdmin, permissions, ...account }: Account, desk: Desk) {
  const tenant = desk === noDesk ? null : desk.tenant;
  const isConfirmed = account.isUnconfirmed !== true;
  return {
    ...{ id, name, email, role, is_platform_admin: isPlatformAdmin, tenant },
    ...{ is_email_confirmed: isConfirmed, new_email: null, is_confined: false },
    permissions: tenant ? permissions.filter((each) => isConfirmed || !needsConfirmedEmail.has(each)) : [],
  };
}

const inADay = () => new Date(Date.now() + 86_400_000).toISOString();

/** Whoever has a second factor is not in yet. */
function admit(account: Account, asked: Pick<Asked<unknown>, 'world' | 'userAgent'>) {
  if (account.factor?.isOn !== true) return begin(account, asked);
  const link = { token: asked.world.newId(), purpose: 'second-factor' as const, accountId: account.id };
  asked.world.links.push(link);
  return { second_factor: { token: link.token, expires_at: inADay() } };
}

function begin(account: Account, { world, userAgent }: Pick<Asked<unknown>, 'world' | 'userAgent'>) {
  const session = { id: world.newId(), token: world.newId(), accountId: account.id };
  world.sessions.push({ ...session, userAgent: userAgent ?? null, at: world.now() });
  return { token: session.token, expires_at: inADay(), member: memberOf(account, noDesk) };
}

const refused = () =>
  new Refusal(401, 'sign-in-failed', { message: 'The e-mail address or the password is wrong.' });

/** A link is used up by whoever takes it. */
function takeLink(world: World, token: string, purposes: readonly Link['purpose'][]): Account {
  const link = world.links.find((known) => known.token === token && purposes.includes(known.purpose));
  world.links = world.links.filter((known) => known !== link);
  const account = world.accounts.find(({ id }) => id === link?.accountId);
  if (!account) throw expired();
  return account;
}

const expired = () =>
  new Refusal(410, 'link-expired', { message: 'The link has expired or has already been used.' });

const invitationOf = (world: World, token: string): { desk: Desk; invitation: Invited } | undefined =>
  world.desks
    .flatMap((desk) => desk.invitations.map((invitation) => ({ desk, invitation })))
    .find(({ invitation }) => invitation.token === token);

function takeInvitation(world: World, token: string): { desk: Desk; invitation: Invited } {
  const taken = invitationOf(world, token);
  if (!taken) throw expired();
  taken.desk.invitations = taken.desk.invitations.filter((known) => known !== taken.invitation);
  return taken;
}

function factsOf(world: World, token: string): LinkFacts {
  const invited = invitationOf(world, token);
  if (invited) {
    const { email, role } = invited.invitation;
    const has_account = world.accounts.some((known) => known.email === email);
    return { purpose: 'invitation', email, role, has_account, tenant_name: invited.desk.tenant.name };
  }
  const link = world.links.find((known) => known.token === token);
  const account = world.accounts.find(({ id }) => id === link?.accountId);
  if (!link || !account || link.purpose === 'second-factor') throw expired();
  const nowhere = { tenant_name: null, role: null };
  return { purpose: link.purpose, email: account.email, has_account: true, ...nowhere };
}

const asksFor = (path: string, purpose: 'reset-password' | 'sign-in'): Route =>
  route({
    ...{ method: 'POST', path, body: RequestLink, reply: z.unknown() },
    handle: ({ body, world }) => {
      const account = world.accounts.find(({ email }) => email === body.email);
      if (!account) return;
      const token = writeLink(world, { kind: purpose, recipient: body.email });
      world.links = world.links.filter((link) => link.accountId !== account.id || link.purpose !== purpose);
      world.links.push({ token, purpose, accountId: account.id });
    },
  });

export const sessionRoutes: Route[] = [
  route({
    ...{ method: 'POST', path: '/auth/login', body: LoginRequest, reply: LoginOutcome },
    handle: ({ body, ...asked }) => {
      const account = asked.world.accounts.find(
        ({ email, password }) => email === body.email && password === body.password,
      );
      if (!account) throw refused();
      return admit(account, asked);
    },
  }),
  route({
    ...{ method: 'POST', path: '/auth/links/look', body: LinkRequest, reply: LinkFacts },
    handle: ({ body, world }) => factsOf(world, body.token),
  }),
  asksFor('/auth/forgot-password', 'reset-password'),
  asksFor('/auth/sign-in-link', 'sign-in'),
  route({
    ...{ method: 'POST', path: '/auth/one-time-link', body: OneTimeLinkRequest, reply: LoginOutcome },
    handle: ({ body, ...asked }) => {
      const account = takeLink(asked.world, body.token, ['set-password', 'reset-password']);
      account.password = body.password;
      asked.world.sessions = asked.world.sessions.filter(({ accountId }) => accountId !== account.id);
      return admit(account, asked);
    },
  }),
  route({
    ...{ method: 'POST', path: '/auth/sign-in-link/use', body: LinkRequest, reply: LoginOutcome },
    handle: ({ body, ...asked }) => admit(takeLink(asked.world, body.token, ['sign-in']), asked),
  }),
  route({
    ...{ method: 'POST', path: '/auth/second-factor', body: UseSecondFactor, reply: LoginReply },
    handle: ({ body, ...asked }) => {
      const link = asked.world.links.find(({ token }) => token === body.token);
      takeCode(
        asked.world.accounts.find(({ id }) => id === link?.accountId),
        body.code,
      );
      return begin(takeLink(asked.world, body.token, ['second-factor']), asked);
    },
  }),
  route({
    ...{ method: 'POST', path: '/auth/invitations/accept', body: AcceptInvitation, reply: LoginOutcome },
    handle: ({ body, ...asked }) => {
      const { desk, invitation } = takeInvitation(asked.world, body.token);
      const { email, role } = invitation;
      const account = {
        ...{ id: asked.world.newId(), name: body.name, email, password: body.password, role },
        ...{ isPlatformAdmin: false, tenantId: desk.tenant.id, alsoIn: [] },
        permissions: rolePermissions[role],
      };
      asked.world.accounts.push(account);
      return begin(account, asked);
    },
  }),
  route({
    ...{ method: 'POST', path: '/auth/invitations/confirm', body: LinkRequest },
    reply: JoinedTenant,
    handle: ({ account, body, world }) => {
      const { tenant } = takeInvitation(world, body.token).desk;
      account.alsoIn.push(tenant.id);
      return { tenant_id: tenant.id };
    },
  }),
  bare({
    ...{ method: 'POST', path: '/auth/logout', reply: z.unknown() },
    handle: ({ session, world }) => {
      world.sessions = world.sessions.filter((known) => known !== found(session));
    },
  }),
  bare({ path: '/auth/ways', reply: SignInWays, handle: ({ world }) => world.ways }),
  route({
    ...{ method: 'POST', path: '/auth/openid/begin', body: BeginOpenId, reply: OpenIdBegun },
    handle: ({ world }) => {
      if (world.service === undefined)
        throw new Refusal(503, 'unavailable', { message: 'Example ID does not answer.' });
      return { url: world.service };
    },
  }),
  bare({ path: '/auth/me', reply: Member, handle: ({ account, desk }) => memberOf(account, desk) }),
];
