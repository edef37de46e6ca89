import type { Chapter } from './scene.testing.js';

const intent = { id: 'assistant', intent: 'intent' };

/** A business is made, and teaches its assistant. */
export const teach: Chapter = {
  'POST /api/v1/admin/tenants': {
    ...{ writes: 'tenant.create', as: 'admin', learns: { id: 'tenant' } },
    body: (known) => ({
      name: 'Bakery',
      owner_email: known.get('email'),
      owner_password: known.get('password'),
    }),
  },
  'GET /api/v1/admin/tenants': { as: 'admin' },
  'GET /api/v1/admin/tenants/:id': { as: 'admin', params: { id: 'tenant' } },
  'PATCH /api/v1/admin/tenants/:id': {
    ...{ writes: 'tenant.change', as: 'admin', params: { id: 'tenant' } },
    body: () => ({ name: 'The bakery' }),
  },
  'GET /api/v1/auth/ways': { as: 'nobody' },
  'POST /api/v1/auth/login': {
    ...{ writes: 'sign-in', as: 'nobody', learns: { token: 'token' } },
    body: (known) => ({ email: known.get('email'), password: known.get('password') }),
  },
  'GET /api/v1/auth/me': {},
  'GET /api/v1/account/workplaces': {},
  'GET /api/v1/config': {},
  'PATCH /api/v1/config': { writes: 'config.change', body: () => ({ country: 'NO' }) },
  'POST /api/v1/api-keys': {
    ...{ writes: 'api-key.create', learns: { id: 'key', key: 'api key' } },
    body: () => ({ name: 'Shop', scopes: ['chat:write'] }),
  },
  'GET /api/v1/api-keys': {},
  'GET /api/v1/assistants': {},
  'GET /api/v1/assistants/:id': { params: { id: 'assistant' } },
  'PATCH /api/v1/assistants/:id': {
    ...{ writes: 'assistant.change', params: { id: 'assistant' } },
    body: () => ({ settings: { trust: 'auto' } }),
  },
  'POST /api/v1/assistants/:id/intents': {
    ...{ writes: 'intent.create', params: { id: 'assistant' }, learns: { id: 'intent' } },
    body: () => ({ name: 'wedding-cakes', label: 'Wedding cakes', action: 'hand-over' }),
  },
  'GET /api/v1/assistants/:id/intents': { params: { id: 'assistant' } },
  'GET /api/v1/assistants/:id/intents/:intent': { params: intent },
  'PATCH /api/v1/assistants/:id/intents/:intent': {
    ...{ writes: 'intent.change', params: intent },
    body: () => ({ action: 'answer' }),
  },
  'DELETE /api/v1/assistants/:id/intents/:intent': { writes: 'intent.remove', params: intent },
  'POST /api/v1/knowledge/sources': {
    ...{ writes: 'source.create', learns: { id: 'source' } },
    body: () => ({ kind: 'text', title: 'Hours', content: 'We are open on Saturday.' }),
  },
  'GET /api/v1/knowledge/sources': {},
  'GET /api/v1/knowledge/sources/:id': { params: { id: 'source' } },
  'GET /api/v1/knowledge/usage': {},
  'GET /api/v1/knowledge/passages': { query: () => ({ ids: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f07' }) },
  'GET /api/v1/knowledge/search': { query: () => ({ q: 'saturday' }) },
  'PATCH /api/v1/knowledge/sources/:id': {
    ...{ writes: 'source.change', params: { id: 'source' } },
    body: () => ({ title: 'Opening hours' }),
  },
};
