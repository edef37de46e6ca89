import type { Chapter } from './scene.testing.js';

/** The business ends and begins again; its owner comes in by every way there is; the installation is looked after. */
export const end: Chapter = {
  'POST /api/v1/tenant/end': { writes: 'tenant.end', body: () => ({ name: 'The bakery' }) },
  'POST /api/v1/admin/tenants/:id/resume': {
    ...{ writes: 'tenant.resume', as: 'admin', params: { id: 'tenant' } },
  },
  'POST /api/v1/auth/logout': { writes: 'sign-out' },
  'POST /api/v1/auth/forgot-password': {
    ...{ writesNothing: 'Anybody may ask for anybody; using the link leaves the entry.', as: 'nobody' },
    body: (known) => ({ email: known.get('email') }),
  },
  'POST /api/v1/auth/one-time-link': {
    ...{ writes: 'password.change', as: 'nobody' },
    body: (known) => ({
      token: 'a link to choose a new password with',
      password: known.get('password'),
    }),
  },
  'POST /api/v1/auth/sign-in-link': {
    ...{ writesNothing: 'Anybody may ask for anybody; using the link leaves the entry.', as: 'nobody' },
    body: (known) => ({ email: known.get('email') }),
  },
  'POST /api/v1/auth/links/look': {
    ...{ writesNothing: 'It only looks; using the link leaves the entry.', as: 'nobody' },
    body: () => ({ token: 'a link to sign in with' }),
  },
  'POST /api/v1/auth/sign-in-link/use': {
    ...{ writes: 'sign-in', as: 'nobody' },
    body: () => ({ token: 'a link to sign in with' }),
  },
  'POST /api/v1/auth/token': {
    ...{ writes: 'sign-in', as: 'nobody', learns: { access_token: 'token' } },
    body: (known) => ({
      ...{ grant_type: 'password', email: known.get('email'), password: known.get('password') },
    }),
  },
  'POST /api/v1/account/email': {
    writesNothing: 'The address counts once it is confirmed, which leaves the entry.',
    body: (known) => ({ email: `new.${known.get('email')}`, password: known.get('password') }),
  },
  'POST /api/v1/account/email/resend': { writesNothing: 'Confirming the address leaves the entry.' },
  'POST /api/v1/account/email/confirm': {
    writes: 'email.confirm',
    body: () => ({ token: 'a link to confirm another address' }),
  },
  'POST /api/v1/auth/openid/begin': {
    writesNothing: 'It leads to the sign-in service; coming back leaves the entry.',
    ...{ as: 'nobody', body: () => ({ return_to: '/leads' }) },
  },
  'GET /api/v1/auth/openid/callback': { as: 'nobody' },
  'GET /api/v1/auth/openid/callback/:tenant': { as: 'nobody', params: { tenant: 'tenant' } },
  'POST /api/v1/auth/sign-up': {
    writesNothing: 'A newcomer makes a business of their own, whose first entry is their sign-in.',
    as: 'nobody',
    body: (known) => ({
      ...{ business_name: 'Garage', name: 'Gil', email: 'gil@example.com' },
      password: known.get('password'),
    }),
  },
  'GET /api/v1/admin/outbox': { as: 'admin' },
  'GET /api/v1/admin/installation': { as: 'admin' },
  'GET /api/v1/admin/connectors': { as: 'admin' },
  'GET /api/v1/admin/deliveries': { as: 'admin' },
  'POST /api/v1/admin/deliveries/replay': {
    writesNothing: 'Nothing of that cause was given up; each business finds what was sent as its own replay.',
    ...{ as: 'admin', body: () => ({ reason: 'rejected' }) },
  },
  'DELETE /api/v1/admin/tenants/:id': {
    ...{ writes: 'tenant.end', as: 'admin', params: { id: 'tenant' } },
  },
  'GET /healthz': { as: 'nobody' },
  'GET /readyz': { as: 'nobody' },
  'GET /metrics': {
    as: 'nobody',
    headers: (known) => ({ authorization: `Bearer ${known.get('metrics token')}` }),
  },
};
