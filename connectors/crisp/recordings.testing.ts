import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ConnectorEvent } from '../../src/kit/index.js';
import { hookRequest, type Recording } from '../../src/kit/testing/index.js';
import { signHook } from '../../src/test/simulators/crisp/sign-hook.js';

const readJson = (path: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', path), 'utf8'));

const Sent = z.object({ headers: z.record(z.string(), z.string()), raw_body: z.string() });
const SignedHook = Sent.extend({ secret: z.string() });
export const signedHook = SignedHook.parse(readJson('signed-hook.json'));

const WebHook = z.object({ body: z.looseObject({ website_id: z.string(), timestamp: z.number() }) });
export const webHook = (name: string) => WebHook.parse(readJson(`webhooks/${name}.json`)).body;

const Answer = z.object({ response: z.object({ body: z.unknown() }) });
export const answer = (name: string): unknown => Answer.parse(readJson(`api/${name}.json`)).response.body;

export const websiteId = '5f2c9a10-3d7e-4b61-9c0e-7a1d2f4b8e33';
export const session = 'session_b7d1e0c4-58a2-4f0b-9a6e-1c3f7d2ab915';

/** The recorded times lie in one minute of 2025. */
const time = (ms: number): string => new Date(1_760_000_000_000 + ms).toISOString();

/** A hook as a plugin gets it, signed now. */
export function signed(body: z.infer<typeof WebHook>['body']) {
  const raw = JSON.stringify(body);
  const sentAt = String(body.timestamp + 20);
  const headers = {
    'X-Crisp-Request-Timestamp': sentAt,
    'X-Crisp-Signature': signHook(raw, sentAt, signedHook.secret),
  };
  return hookRequest({ body: raw, headers, receivedAt: new Date(body.timestamp + 900) });
}

const ofSession = { conversation_id: session };
const message = { kind: 'message' as const, ...ofSession, private: false, attachments: [], channel: 'chat' };
const visitor = { ...message, role: 'visitor' as const };
const operator = { ...message, role: 'operator' as const, author_name: 'Maya Lindqvist' };
const bot = { ...message, role: 'bot' as const, author_name: 'Acme Assistant' };
const changed = { kind: 'conversation-changed' as const, ...ofSession };
const ingrid = { author_name: 'Ingrid Solberg', visitor: { name: 'Ingrid Solberg' } };

/** What each recorded web hook says to us. Those that are not named say nothing. */
const meanings: Readonly<Record<string, ConnectorEvent>> = {
  'message-send.text': {
    ...visitor,
    ...{ message_id: '175999999988017', text: 'Hi, do you ship to Norway?', sent_at: time(0) },
  },
  'message-send.text.identified': {
    ...{ ...visitor, ...ingrid },
    ...{ message_id: '176000000891244', text: "It's order A-1042", sent_at: time(9000) },
  },
  'message-send.email-origin': {
    ...{ ...visitor, ...ingrid, channel: 'email', message_id: '176000001499120' },
    ...{ text: 'Hello,\n\nmy parcel has not arrived.\n\nIngrid', sent_at: time(15_000) },
  },
  'message-send.channel-urn': {
    ...{ ...visitor, channel: 'urn:crisp.im:whatsapp:0', message_id: '176000001577703' },
    ...{ text: 'Hola, necesito ayuda', sent_at: time(16_000) },
    ...{ author_name: '+34 600 000 000', visitor: { name: '+34 600 000 000' } },
  },
  'message-send.file': {
    ...{ ...visitor, message_id: '176000001180351', text: '', sent_at: time(12_000) },
    attachments: [
      {
        url: 'https://storage.crisp.example/upload/session/7/b/invoice_1xq7z.pdf',
        ...{ name: 'invoice.pdf', content_type: 'application/pdf' },
      },
    ],
  },
  'message-send.animation': {
    ...{ ...visitor, message_id: '176000001285562', text: '', sent_at: time(13_000) },
    attachments: [{ url: 'https://media.example.com/gifs/wave.gif', content_type: 'image/gif' }],
  },
  'message-send.audio': {
    ...{ ...visitor, message_id: '176000001391873', text: '', sent_at: time(14_000) },
    attachments: [
      {
        url: 'https://storage.crisp.example/upload/session/7/b/voice_88.mp3',
        content_type: 'audio/mpeg',
      },
    ],
  },
  'message-received.operator': {
    ...operator,
    ...{ message_id: '176000002081966', text: 'Yes, 3 to 5 working days.', sent_at: time(20_800) },
  },
  'message-received.note': {
    ...{ ...operator, private: true },
    ...{ message_id: '176000002590011', text: 'Asked warehouse, waiting.', sent_at: time(25_900) },
  },
  'message-received.bot-echo': {
    ...{ ...bot, message_id: '176000000432109', sent_at: time(4321) },
    text: 'Yes, we ship to Norway in 3 to 5 working days.',
  },
  'message-received.bot-echo.flags-missing': {
    ...{ ...bot, message_id: '176000000432109', sent_at: time(4321) },
    text: 'Yes, we ship to Norway in 3 to 5 working days.',
  },
  'message-received.picker': {
    ...{ ...bot, message_id: '176000002800422', sent_at: time(28_000) },
    text: 'Would you like to talk to a person?',
  },
  'message-updated.text': {
    ...{ kind: 'message-edited', ...ofSession, message_id: '175999999988017', at: time(15_000) },
    text: 'Hi, do you ship to Norway and Sweden?',
  },
  'message-updated.picker': {
    ...{ kind: 'message', ...ofSession, role: 'visitor', private: false, attachments: [] },
    ...{ message_id: '176000002800422-c4d246d0800c', text: 'Talk to a person', sent_at: time(14_000) },
  },
  'message-updated.field': {
    ...{ kind: 'message', ...ofSession, role: 'visitor', private: false, attachments: [] },
    ...{ message_id: '176000002900744-4238c6a5cf9a', text: 'ingrid@example.com', sent_at: time(16_000) },
  },
  'message-removed': {
    ...{ kind: 'message-deleted', ...ofSession, message_id: '175999999988017', at: time(17_000) },
  },
  'session-set_email': {
    ...{ kind: 'visitor-changed', ...ofSession, at: time(27_000) },
    visitor: { email: 'ingrid@example.com' },
  },
  'session-set_phone': {
    ...{ kind: 'visitor-changed', ...ofSession, at: time(28_000) },
    visitor: { phone: '+4740000000' },
  },
  'session-set_nickname': {
    ...{ kind: 'visitor-changed', ...ofSession, at: time(29_000) },
    visitor: { name: 'Ingrid Solberg' },
  },
  'session-set_state.pending': { ...changed, at: time(24_000), open: true },
  'session-set_state.unresolved': { ...changed, at: time(25_000), open: true },
  'session-set_state.resolved': { ...changed, at: time(26_000), open: false },
  'session-set_routing': { ...changed, at: time(32_000), assigned_to: 'operator' },
  'session-removed': { ...changed, at: time(38_000), removed: true },
  'plugin-subscription-updated': { kind: 'connection-changed', active: true, at: time(44_000) },
};

const names = readdirSync(join(import.meta.dirname, 'fixtures', 'webhooks')).map((file) =>
  file.replace('.json', ''),
);

const meaningOf = (name: string): ConnectorEvent[] => [meanings[name] ?? []].flat();

const asSent = ({ headers, raw_body }: z.infer<typeof Sent>, seconds: number) =>
  hookRequest({ body: raw_body, headers, receivedAt: new Date(1_760_000_000_060 + seconds * 1000) });

/** Every recorded web hook as a plugin gets it, and what it means. */
export const signedRecordings: readonly Recording[] = [
  {
    name: 'signed-hook',
    request: asSent(signedHook, 1),
    events: [
      {
        ...{ ...visitor, message_id: '175999999988017', sent_at: time(0) },
        text: 'Hei! Sender dere til Tromsø? 📦 <b>"haster"</b>',
      },
    ],
  },
  ...names.map((name) => ({ name, request: signed(webHook(name)), events: meaningOf(name) })),
];

/** The same without signatures, as a website sends them. */
export const unsignedRecordings: readonly Recording[] = [
  {
    name: 'website-hook-request',
    request: asSent(Sent.parse(readJson('website-hook-request.json')), 90_000),
    events: meaningOf('message-send.text'),
  },
  ...names.map((name) => ({
    ...{ name, request: hookRequest({ body: webHook(name) }) },
    events: name.startsWith('plugin-') ? [] : meaningOf(name),
  })),
];

/** Fails when a meaning is given for a hook that was never recorded. */
export const unknownMeanings = Object.keys(meanings).filter((name) => !names.includes(name));
