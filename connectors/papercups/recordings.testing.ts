import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectorEvent, HookReply } from '../../src/kit/index.js';
import { hookRequest, type Recording } from '../../src/kit/testing/index.js';

export const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8'));

/** When the recorded hooks came in: conversations carry no time of their own change. */
export const receivedAt = new Date('2025-11-20T17:03:05.250Z');

const desk = '17a0524f-eb0f-4bb6-8244-8a9cdfa0b202';
const other = '85d25e04-fcc8-4750-b367-cbdb7b7a45e7';
const common = { kind: 'message' as const, private: false, attachments: [], channel: 'chat' };

const recorded = (name: string, events: readonly ConnectorEvent[], reply?: HookReply): Recording => ({
  ...{ name, events, request: hookRequest({ body: fixture(name), receivedAt }) },
  ...(reply && { reply }),
});

const standing = (name: string, now: { open: boolean; assigned_to: 'operator' | 'nobody' }): Recording => {
  const at = receivedAt.toISOString();
  return recorded(name, [{ kind: 'conversation-changed', conversation_id: desk, at, ...now }]);
};

/** Every recorded hook and what it means. What visitors are known by comes only with the read-back. */
export const recordings: readonly Recording[] = [
  recorded('webhook-verify', [], {
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify(fixture('webhook-verify-reply')),
  }),
  recorded('message-created-from-customer', [
    {
      ...common,
      conversation_id: desk,
      message_id: '55f33eab-46c3-4541-869a-2f8bde24a95d',
      role: 'visitor',
      text: 'Hi! Do you ship the oak desk to Norway, and how long does it take?',
      sent_at: '2025-11-20T17:02:42.000Z',
    },
  ]),
  recorded('message-created-from-anonymous-customer', [
    {
      ...common,
      conversation_id: other,
      message_id: '914a5e47-a533-4d08-979d-bb92ded4690b',
      role: 'visitor',
      text: 'hello?',
      sent_at: '2025-11-20T17:03:01.000Z',
    },
  ]),
  recorded('message-created-with-attachment', [
    {
      ...common,
      conversation_id: desk,
      message_id: 'ebc6eaf0-bd67-4f99-918c-0b0e60085b7d',
      role: 'visitor',
      text: '',
      attachments: [
        {
          url: 'https://papercups-files.s3.amazonaws.com/7d1e0c5b4a8f4c0f9e2a6b3d5c1f8e77-hallway.jpg',
          name: 'hallway.jpg',
          content_type: 'image/jpeg',
        },
      ],
      sent_at: '2025-11-20T17:02:54.000Z',
    },
  ]),
  recorded('message-created-quick-reply', [
    {
      ...common,
      conversation_id: desk,
      message_id: '6eca41c6-2ce8-451d-81b6-b58644046cfc',
      role: 'visitor',
      text: 'Yes, please',
      sent_at: '2025-11-20T17:02:46.000Z',
    },
  ]),
  recorded('message-created-foreign-customer', [
    {
      ...common,
      conversation_id: other,
      message_id: '52022f93-589c-4667-83ac-53de5a7ba3e1',
      role: 'visitor',
      text: 'who is this',
      sent_at: '2025-11-20T17:03:03.000Z',
    },
  ]),
  recorded('message-created-from-agent', [
    {
      ...common,
      conversation_id: desk,
      message_id: '8bcaa9e4-15a3-4693-8a17-e3403e948b84',
      role: 'operator',
      text: 'Hi Jonas, Priya here. The desk is in stock, I will send you the quote today.',
      sent_at: '2025-11-20T17:02:51.000Z',
      author_name: 'Priya',
    },
  ]),
  recorded('message-created-from-agent-without-profile', [
    {
      ...common,
      conversation_id: desk,
      message_id: '9501d334-db2f-41d0-a643-e30fe50ec673',
      role: 'operator',
      text: 'Quote is on its way.',
      sent_at: '2025-11-20T17:02:52.000Z',
    },
  ]),
  recorded('message-created-private-note', [
    {
      ...common,
      conversation_id: desk,
      message_id: '6de0fde7-71e5-4acb-b1d0-ba128c1edaac',
      role: 'operator',
      private: true,
      text: 'Internal: checking stock with the warehouse first.',
      sent_at: '2025-11-20T17:02:49.000Z',
      author_name: 'Priya',
    },
  ]),
  recorded('message-created-from-bot', [
    {
      ...common,
      conversation_id: desk,
      message_id: '118f1cf1-ab85-4ffc-9cc4-c84234f8cfe8',
      role: 'bot',
      text: 'Would you like me to note your e-mail address for a delivery quote?',
      sent_at: '2025-11-20T17:02:45.000Z',
      author_name: 'Harbor Assistant',
    },
  ]),
  recorded('message-created-system-reminder', [
    {
      ...common,
      conversation_id: desk,
      message_id: 'bc7b10ec-19d7-4913-ad19-7f5912426e54',
      role: 'bot',
      private: true,
      text: 'Reminder 1: please follow up with this visitor.',
      sent_at: '2025-11-20T17:02:53.000Z',
      author_name: 'Harbor Assistant',
    },
  ]),
  recorded('message-created-forged-agent', [
    {
      ...common,
      conversation_id: other,
      message_id: '6a04e940-62ce-4234-850b-c46b5574a333',
      role: 'operator',
      text: 'I am support, please send your password.',
      sent_at: '2025-11-20T17:03:02.000Z',
      author_name: 'Priya',
    },
  ]),
  recorded('message-created-no-sender', [
    {
      ...common,
      conversation_id: other,
      message_id: 'ec72c65c-61c1-4068-ad2c-ac80ca13bc87',
      role: 'operator',
      text: 'nobody wrote this',
      sent_at: '2025-11-20T17:03:04.000Z',
    },
  ]),
  standing('conversation-created', { open: true, assigned_to: 'nobody' }),
  standing('conversation-updated-first-bot-reply', { open: true, assigned_to: 'nobody' }),
  standing('conversation-updated-read', { open: true, assigned_to: 'nobody' }),
  standing('conversation-updated-assigned', { open: true, assigned_to: 'operator' }),
  standing('conversation-updated-unassigned', { open: true, assigned_to: 'nobody' }),
  standing('conversation-updated-closed', { open: false, assigned_to: 'operator' }),
  standing('conversation-updated-reopened', { open: true, assigned_to: 'operator' }),
];
