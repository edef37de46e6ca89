import assert from 'node:assert/strict';
import { changePlan } from '../billing/change-plan.js';
import { trialMailWriters } from '../billing/write-trial-mail.js';
import type { Role } from '../contract/permissions.js';
import { createAccessTokens } from '../platform/access-token.js';
import { followClock } from '../platform/database/follow-clock.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { sessionCookie } from '../platform/http/build-http.js';
import { serve } from '../platform/http/endpoint.js';
import { listen } from '../platform/http/listen.testing.js';
import { createMailOutbox } from '../platform/mail-outbox.js';
import { createLimiter } from '../platform/http/rate-limit.js';
import { type ReadMail, readMails } from '../platform/read-mails.js';
import { testKeys, testSealer } from '../test/harness/factories.js';
import { makeMember, makePlatformAdmin, newEmail, signedIn } from '../test/harness/people.js';
import { silentLog } from '../test/harness/test-database.js';
import { ownAccountEndpoints } from './account-endpoints.js';
import { auditEndpoints } from './audit-endpoints.js';
import { authEndpoints } from './auth-endpoints.js';
import { createAuthenticate } from './authenticate.js';
import { linkEndpoints } from './link-endpoints.js';
import { outboxEndpoints } from './outbox-endpoints.js';
import { secondFactorEndpoints } from './second-factor-endpoints.js';
import { teamEndpoints } from './team-endpoints.js';
import { tenantEndEndpoints } from './tenant-end-endpoints.js';
import { accountEndpoints } from './tenant-endpoints.js';
import { tokenEndpoints } from './token-endpoints.js';
import { insertTenant } from './tenant-records.js';
import { mailWriters } from './write-mail.js';

/** One call with a credential; `body` is sent as JSON. */
export type Call = (method: string, path: string, body?: unknown) => Promise<Response>;

export interface Somebody {
  id: string;
  token: string;
}

export interface ServedAccounts {
  url: string;
  as: (headers: Record<string, string>) => Call;
  bearer: (token: string, tenantId?: string) => Call;
  /** Signs a person in without asking for the password. */
  signedIn: (personId: string) => Promise<string>;
  /** Somebody new with a role in a tenant, signed in. */
  member: (tenantId: string, role: Role) => Promise<Somebody>;
  platformAdmin: () => Promise<Somebody>;
  /** What was written to an address so far, the latest first, once nothing is due any more. */
  mailsTo: (email: string) => Promise<ReadMail[]>;
  /** The token in the latest mail to an address. */
  linkTo: (email: string) => Promise<string>;
  stop: () => Promise<void>;
}

const publicUrl = 'https://bot.example';

/** The routes of this module on a listening server, with people to call them. */
export async function serveAccounts(db: Database): Promise<ServedAccounts> {
  const { outbox, mailsTo } = openOutbox(db);
  const clock = await followClock(db, silentLog);
  const deps = {
    ...{ db, outbox, sealer: testSealer, productName: 'Patchbay' },
    ...{ limiter: createLimiter(undefined), cookieName: sessionCookie(publicUrl), log: silentLog },
    tokens: createAccessTokens(testKeys, { issuer: publicUrl, now: clock.now }),
  };
  const createTenant = (wanted: Parameters<typeof insertTenant>[1]) =>
    asSystem(db, (tx) => insertTenant(tx, wanted));
  const routes = [
    ...serve(authEndpoints, deps),
    ...serve(tokenEndpoints, deps),
    ...serve(linkEndpoints, deps),
    ...serve(ownAccountEndpoints, deps),
    ...serve(secondFactorEndpoints, deps),
    ...serve(teamEndpoints, deps),
    ...serve(outboxEndpoints, deps),
    ...serve(auditEndpoints, deps),
    ...serve(accountEndpoints, {
      ...{ db, connectors: new Map(), createTenant, changePlan },
      tenantChanged: () => Promise.resolve(),
    }),
    ...serve(tenantEndEndpoints, { db, outbox, tenantChanged: () => Promise.resolve() }),
  ];
  const server = await listen(routes, { authenticate: createAuthenticate(deps), publicUrl });
  const as = callerOf(server.url);
  return {
    ...{ url: server.url, as, signedIn: (personId) => signedIn(db, personId) },
    bearer: (token, tenantId) =>
      as({
        authorization: `Bearer ${token}`,
        ...(tenantId === undefined ? {} : { 'x-tenant-id': tenantId }),
      }),
    member: async (tenantId, role) => {
      const { personId: id } = await makeMember(db, tenantId, role);
      return { id, token: await signedIn(db, id) };
    },
    platformAdmin: async () => {
      const id = await makePlatformAdmin(db);
      return { id, token: await signedIn(db, id) };
    },
    ...{ mailsTo, linkTo: (email) => mailsTo(email).then(tokenOf) },
    stop: async () => {
      clock.stop();
      await server.stop();
      await outbox.stop();
    },
  };
}

/** Mails are kept, as where no mail server is set. */
function openOutbox(db: Database) {
  const words = { publicUrl, productName: 'Patchbay' };
  const outbox = createMailOutbox({
    ...{ db, mailer: undefined, sealer: testSealer, log: silentLog },
    writers: { ...mailWriters(words), ...trialMailWriters(words) },
  });
  const mailsTo = async (email: string) => {
    await outbox.stop();
    await outbox.sendDue();
    const { items } = await asSystem(db, (tx) => readMails(tx, { limit: 100 }, { sealer: testSealer }));
    return items.filter(({ recipient }) => recipient === email);
  };
  return { outbox, mailsTo };
}

function tokenOf([mail]: ReadMail[]): string {
  const token = /\/welcome\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1];
  return token ?? assert.fail('no link was sent');
}

export { newEmail };

const callerOf =
  (url: string) =>
  (headers: Record<string, string>): Call =>
  (method, path, body) =>
    fetch(url + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
