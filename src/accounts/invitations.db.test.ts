import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { z } from 'zod';
import { LinkFacts, LoginReply } from '../contract/auth.js';
import type { Role } from '../contract/permissions.js';
import { InvitationPage, TeamMemberPage } from '../contract/team.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import { makeTenant, type TestTenant } from '../test/harness/factories.js';
import { advanceClock, testDatabase } from '../test/harness/test-database.js';
import {
  type Call,
  newEmail,
  serveAccounts,
  type ServedAccounts,
  type Somebody,
} from './serve-accounts.testing.js';
import { changeTenant } from './tenant-records.js';

const password = 'correct horse battery';
const dayMs = 24 * 3_600_000;

const ErrorOf = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

describe('an invitation', function () {
  this.timeout(60_000);
  let db: Database;
  let served: ServedAccounts;
  let tenant: TestTenant;
  let owner: Somebody;
  let asOwner: Call;

  before(async () => {
    db = await testDatabase();
    served = await serveAccounts(db);
  });
  after(() => served.stop());
  beforeEach(async () => {
    tenant = await makeTenant(db);
    owner = await served.member(tenant.id, 'owner');
    asOwner = served.bearer(owner.token);
  });

  const members = async (call = asOwner) =>
    TeamMemberPage.parse(await (await call('GET', '/api/v1/team/members')).json()).items;
  const isIn = async (token: string) => (await served.bearer(token)('GET', '/api/v1/auth/me')).status === 200;
  const codeOf = async (answer: Response) => ErrorOf.parse(await answer.json()).error.code;
  const actions = async (): Promise<unknown[]> =>
    inTenant(db, tenant.id, (tx) =>
      tx('audit_entries').whereNot({ action: 'sign-in' }).orderBy('seq').pluck('action'),
    );

  const invite = (email: string, role: Role = 'agent') =>
    asOwner('POST', '/api/v1/team/invitations', { email, role });
  const invited = async () =>
    InvitationPage.parse(await (await asOwner('GET', '/api/v1/team/invitations')).json()).items;
  const look = (token: string) => served.as({})('POST', '/api/v1/auth/links/look', { token });
  const accept = (token: string, name = 'Grace') =>
    served.as({})('POST', '/api/v1/auth/invitations/accept', { token, name, password });

  it('brings somebody new in, with the role’s rights, and is used up', async () => {
    const email = newEmail();
    assert.equal((await invite(email.toUpperCase())).status, 201);
    assert.deepEqual(
      (await invited()).map((each) => [each.email, each.role, each.is_expired]),
      [[email, 'agent', false]],
    );
    const token = await served.linkTo(email);
    const session = LoginReply.parse(await (await accept(token)).json());
    assert.deepEqual(
      [session.member.name, session.member.role, session.member.tenant?.id],
      ['Grace', 'agent', tenant.id],
    );
    const call = served.bearer(session.token);
    assert.equal((await call('GET', '/api/v1/config')).status, 200);
    assert.equal((await call('PATCH', '/api/v1/config', {})).status, 403);
    assert.deepEqual(await invited(), []);
    assert.equal(await codeOf(await accept(token)), 'link-expired');
    assert.deepEqual(await actions(), ['invitation.create', 'member.join']);
  });

  it('F-108 is not used up by looking, as programs do that open what stands in mails', async () => {
    const email = newEmail();
    await invite(email);
    const token = await served.linkTo(email);
    for (let count = 0; count < 3; count += 1) {
      const facts = LinkFacts.parse(await (await look(token)).json());
      assert.deepEqual(
        [facts.purpose, facts.email, facts.role, facts.has_account],
        ['invitation', email, 'agent', false],
      );
    }
    assert.equal((await accept(token)).status, 200);
    assert.equal(await codeOf(await look(token)), 'link-expired');
  });

  it('F-108 works once, also for two at the same moment', async () => {
    const email = newEmail();
    await invite(email);
    const token = await served.linkTo(email);
    const statuses = await Promise.all([accept(token), accept(token, 'Mallory')]);
    assert.deepEqual(statuses.map(({ status }) => status).sort(), [200, 410]);
    assert.equal((await members()).length, 2);
  });

  it('F-108 leads to the address of the settings, whatever host a request names', async () => {
    const email = newEmail();
    const headers = { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' };
    // fetch would write a Host of its own.
    const request = http.request(`${served.url}/api/v1/team/invitations`, {
      method: 'POST',
      headers: { ...headers, host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    });
    request.end(JSON.stringify({ email, role: 'viewer' }));
    const answered: unknown[] = await once(request, 'response');
    assert.ok(answered[0] instanceof http.IncomingMessage);
    assert.equal(answered[0].statusCode, 201);
    const [mail] = await served.mailsTo(email);
    assert.match(mail?.text ?? '', /https:\/\/bot\.example\/welcome\?token=[\w-]{40,}\n/);
    assert.doesNotMatch(mail?.text ?? '', /evil/);
  });

  it('F-108 is kept as a hash, and no mail stands readable in the database', async () => {
    const email = newEmail();
    await invite(email);
    const token = await served.linkTo(email);
    const rows = await asSystem(db, async (tx) => [await tx('invitations'), await tx('mails')]);
    assert.ok(!JSON.stringify(rows).includes(token));
  });

  it('is sent again with a new link that ends the one before', async () => {
    const email = newEmail();
    await invite(email);
    const first = await served.linkTo(email);
    const [{ id } = { id: '' }] = await invited();
    const again = await asOwner('POST', `/api/v1/team/invitations/${id}/resend`);
    assert.equal(again.status, 200);
    assert.equal(await codeOf(await accept(first)), 'link-expired');
    assert.equal((await accept(await served.linkTo(email))).status, 200);
    assert.equal((await served.mailsTo(email)).length, 2);
  });

  it('that was withdrawn works no more', async () => {
    const email = newEmail();
    await invite(email);
    const token = await served.linkTo(email);
    const [{ id } = { id: '' }] = await invited();
    assert.equal((await asOwner('DELETE', `/api/v1/team/invitations/${id}`)).status, 204);
    assert.equal(await codeOf(await accept(token)), 'link-expired');
    assert.deepEqual(await actions(), ['invitation.create', 'invitation.withdraw']);
  });

  it('of a suspended tenant waits until it is active again', async () => {
    const email = newEmail();
    await invite(email);
    const token = await served.linkTo(email);
    await asSystem(db, (tx) => changeTenant(tx, tenant.id, { status: 'suspended' }));
    assert.equal(await codeOf(await accept(token)), 'link-expired');
    await asSystem(db, (tx) => changeTenant(tx, tenant.id, { status: 'active' }));
    assert.equal((await accept(token)).status, 200);
  });

  it('goes to an address once, and to nobody who is in the team', async () => {
    const email = newEmail();
    assert.deepEqual([(await invite(email)).status, (await invite(email)).status], [201, 409]);
    const [{ email: own } = { email: '' }] = await members();
    assert.equal((await invite(own)).status, 409);
  });

  it('to somebody with an account is confirmed by them, signed in, and gives nobody else anything', async () => {
    const elsewhere = await makeTenant(db);
    const known = await served.member(elsewhere.id, 'owner');
    await asSystem(db, (tx) => tx('people').where({ id: known.id }).update({ password_hash: 'x' }));
    const row: unknown = await asSystem(db, (tx) => tx('people').where({ id: known.id }).first('email'));
    const { email } = z.object({ email: z.string() }).parse(row);
    await invite(email, 'viewer');
    const token = await served.linkTo(email);
    assert.equal(LinkFacts.parse(await (await look(token)).json()).has_account, true);
    // Whoever reads the mailbox does not take the account over.
    assert.equal((await accept(token)).status, 409);
    const confirm = (call: Call) => call('POST', '/api/v1/auth/invitations/confirm', { token });
    assert.equal((await confirm(served.as({}))).status, 401);
    assert.equal((await confirm(asOwner)).status, 403);
    const answer = await confirm(served.bearer(known.token));
    assert.deepEqual(await answer.json(), { tenant_id: tenant.id });
    const call = served.bearer(known.token, tenant.id);
    assert.equal((await call('GET', '/api/v1/config')).status, 200);
    assert.equal((await call('PATCH', '/api/v1/config', {})).status, 403);
    const places = await served.bearer(known.token)('GET', '/api/v1/account/workplaces');
    assert.deepEqual(
      z
        .object({ items: z.array(z.looseObject({ id: z.string() })) })
        .parse(await places.json())
        .items.map(({ id }) => id),
      [elsewhere.id, tenant.id],
    );
  });

  it('lets somebody back in who was in no team any more', async () => {
    const email = newEmail();
    await invite(email);
    const { token: session } = LoginReply.parse(await (await accept(await served.linkTo(email))).json());
    const gone = (await members()).find((each) => each.email === email);
    assert.equal((await asOwner('DELETE', `/api/v1/team/members/${gone?.id}`)).status, 204);
    const login = () => served.as({})('POST', '/api/v1/auth/login', { email, password });
    assert.deepEqual([await isIn(session), (await login()).status], [false, 401]);
    await invite(email, 'viewer');
    const token = await served.linkTo(email);
    const back = LoginReply.parse(await (await login()).json());
    assert.equal(back.member.tenant, null);
    assert.equal(
      (await served.bearer(back.token)('POST', '/api/v1/auth/invitations/confirm', { token })).status,
      200,
    );
    assert.equal((await served.bearer(back.token)('GET', '/api/v1/config')).status, 200);
  });

  // Last, as the clock moves on for everybody.
  it('works for seven days, and says that it has expired', async () => {
    const email = newEmail();
    await invite(email);
    const token = await served.linkTo(email);
    await advanceClock(db, 7 * dayMs - 60_000);
    assert.equal((await look(token)).status, 200);
    await advanceClock(db, 120_000);
    assert.equal(await codeOf(await look(token)), 'link-expired');
    assert.equal(await codeOf(await accept(token)), 'link-expired');
    const fresh = await served.signedIn(owner.id);
    const listed = await served.bearer(fresh)('GET', '/api/v1/team/invitations');
    assert.equal(InvitationPage.parse(await listed.json()).items[0]?.is_expired, true);
  });
});
