import assert from 'node:assert/strict';
import { LoginReply } from '../contract/auth.js';
import { type OutboxMail, OutboxPage } from '../contract/outbox.js';
import { TeamMemberPage } from '../contract/team.js';
import { adminEmail, eventually, startTestApp, type TestApp } from '../test/harness/start-test-app.js';
import { type MailServer, startMailServer } from './mail-server.testing.js';

const password = 'correct horse battery';
const tokenIn = (text: string): string =>
  /\/welcome\?token=([\w-]+)/.exec(text)?.[1] ?? assert.fail(`no link in: ${text}`);

/** An owner of a new business, signed in. */
async function openBakery(app: TestApp) {
  const owner = { owner_email: 'ada@example.com', owner_password: password };
  await app.admin.post('/api/v1/admin/tenants', { name: 'Corner Bakery', country: 'GB', ...owner });
  const session = await app.as({}).post('/api/v1/auth/login', { email: 'ada@example.com', password });
  return app.as({ authorization: `Bearer ${LoginReply.parse(session).token}` });
}

const mailTo = (app: TestApp, email: string, state: OutboxMail['state']): Promise<OutboxMail> =>
  eventually(`a mail to ${email}`, async () => {
    const { items } = OutboxPage.parse(await app.admin.get('/api/v1/admin/outbox'));
    return items.find((mail) => mail.recipient === email && mail.state === state);
  });

describe('a team of the running product', function () {
  this.timeout(120_000);

  describe('without a mail server', () => {
    let app: TestApp;
    before(async () => {
      app = await startTestApp();
    });
    after(() => app.stop());

    it('grows by an invitation that a platform admin passes on, and the newcomer has the role’s rights', async () => {
      const ada = await openBakery(app);
      await ada.post('/api/v1/team/invitations', { email: 'grace@example.com', role: 'agent' });
      const mail = await mailTo(app, 'grace@example.com', 'kept');
      assert.match(mail.text ?? '', new RegExp(`${app.url}/welcome\\?token=`));
      const token = tokenIn(mail.text ?? '');
      // What a mail scanner does; where no page was built it finds none.
      await fetch(`${app.url}/welcome?token=${token}`);
      const accepted = await app
        .as({})
        .post('/api/v1/auth/invitations/accept', { token, name: 'Grace', password });
      const { token: session, member } = LoginReply.parse(accepted);
      assert.deepEqual([member.tenant?.name, member.role], ['Corner Bakery', 'agent']);
      const grace = app.as({ authorization: `Bearer ${session}` });
      assert.equal((await grace.call('GET', '/api/v1/leads')).status, 200);
      assert.equal((await grace.call('GET', '/api/v1/api-keys')).status, 403);
      const { items } = TeamMemberPage.parse(await grace.get('/api/v1/team/members'));
      assert.deepEqual(items.map(({ name }) => name).sort(), ['Grace', 'ada']);
    });

    it('begins with an owner who gets a link to choose a password', async () => {
      const owner = { owner_email: 'bob@example.com' };
      await app.admin.post('/api/v1/admin/tenants', { name: 'Bicycle Workshop', country: 'GB', ...owner });
      const mail = await mailTo(app, 'bob@example.com', 'kept');
      const body = { token: tokenIn(mail.text ?? ''), password };
      const { member } = LoginReply.parse(await app.as({}).post('/api/v1/auth/one-time-link', body));
      assert.deepEqual([member.tenant?.name, member.role], ['Bicycle Workshop', 'owner']);
    });

    it('shows its mails to platform admins alone', async () => {
      const session = await app.as({}).post('/api/v1/auth/login', { email: 'ada@example.com', password });
      const ada = app.as({ authorization: `Bearer ${LoginReply.parse(session).token}` });
      assert.equal((await ada.call('GET', '/api/v1/admin/outbox')).status, 403);
      assert.equal((await app.as({}).call('GET', '/api/v1/admin/outbox')).status, 401);
    });
  });

  describe('with a mail server', () => {
    let app: TestApp;
    let mails: MailServer;
    before(async () => {
      mails = await startMailServer();
      app = await startTestApp({ SMTP_URL: mails.url });
    });
    after(async () => {
      await app.stop();
      mails.stop();
    });

    it('sends the link, and keeps nothing of it', async () => {
      await app.as({}).post('/api/v1/auth/sign-in-link', { email: adminEmail });
      const mail = await mailTo(app, adminEmail, 'sent');
      assert.deepEqual([mail.text, mails.taken.length], [null, 1]);
      const [received = ''] = mails.taken;
      assert.match(received, new RegExp(`^To: ${adminEmail}\\r$`, 'm'));
      // Long lines travel broken, with an equals sign at the break.
      const token = tokenIn(received.replace(/=\r\n/g, '').replaceAll('=3D', '='));
      LoginReply.parse(await app.as({}).post('/api/v1/auth/sign-in-link/use', { token }));
    });
  });
});
