/** What the matrix cannot read from a route itself. Every entry says why. */

/** Routes that look after their own credentials, with the test that holds each one. */
export const ownCredentials: Readonly<Record<string, string>> = {
  'GET /healthz': 'src/test/start.e2e.test.ts',
  'GET /readyz': 'src/test/start.e2e.test.ts',
  'GET /metrics': 'src/test/start.e2e.test.ts',
  'POST /api/v1/auth/login': 'src/accounts/sign-in.db.test.ts',
  'POST /api/v1/auth/links/look': 'src/accounts/links.db.test.ts',
  'POST /api/v1/auth/one-time-link': 'src/accounts/links.db.test.ts',
  'POST /api/v1/auth/forgot-password': 'src/accounts/links.db.test.ts',
  'POST /api/v1/auth/sign-in-link': 'src/accounts/links.db.test.ts',
  'POST /api/v1/auth/sign-in-link/use': 'src/accounts/links.db.test.ts',
  'POST /api/v1/auth/invitations/accept': 'src/accounts/invitations.db.test.ts',
  'POST /api/v1/auth/second-factor': 'src/accounts/second-factor.db.test.ts',
  'POST /api/v1/auth/token': 'src/accounts/tokens.e2e.test.ts',
  'GET /api/v1/auth/ways': 'src/accounts/openid/openid.e2e.test.ts',
  'POST /api/v1/auth/openid/begin': 'src/accounts/openid/openid.e2e.test.ts',
  'GET /api/v1/auth/openid/callback': 'src/accounts/openid/openid.e2e.test.ts',
  'GET /api/v1/auth/openid/callback/:tenant': 'src/accounts/openid/tenant-walls.e2e.test.ts',
  'GET /api/v1/hosts/known': 'src/app/team-page/team-page.e2e.test.ts',
  'POST /api/v1/auth/sign-up': 'src/onboarding/sign-up.e2e.test.ts',
  'POST /api/v1/chat': 'src/test/chat.e2e.test.ts',
  'GET /api/widget/config': 'src/inbox/widget.e2e.test.ts',
  'POST /api/widget/session': 'src/inbox/widget.e2e.test.ts',
  'GET /api/widget/messages': 'src/inbox/widget.e2e.test.ts',
  'POST /api/widget/messages': 'src/inbox/widget.e2e.test.ts',
  'GET /api/widget/events': 'src/inbox/widget.e2e.test.ts',
  'POST /hooks/:connector/:token': 'src/test/crisp.e2e.test.ts',
  'POST /:connector/webhook': 'src/test/crisp.e2e.test.ts',
};

/** What a caller who is admitted is told where the stage cannot give a good answer. */
export const otherwise: Readonly<Record<string, { status: number; because: string }>> = {
  'POST /api/v1/account/password': { status: 400, because: 'nobody on the stage has a password' },
  'POST /api/v1/account/email': { status: 400, because: 'nobody on the stage has a password' },
  'POST /api/v1/account/email/resend': { status: 409, because: 'no address waits to be confirmed' },
  'POST /api/v1/account/email/confirm': { status: 410, because: 'the link is made up' },
  'POST /api/v1/admin/tenants/:id/resume': { status: 409, because: 'nothing is being deleted' },
  'POST /api/v1/data/imports': { status: 409, because: 'the business of the stage holds something' },
  'PUT /api/v1/data/imports/:id/pieces': { status: 400, because: 'the piece is empty' },
  'POST /api/v1/tenant/end': { status: 400, because: 'the example names another business' },
  'POST /api/v1/account/second-factor/confirm': { status: 400, because: 'the code is made up' },
  'POST /api/v1/account/recovery-codes': {
    ...{ status: 409, because: 'nobody on the stage has a second factor' },
  },
  'POST /api/v1/account/second-factor/off': { status: 400, because: 'nobody on the stage has a password' },
  'POST /api/v1/auth/invitations/confirm': { status: 410, because: 'the link is made up' },
  'POST /api/v1/chat/try': {
    status: 404,
    because: 'the business of the stage has no connection for programs',
  },
  'POST /api/v1/connections/:id/history': { status: 409, because: 'a chat window has no history to import' },
};

/** Bodies where the example of the form does not fit the stage. */
export const bodies: Readonly<Record<string, (nonce: string) => unknown>> = {
  'POST /api/v1/api-keys': () => ({ name: 'Matrix', scopes: ['keys:write'] }),
  'POST /api/v1/connections': () => ({
    ...{ connector: 'widget', name: 'Matrix' },
    config: { name: 'Matrix', allowed_origins: 'https://shop.example' },
  }),
  'POST /api/v1/team/invitations': (nonce) => ({ email: `${nonce}@example.com`, role: 'agent' }),
  'POST /api/v1/team/domains': (nonce) => ({ domain: `d${nonce.replace(/[^a-zA-Z0-9]/g, '0')}.example.com` }),
  'POST /api/v1/admin/tenants': (nonce) => ({ name: nonce }),
};
