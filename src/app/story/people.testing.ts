import { Secret, TOTP } from 'otpauth';
import type { Chapter } from './scene.testing.js';

/** What the app shows, now or so many half minutes from now. */
const codeOf = (secret: string, later = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });

/** The team, and what each of them changes about themselves. */
export const people: Chapter = {
  'GET /api/v1/team/members': {},
  'POST /api/v1/team/invitations': {
    ...{ writes: 'invitation.create', learns: { id: 'invitation' } },
    body: () => ({ email: 'newcomer@example.com', role: 'viewer' }),
  },
  'GET /api/v1/team/invitations': {},
  'POST /api/v1/team/invitations/:id/resend': {
    ...{ writes: 'invitation.resend', params: { id: 'invitation' } },
  },
  'DELETE /api/v1/team/invitations/:id': { writes: 'invitation.withdraw', params: { id: 'invitation' } },
  'POST /api/v1/auth/invitations/accept': {
    ...{ writes: 'member.join', as: 'nobody' },
    body: (known) => ({
      token: 'a link to join the team of the bakery',
      ...{ name: 'Nia', password: known.get('password') },
    }),
  },
  'POST /api/v1/auth/invitations/confirm': {
    ...{ writes: 'member.join', as: 'guest' },
    body: () => ({ token: 'a link to join for somebody known' }),
  },
  'PATCH /api/v1/team/members/:id': {
    ...{ writes: 'member.change', params: { id: 'member' } },
    body: () => ({ role: 'agent' }),
  },
  'DELETE /api/v1/team/members/:id': { writes: 'member.remove', params: { id: 'member' } },
  'GET /api/v1/team/domains': {},
  'POST /api/v1/team/domains': {
    ...{ writes: 'domain.add', learns: { id: 'domain' } },
    body: () => ({ domain: 'bakery.example' }),
  },
  'POST /api/v1/team/domains/:id/verify': { writes: 'domain.verify', params: { id: 'domain' } },
  'GET /api/v1/hosts/known': { as: 'nobody', query: () => ({ domain: 'bakery.example' }) },
  'DELETE /api/v1/team/domains/:id': { writes: 'domain.remove', params: { id: 'domain' } },
  'PUT /api/v1/team/sign-in-service': {
    writes: 'sign-in-service.save',
    body: () => ({
      ...{ issuer: 'https://login.bakery.example', client_id: 'patchbay', name: 'Bakery ID' },
      ...{ is_enabled: false, is_required: false, creates_accounts: false, default_role: 'agent' },
      ...{ role_claim: null, role_mapping: [], client_secret: 'a secret of the client' },
    }),
  },
  'GET /api/v1/team/sign-in-service': {},
  'DELETE /api/v1/team/sign-in-service': { writes: 'sign-in-service.remove' },
  'PATCH /api/v1/account': { writes: 'account.rename', body: () => ({ name: 'Ada' }) },
  'POST /api/v1/account/password': {
    writes: 'password.change',
    body: (known) => ({
      ...{ current_password: known.get('password'), new_password: known.get('password') },
    }),
  },
  'GET /api/v1/account/sessions': {},
  'DELETE /api/v1/account/sessions': { writes: 'session.end-others' },
  'DELETE /api/v1/account/sessions/:id': { writes: 'session.end', params: { id: 'session' } },
  'GET /api/v1/account/second-factor': {},
  'POST /api/v1/account/second-factor': {
    writesNothing: 'It asks for nothing until the first code has confirmed it.',
    learns: { secret: 'secret' },
  },
  'POST /api/v1/account/second-factor/confirm': {
    ...{ writes: 'second-factor.on', learns: { recovery_codes: 'codes' } },
    body: (known) => ({ code: codeOf(known.get('secret')) }),
  },
  'POST /api/v1/account/recovery-codes': {
    ...{ writes: 'second-factor.renew-codes', learns: { recovery_codes: 'codes' } },
    body: (known) => ({ code: codeOf(known.get('secret'), 1) }),
  },
  'POST /api/v1/auth/second-factor': {
    ...{ writes: 'sign-in', as: 'nobody' },
    body: (known) => ({ token: known.get('challenge'), code: known.get('codes').split(',')[0] }),
  },
  'POST /api/v1/account/second-factor/off': {
    writes: 'second-factor.off',
    body: (known) => ({ password: known.get('password'), code: known.get('codes').split(',')[1] }),
  },
};
