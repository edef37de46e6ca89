import { Secret, TOTP } from 'otpauth';
import { sha256 } from '../platform/ids.js';

/** What a story knows by now: ids, tokens and passwords by their names. */
export interface Known {
  get: (name: string) => string;
  set: (name: string, value: string) => void;
}

export interface AuditedRoute {
  /** The action of the entry. */
  writes: string;
  /** Who calls it in the story; the owner of the tenant when absent. */
  as?: 'owner' | 'admin' | 'nobody' | 'guest';
  /** Values of the path, by the name of what they are in the story. */
  params?: Record<string, string>;
  body?: (known: Known) => unknown;
  /** Takes what later routes need out of the answer: its member, by the name it is known as. */
  learns?: Record<string, string>;
  /** Why it is not called in the story, and where its entry is shown instead. */
  shownIn?: string;
}

const connection = { id: 'connection' };
const conversation = { id: 'conversation' };
const intent = { id: 'assistant', intent: 'intent' };
const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

/** Links are known by their hash alone; the story plants its own. */
export const planted = {
  invitation: sha256('a link to join the team of the bakery'),
  guestInvitation: sha256('a link to join for somebody known'),
  password: sha256('a link to choose a new password with'),
  signIn: sha256('a link to sign in with'),
  email: sha256('a link to confirm another address'),
};

/**
 * Every route of an unsafe method by which a member, a key or a platform admin changes something, and the entry that it
 * leaves. In the order of a story, which the test plays: each needs what those before it made.
 */
