import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Role } from '../contract/permissions.js';
import { Invitation, TeamMemberPage } from '../contract/team.js';
import type { Database } from '../platform/database/open-database.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { makeTenant, type TestTenant } from '../test/harness/factories.js';
import { testDatabase } from '../test/harness/test-database.js';
import {
  type Call,
  newEmail,
  serveAccounts,
  type ServedAccounts,
  type Somebody,
} from './serve-accounts.testing.js';

const missingId = '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f01';

const ErrorOf = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

describe('a team', function () {
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
  const memberIdOf = async ({ id }: Somebody) => {
    const row: unknown = await inTenant(db, tenant.id, (tx) =>
      tx('members').where({ person_id: id }).first('id'),
    );
    return z.object({ id: z.uuid() }).parse(row).id;
  };
  const setRole = async (somebody: Somebody, role: Role, call = asOwner) =>
    (await call('PATCH', `/api/v1/team/members/${await memberIdOf(somebody)}`, { role })).status;
  const isIn = async (token: string) => (await served.bearer(token)('GET', '/api/v1/auth/me')).status === 200;
  const codeOf = async (answer: Response) => ErrorOf.parse(await answer.json()).error.code;
  const actions = async (): Promise<unknown[]> =>
    inTenant(db, tenant.id, (tx) =>
      tx('audit_entries').whereNot({ action: 'sign-in' }).orderBy('seq').pluck('action'),
    );

  it('is listed with roles and last sign-ins, to everybody in it', async () => {
    const viewer = await served.member(tenant.id, 'viewer');
    const seen = await members(served.bearer(viewer.token));
    assert.deepEqual(seen.map(({ role, is_you }) => [role, is_you]).sort(), [
      ['owner', false],
      ['viewer', true],
    ]);
    assert.ok(seen.every(({ last_sign_in_at }) => last_sign_in_at !== null));
  });

  it('is changed by owners alone', async () => {
    for (const role of ['admin', 'agent', 'viewer'] as const) {
      const call = served.bearer((await served.member(tenant.id, role)).token);
      assert.equal(await setRole(owner, 'viewer', call), 403, role);
      const id = await memberIdOf(owner);
      assert.equal((await call('DELETE', `/api/v1/team/members/${id}`)).status, 403, role);
      assert.equal(
        (await call('POST', '/api/v1/team/invitations', { email: newEmail(), role: 'viewer' })).status,
        403,
      );
    }
  });

  it('F-105 a new role ends the sessions in this tenant at once, and no others', async () => {
    const other = await makeTenant(db);
    const agent = await served.member(tenant.id, 'agent');
    const second = await served.signedIn(agent.id);
    const colleague = await served.member(tenant.id, 'agent');
    await asSystem(db, (tx) =>
      tx('members').insert({ tenant_id: other.id, id: newId(), person_id: colleague.id, role: 'viewer' }),
    );
    const elsewhere = await served.signedIn(colleague.id);
    await asSystem(db, (tx) =>
      tx('sessions')
        .where({ person_id: colleague.id })
        .whereNot({ id: missingId })
        .update({ tenant_id: other.id }),
    );
    assert.equal(await setRole(agent, 'viewer'), 200);
    assert.equal(await setRole(colleague, 'viewer'), 200);
    assert.deepEqual(
      [await isIn(agent.token), await isIn(second), await isIn(elsewhere)],
      [false, false, true],
    );
    assert.deepEqual(await actions(), ['member.change', 'member.change']);
  });

  it('F-105 a removal ends the sessions at once, and what the session elsewhere could do here', async () => {
    const agent = await served.member(tenant.id, 'agent');
    const id = await memberIdOf(agent);
    assert.equal((await asOwner('DELETE', `/api/v1/team/members/${id}`)).status, 204);
    assert.equal(await isIn(agent.token), false);
    const left: unknown[] = await asSystem(db, (tx) => tx('sessions').where({ person_id: agent.id }));
    assert.deepEqual([left.length, (await members()).length], [0, 1]);
    assert.deepEqual(await actions(), ['member.remove']);
  });

  it('keeps its last owner, whoever asks, in whatever order', async () => {
    const id = await memberIdOf(owner);
    assert.equal(await setRole(owner, 'admin'), 409);
    const refused = await asOwner('DELETE', `/api/v1/team/members/${id}`);
    assert.equal(await codeOf(refused), 'conflict');
    const admin = await served.platformAdmin();
    assert.equal(await setRole(owner, 'admin', served.bearer(admin.token, tenant.id)), 409);
    assert.equal((await members())[0]?.role, 'owner');
  });

  it('keeps an owner when two lower each other at the same moment', async () => {
    const second = await served.member(tenant.id, 'owner');
    const asSecond = served.bearer(second.token);
    const statuses = await Promise.all([setRole(second, 'viewer'), setRole(owner, 'viewer', asSecond)]);
    assert.ok(statuses.includes(200));
    const left: unknown[] = await inTenant(db, tenant.id, (tx) => tx('members').where({ role: 'owner' }));
    assert.equal(left.length, 1);
  });

  it('F-075 answers for a member or an invitation of another tenant as for a missing one', async () => {
    const foreign = await makeTenant(db);
    const stranger = await served.member(foreign.id, 'owner');
    const invited = await served.bearer(stranger.token)('POST', '/api/v1/team/invitations', {
      ...{ email: newEmail(), role: 'viewer' },
    });
    const { id: invitationId } = Invitation.parse(await invited.json());
    const row: unknown = await inTenant(db, foreign.id, (tx) => tx('members').first('id'));
    const { id: memberId } = z.object({ id: z.uuid() }).parse(row);
    const told = async (method: string, path: string, body?: unknown) => {
      const answer = await asOwner(method, path, body);
      return [answer.status, ErrorOf.parse(await answer.json()).error];
    };
    for (const [method, path, theirs, body] of [
      ['PATCH', '/api/v1/team/members/', memberId, { role: 'viewer' }],
      ['DELETE', '/api/v1/team/members/', memberId, undefined],
      ['DELETE', '/api/v1/team/invitations/', invitationId, undefined],
    ] as const)
      assert.deepEqual(await told(method, path + theirs, body), await told(method, path + missingId, body));
    assert.deepEqual(
      await told('POST', `/api/v1/team/invitations/${invitationId}/resend`),
      await told('POST', `/api/v1/team/invitations/${missingId}/resend`),
    );
    assert.equal(await isIn(stranger.token), true);
  });
});
