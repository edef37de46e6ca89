import assert from 'node:assert/strict';
import { newId } from '../../platform/ids.js';
import type { Chapter, Known } from './scene.testing.js';

const connection = { id: 'connection' };
/** At a platform that has a history. */
const inbox = { id: 'inbox' };
const page = 'https://bakery.example';

const fromPage = () => ({ origin: page });

const asVisitor = (known: Known) => ({ origin: page, authorization: `Bearer ${known.get('visitor')}` });

/** Stands in the line of HTML that the owner pastes. */
function publicKey(known: Known): string {
  const key = /data-key="([^"]+)"/.exec(known.get('snippet'))?.[1];
  assert.ok(key);
  return key;
}

/** It opens a chat window, in which somebody writes, and connects an inbox. */
export const connect: Chapter = {
  'GET /api/v1/connectors': {},
  'POST /api/v1/connections': {
    ...{ writes: 'connection.create', learns: { id: 'connection', snippet: 'snippet' } },
    body: () => ({
      ...{ connector: 'widget', name: 'Website' },
      config: { name: 'Bakery', allowed_origins: 'https://bakery.example' },
    }),
  },
  'GET /api/v1/connections': {},
  'GET /api/v1/connections/:id': { params: connection },
  'GET /api/v1/connections/:id/events': { params: connection },
  'GET /api/widget/config': {
    as: 'nobody',
    query: (known) => ({ key: publicKey(known) }),
    headers: fromPage,
  },
  'POST /api/widget/session': {
    ...{ writesNothing: 'A visitor comes; no member does anything.', as: 'nobody' },
    ...{ headers: fromPage, learns: { visitor_token: 'visitor' } },
    body: (known) => ({ public_key: publicKey(known), page_url: `${page}/cakes` }),
  },
  'POST /api/widget/messages': {
    ...{ writesNothing: 'A visitor writes; it stands in the conversation.', as: 'nobody' },
    ...{ headers: asVisitor, body: () => ({ text: 'Are you open on Saturday?', client_id: newId() }) },
  },
  'GET /api/widget/messages': { as: 'nobody', headers: asVisitor },
  'GET /api/widget/events': { as: 'nobody', headers: asVisitor },
  'PATCH /api/v1/connections/:id': {
    ...{ writes: 'connection.change', params: connection },
    body: () => ({ trust: 'draft' }),
  },
  'POST /api/v1/connections/:id/check': { writes: 'connection.check', params: connection },
  'POST /api/v1/connections/:id/rotate': { writes: 'connection.rotate', params: connection },
  'POST /api/v1/connections/:id/history': { writes: 'history.import', params: inbox, body: () => ({}) },
  'GET /api/v1/connections/:id/history': { params: inbox },
  'GET /api/v1/archive': {},
  'GET /api/v1/archive/:id': { params: { id: 'archived' } },
  'POST /api/v1/connections/:id/history/stop': { writes: 'history.stop', params: inbox },
  'DELETE /api/v1/connections/:id/history': { writes: 'history.remove', params: inbox },
  'POST /hooks/:connector/:token': {
    ...{ writesNothing: 'A platform speaks, no member.', as: 'nobody', body: () => ({}) },
    params: { connector: 'platform', token: 'hook token' },
  },
  'POST /:connector/webhook': {
    ...{ writesNothing: 'A platform speaks, no member.', as: 'nobody', body: () => ({}) },
    params: { connector: 'shared platform' },
  },
};
