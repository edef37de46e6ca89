import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ConnectorEvent } from '../../src/kit/index.js';
import { hookRequest, type Recording } from '../../src/kit/testing/index.js';
import { railsJson, signHook } from '../../src/test/simulators/chatwoot/sign-hook.js';

const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', path), 'utf8'));

const SignedHook = z.object({
  ...{ secret: z.string(), headers: z.record(z.string(), z.string()), raw_body: z.string() },
  negative_cases: z.record(z.string(), z.string()),
});
export const signedHook = SignedHook.parse(readJson('signed-webhook.json'));

const WebHook = z.object({ body: z.looseObject({ event: z.string() }) });
export const webHook = (name: string) => WebHook.parse(readJson(`webhooks/${name}.json`)).body;

/** When the recorded hooks came in: a changed message does not tell when it changed. */
export const receivedAt = new Date('2026-06-11T10:16:00.250Z');
const receivedText = receivedAt.toISOString();

/** A hook as a server writes and signs it. */
export function signed(body: object, secret = signedHook.secret) {
  const raw = railsJson(body);
  const time = String(Math.floor(receivedAt.getTime() / 1000));
  const headers = { 'X-Chatwoot-Timestamp': time, 'X-Chatwoot-Signature': signHook(raw, time, secret) };
  return hookRequest({ body: raw, headers, receivedAt });
}

const talk = { conversation_id: '88' };
const message = { kind: 'message' as const, ...talk, private: false, attachments: [], channel: 'webwidget' };
const facts = { external_id: '412', page_url: 'https://shop.example.com/pricing', language: 'nb' };
const visitor = { ...message, role: 'visitor' as const, visitor: facts };
const maya = { ...message, role: 'operator' as const, author_name: 'Maya Lindqvist' };
const changed = { kind: 'conversation-changed' as const, ...talk };
const humans = { open: true, assigned_to: 'operator' as const };

/** What each recorded hook says to us. Those that are not named say nothing. */
const meanings: Readonly<Record<string, readonly ConnectorEvent[]>> = {
  'message_created.incoming.pending': [
    {
      ...{ ...visitor, message_id: '5501', sent_at: '2026-06-11T10:00:00.000Z' },
      text: 'Hi, do you ship to Norway?',
    },
  ],
  'message_created.incoming.open': [
    { ...visitor, message_id: '5530', text: 'Are you there?', sent_at: '2026-06-11T10:10:00.000Z' },
    { ...changed, ...humans, at: '2026-06-11T10:10:00.000Z' },
  ],
  'message_created.incoming.attachment': [
    {
      ...{ ...visitor, message_id: '5540', text: '', sent_at: '2026-06-11T10:00:20.000Z' },
      attachments: [
        {
          url: 'https://chat.example.com/rails/active_storage/blobs/redirect/eyJ/photo.png',
          content_type: 'image/png',
        },
      ],
    },
  ],
  'message_created.outgoing.human': [
    { ...maya, message_id: '5520', text: 'Hello, Maya here.', sent_at: '2026-06-11T10:05:00.000Z' },
  ],
  'message_created.outgoing.human-while-pending': [
    { ...maya, message_id: '5521', text: 'Let me check that.', sent_at: '2026-06-11T10:03:20.000Z' },
  ],
  'api-channel.message_created.outgoing': [
    {
      ...{ ...maya, conversation_id: '91', channel: 'api', message_id: '6001' },
      ...{ text: 'Hello, Maya here.', sent_at: '2026-06-11T10:05:00.000Z' },
    },
  ],
  'message_created.private-note': [
    {
      ...{ ...maya, private: true, message_id: '5522', sent_at: '2026-06-11T10:05:10.000Z' },
      text: 'Asked warehouse, waiting.',
    },
  ],
  'message_created.outgoing.bot-echo': [
    {
      ...{ ...message, role: 'bot', author_name: 'Acme Assistant', message_id: '5502' },
      ...{ text: 'Yes, 3 to 5 working days.', sent_at: '2026-06-11T10:00:04.000Z' },
    },
  ],
  'message_updated.input_email-submitted': [
    { kind: 'visitor-changed', ...talk, visitor: { email: 'ingrid@example.com' }, at: receivedText },
  ],
  'message_updated.input_select-submitted': [
    {
      ...{ kind: 'message', ...talk, message_id: '5510-c4d246d0800c', role: 'visitor', private: false },
      ...{ text: 'Talk to a person', attachments: [], sent_at: receivedText },
    },
  ],
  conversation_opened: [{ ...changed, ...humans, at: '2026-06-11T10:01:00.351Z' }],
  conversation_resolved: [{ ...changed, open: false, at: '2026-06-11T10:15:00.351Z' }],
  'conversation_status_changed.open-to-resolved': [
    { ...changed, open: false, at: '2026-06-11T10:15:00.351Z' },
  ],
  'conversation_status_changed.pending-to-open': [{ ...changed, ...humans, at: '2026-06-11T10:01:00.351Z' }],
  'conversation_updated.assignee': [{ ...changed, assigned_to: 'operator', at: '2026-06-11T10:01:10.351Z' }],
};

const names = readdirSync(join(import.meta.dirname, 'fixtures', 'webhooks')).map((file) =>
  file.replace('.json', ''),
);
const meaningOf = (name: string) => meanings[name] ?? [];

/** Every recorded hook as a server before 4.13 sends it to a bot, and what it means. */
export const unsignedRecordings: readonly Recording[] = names.map((name) => ({
  ...{ name, request: hookRequest({ body: webHook(name), receivedAt }), events: meaningOf(name) },
}));

/** The same with signatures, and one as it was on the wire. */
export const signedRecordings: readonly Recording[] = [
  {
    name: 'signed-webhook',
    request: hookRequest({
      ...{ body: signedHook.raw_body, headers: signedHook.headers },
      receivedAt: new Date(1_781_172_002_600),
    }),
    events: [
      {
        ...{ ...visitor, message_id: '5501', sent_at: '2026-06-11T10:00:00.000Z' },
        text: 'Hei! Sender dere til Tromsø? <b>"haster"</b> & takk',
      },
    ],
  },
  ...names.map((name) => ({ name, request: signed(webHook(name)), events: meaningOf(name) })),
];

/** Fails when a meaning is given for a hook that was never recorded. */
export const unknownMeanings = Object.keys(meanings).filter((name) => !names.includes(name));
