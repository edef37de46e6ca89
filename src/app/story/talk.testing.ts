import type { Chapter } from './scene.testing.js';

const connection = { id: 'connection' };
const conversation = { id: 'conversation' };

/** Visitors ask, and people look after what came of it. */
export const talk: Chapter = {
  'POST /api/v1/chat': {
    ...{ writesNothing: 'A visitor’s turn; it stands in the conversation.', as: 'nobody' },
    ...{ headers: (known) => ({ 'x-api-key': known.get('api key') }), learns: { conversation_id: 'chat' } },
    body: () => ({ session_id: 'visitor-17', message: 'Are you open on Saturday? I am grace@example.com.' }),
  },
  'POST /api/v1/chat/try': {
    writesNothing: 'What a visitor would say, said by the team; it stands in the conversation.',
    body: () => ({ session_id: 'trial-1', message: 'Are you open on Sunday?' }),
  },
  'GET /api/v1/conversations': {},
  'GET /api/v1/conversations/:id': { params: { id: 'chat' } },
  'GET /api/v1/events': {},
  'POST /api/v1/conversations/:id/take-over': { writes: 'conversation.take-over', params: conversation },
  'POST /api/v1/conversations/:id/reply': {
    ...{ writes: 'conversation.reply', params: conversation },
    body: () => ({ text: 'Hello' }),
  },
  'POST /api/v1/conversations/:id/note': {
    ...{ writes: 'conversation.note', params: conversation },
    body: () => ({ text: 'Called back' }),
  },
  'POST /api/v1/conversations/:id/assign': {
    ...{ writes: 'conversation.assign', params: conversation },
    body: () => ({ assignee_id: null }),
  },
  'POST /api/v1/conversations/:id/hand-back': { writes: 'conversation.hand-back', params: conversation },
  'POST /api/v1/conversations/:id/close': { writes: 'conversation.close', params: conversation },
  'GET /api/v1/deliveries': {},
  'POST /api/v1/deliveries/:id/replay': { writes: 'delivery.replay', params: { id: 'delivery' } },
  'POST /api/v1/deliveries/replay': {
    writes: 'delivery.replay',
    body: (known) => ({ ids: [known.get('other delivery')] }),
  },
  'GET /api/v1/leads': {},
  'GET /api/v1/leads/:id': { params: { id: 'lead' } },
  'GET /api/v1/leads/export.csv': { writes: 'lead.export' },
  'PATCH /api/v1/leads/:id': {
    ...{ writes: 'lead.change', params: { id: 'lead' } },
    body: () => ({ status: 'won', email: 'g.hopper@example.com' }),
  },
  'POST /api/v1/leads/review': {
    writes: 'lead.change',
    body: (known) => ({ lead_ids: [known.get('lead')], status: 'qualified' }),
  },
  'POST /api/v1/leads/views': {
    ...{ writes: 'lead.view-save', learns: { id: 'view' } },
    body: () => ({ name: 'New ones', filters: { status: 'new' }, shared: true }),
  },
  'GET /api/v1/leads/views': {},
  'DELETE /api/v1/leads/views/:id': { writes: 'lead.view-delete', params: { id: 'view' } },
  'POST /api/v1/leads/merge': {
    writes: 'lead.merge',
    body: (known) => ({ into: known.get('lead'), from: known.get('other lead') }),
  },
  'POST /api/v1/visitors/held': {
    writesNothing: 'It only counts.',
    body: (known) => ({ conversation_id: known.get('conversation') }),
  },
  'POST /api/v1/visitors/export': {
    writes: 'visitor.export',
    body: (known) => ({ conversation_id: known.get('conversation') }),
  },
  'POST /api/v1/visitors/erase': {
    writes: 'visitor.erase',
    body: (known) => ({ conversation_id: known.get('conversation') }),
  },
  'GET /api/v1/insights/overview': {},
  'GET /api/v1/insights/places': {},
  'GET /api/v1/insights/questions': {},
  'PATCH /api/v1/insights/questions/:id': {
    ...{ writes: 'question.mark', params: { id: 'question' } },
    body: () => ({ state: 'ignored' }),
  },
  'GET /api/v1/audit': {},
  'GET /api/v1/audit/export.csv': { writes: 'audit.export' },
  'GET /api/v1/admin/audit': { as: 'admin' },
  'GET /api/v1/admin/audit/export.csv': { as: 'admin' },
  'DELETE /api/v1/knowledge/sources/:id': { writes: 'source.remove', params: { id: 'source' } },
  'DELETE /api/v1/connections/:id': { writes: 'connection.remove', params: connection },
  'DELETE /api/v1/api-keys/:id': { writes: 'api-key.revoke', params: { id: 'key' } },
};