export const auditedRoutes: Record<string, AuditedRoute> = {
  'POST /api/v1/admin/tenants': {
    ...{ writes: 'tenant.create', as: 'admin', learns: { id: 'tenant' } },
    body: (known) => ({
      name: 'Bakery',
      owner_email: known.get('email'),
      owner_password: known.get('password'),
    }),
  },
  'PATCH /api/v1/admin/tenants/:id': {
    ...{ writes: 'tenant.change', as: 'admin', params: { id: 'tenant' } },
    body: () => ({ name: 'The bakery' }),
  },
  'POST /api/v1/auth/login': {
    ...{ writes: 'sign-in', as: 'nobody', learns: { token: 'token' } },
    body: (known) => ({ email: known.get('email'), password: known.get('password') }),
  },
  'PATCH /api/v1/config': { writes: 'config.change', body: () => ({ country: 'NO' }) },
  'POST /api/v1/api-keys': {
    ...{ writes: 'api-key.create', learns: { id: 'key' } },
    body: () => ({ name: 'Shop', scopes: ['chat:write'] }),
  },
  'DELETE /api/v1/api-keys/:id': { writes: 'api-key.revoke', params: { id: 'key' } },
  'PATCH /api/v1/assistants/:id': {
    ...{ writes: 'assistant.change', params: { id: 'assistant' } },
    body: () => ({ settings: { trust: 'draft' } }),
  },
  'POST /api/v1/assistants/:id/intents': {
    ...{ writes: 'intent.create', params: { id: 'assistant' }, learns: { id: 'intent' } },
    body: () => ({ name: 'wedding-cakes', label: 'Wedding cakes', action: 'hand-over' }),
  },
  'PATCH /api/v1/assistants/:id/intents/:intent': {
    ...{ writes: 'intent.change', params: intent },
    body: () => ({ action: 'answer' }),
  },
  'DELETE /api/v1/assistants/:id/intents/:intent': { writes: 'intent.remove', params: intent },
  'POST /api/v1/knowledge/sources': {
    ...{ writes: 'source.create', learns: { id: 'source' } },
    body: () => ({ kind: 'text', title: 'Hours', content: 'We are open on Saturday.' }),
  },
  'PATCH /api/v1/knowledge/sources/:id': {
    ...{ writes: 'source.change', params: { id: 'source' } },
    body: () => ({ title: 'Opening hours' }),
  },
  'DELETE /api/v1/knowledge/sources/:id': { writes: 'source.remove', params: { id: 'source' } },
  'POST /api/v1/connections': {
    ...{ writes: 'connection.create', learns: { id: 'connection' } },
    body: () => ({
      ...{ connector: 'widget', name: 'Website' },
      config: { name: 'Bakery', allowed_origins: 'https://bakery.example' },
    }),
  },
  'PATCH /api/v1/connections/:id': {
    ...{ writes: 'connection.change', params: connection },
    body: () => ({ trust: 'draft' }),
  },
  'POST /api/v1/connections/:id/check': { writes: 'connection.check', params: connection },
  'POST /api/v1/connections/:id/rotate': { writes: 'connection.rotate', params: connection },
  'POST /api/v1/connections/:id/history': {
    ...{ writes: 'history.import', params: connection },
    shownIn: 'It takes a platform with a history; it is one function with the two below.',
  },
  'POST /api/v1/connections/:id/history/stop': { writes: 'history.stop', params: connection },
  'DELETE /api/v1/connections/:id/history': { writes: 'history.remove', params: connection },
  'POST /api/v1/conversations/:id/take-over': { writes: 'conversation.take-over', params: conversation },
  'POST /api/v1/conversations/:id/reply': {
    ...{ writes: 'conversation.reply', params: conversation },
    body: () => ({ text: 'Hello' }),
  },
  'POST /api/v1/conversations/:id/note': {
    ...{ writes: 'conversation.note', params: conversation },
    body: () => ({ text: 'Called back' }),
  },
  'POST /api/v1/conversations/:id/hand-back': { writes: 'conversation.hand-back', params: conversation },
  'POST /api/v1/conversations/:id/close': { writes: 'conversation.close', params: conversation },
  'POST /api/v1/deliveries/:id/replay': { writes: 'delivery.replay', params: { id: 'delivery' } },
  'POST /api/v1/deliveries/replay': {
    writes: 'delivery.replay',
    body: (known) => ({ ids: [known.get('other delivery')] }),
  },
  'PATCH /api/v1/leads/:id': {
    ...{ writes: 'lead.change', params: { id: 'lead' } },
    body: () => ({ status: 'won', email: 'grace@example.com' }),
  },
  'POST /api/v1/leads/merge': {
    writes: 'lead.merge',
    body: (known) => ({ into: known.get('lead'), from: known.get('other lead') }),
  },
  'POST /api/v1/visitors/export': {
    writes: 'visitor.export',
    body: (known) => ({ conversation_id: known.get('conversation') }),
  },
  'POST /api/v1/visitors/erase': {
    writes: 'visitor.erase',
    body: (known) => ({ conversation_id: known.get('conversation') }),
  },
  'PATCH /api/v1/insights/questions/:id': {
    ...{ writes: 'question.mark', params: { id: 'question' } },
    body: () => ({ state: 'ignored' }),
  },
  'DELETE /api/v1/connections/:id': { writes: 'connection.remove', params: connection },
  'POST /api/v1/team/invitations': {
    ...{ writes: 'invitation.create', learns: { id: 'invitation' } },
    body: () => ({ email: 'newcomer@example.com', role: 'viewer' }),
  },
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
  'PATCH /api/v1/account': { writes: 'account.rename', body: () => ({ name: 'Ada' }) },
  'POST /api/v1/account/password': {
    writes: 'password.change',
    body: (known) => ({
      ...{ current_password: known.get('password'), new_password: known.get('password') },
    }),
  },
  'DELETE /api/v1/account/sessions': { writes: 'session.end-others' },
  'DELETE /api/v1/account/sessions/:id': { writes: 'session.end', params: { id: 'session' } },
  'POST /api/v1/account/second-factor/confirm': {
    ...{ writes: 'second-factor.on', learns: { recovery_codes: 'codes' } },
    body: (known) => ({ code: codeOf(known.get('secret')) }),
  },
  'POST /api/v1/auth/second-factor': {
    ...{ writes: 'sign-in', as: 'nobody' },
    body: (known) => ({ token: known.get('challenge'), code: known.get('codes').split(',')[0] }),
  },
  'POST /api/v1/account/second-factor/off': {
    writes: 'second-factor.off',
    body: (known) => ({ password: known.get('password'), code: known.get('codes').split(',')[1] }),
  },
  'POST /api/v1/tenant/end': { writes: 'tenant.end', body: () => ({ name: 'The bakery' }) },
  'POST /api/v1/admin/tenants/:id/resume': {
    ...{ writes: 'tenant.resume', as: 'admin', params: { id: 'tenant' } },
  },
  'POST /api/v1/auth/logout': { writes: 'sign-out' },
  'POST /api/v1/auth/one-time-link': {
    ...{ writes: 'password.change', as: 'nobody' },
    body: (known) => ({
      token: 'a link to choose a new password with',
      password: known.get('password'),
    }),
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
  'POST /api/v1/account/email/confirm': {
    writes: 'email.confirm',
    body: () => ({ token: 'a link to confirm another address' }),
  },
  'DELETE /api/v1/admin/tenants/:id': {
    ...{ writes: 'tenant.end', as: 'admin', params: { id: 'tenant' } },
  },
};

/** The other routes of an unsafe method, and why they leave none. */
export const unauditedRoutes: Record<string, string> = {
  'POST /api/v1/auth/links/look': 'It only looks; using the link leaves the entry.',
  'POST /api/v1/auth/forgot-password': 'Anybody may ask for anybody; using the link leaves the entry.',
  'POST /api/v1/auth/sign-in-link': 'Anybody may ask for anybody; using the link leaves the entry.',
  'POST /api/v1/account/email': 'The address counts once it is confirmed, which leaves the entry.',
  'POST /api/v1/account/email/resend': 'Confirming the address leaves the entry.',
  'POST /api/v1/auth/openid/begin': 'It leads to the sign-in service; coming back leaves the entry.',
  'POST /api/v1/auth/sign-up':
    'A newcomer makes a business of their own, whose first entry is their sign-in.',
  'POST /api/v1/visitors/held': 'It only counts.',
  'POST /api/v1/account/second-factor': 'It asks for nothing until the first code has confirmed it.',
  'POST /api/v1/chat': 'A visitor’s turn; it stands in the conversation.',
  'POST /api/widget/session': 'A visitor comes; no member does anything.',
  'POST /api/widget/messages': 'A visitor writes; it stands in the conversation.',
  'POST /hooks/:connector/:token': 'A platform speaks, no member.',
  'POST /:connector/webhook': 'A platform speaks, no member.',
};
