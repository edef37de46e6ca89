import { z } from 'zod';
import {
  type ContactUpdate,
  factsMissing,
  type Handover,
  looseList,
  onlyGiven,
} from '../../src/kit/index.js';
import {
  type ConnectorEvent,
  type OutgoingNote,
  type OutgoingReply,
  type SentLookup,
  walkBack,
} from '../../src/kit/index.js';
import { type CrispApi, ifAllowed } from './api.js';
import { findMessage, messagesSince } from './confirm.js';
import { fingerprintOf } from './fingerprint.js';
import { assignedTo, messageEvent, visitorOf } from './inbound.js';
import { Conversation, Facts } from './schemas.js';

/** An answer is known by its fingerprint; `automated` tells operators and other bots that no person wrote. */
export const send = (reply: OutgoingReply, crisp: CrispApi) => createMessage('text', reply, crisp);

/** The free plan has no notes (crisp.md 3): then Crisp refuses, and nothing else stops. */
export const note = (written: OutgoingNote, crisp: CrispApi) => createMessage('note', written, crisp);

async function createMessage(
  type: 'text' | 'note',
  message: OutgoingNote & { senderName?: string },
  crisp: CrispApi,
) {
  const { conversationId, text: content, idempotencyKey, senderName: nickname } = message;
  const user = nickname === undefined ? {} : { user: { type: 'participant', nickname } };
  const facts = { type, from: 'operator', origin: 'chat', content, automated: true, ...user };
  const stored = await crisp.call({
    method: 'POST',
    path: `${crisp.conversation(conversationId)}/message`,
    json: { ...facts, fingerprint: fingerprintOf(idempotencyKey) },
    expect: z.object({ fingerprint: z.number().int() }),
    errors: type === 'note' ? ifAllowed : {},
  });
  return { externalIds: [String(stored.data.fingerprint)] };
}

export async function sent(
  { key, ...query }: { key: string; conversationId: string; since: Date },
  crisp: CrispApi,
): Promise<SentLookup> {
  const fingerprint = fingerprintOf(key);
  const { found, isSure } = await findMessage({ ...query, fingerprint }, crisp);
  if (found) return { outcome: 'found', externalIds: [String(fingerprint)] };
  return { outcome: isSure ? 'absent' : 'unsure' };
}

async function change(path: string, json: object, crisp: CrispApi): Promise<void> {
  await crisp.call({ method: 'PATCH', path, json, expect: z.unknown(), errors: ifAllowed });
}

export const typing = (shown: { conversationId: string; isTyping: boolean }, crisp: CrispApi) => {
  const compose = { type: shown.isTyping ? 'start' : 'stop', from: 'operator', automated: true };
  return change(`${crisp.conversation(shown.conversationId)}/compose`, compose, crisp);
};

/** Open, for a human to see; assigned to nobody when it comes back, or the assignment would take it over again. */
export const handover = ({ conversationId, to }: Handover, crisp: CrispApi) => {
  const path = crisp.conversation(conversationId);
  if (to === 'human') return change(`${path}/state`, { state: 'unresolved' }, crisp);
  return change(`${path}/routing`, { assigned: null }, crisp);
};

/** Fills in what Crisp does not know yet; a name that it made up counts as unknown. */
export async function contact(
  { conversationId, contact: captured }: ContactUpdate,
  crisp: CrispApi,
): Promise<void> {
  const path = `${crisp.conversation(conversationId)}/meta`;
  const known = await crisp.call({ method: 'GET', path, expect: Facts, errors: ifAllowed });
  const { name: nickname, ...others } = factsMissing(captured, visitorOf(known.data) ?? {});
  const facts = onlyGiven({ nickname, ...others });
  if (Object.keys(facts).length > 0) await change(path, facts, crisp);
}

/** One page of conversations, and one or two calls for each that changed. */
export const pull = (cursor: string | undefined, crisp: CrispApi) =>
  walkBack(cursor, async (page = '1') => {
    const list = {
      method: 'GET',
      path: `${crisp.website}/conversations/${page}`,
      query: { per_page: 20 },
    } as const;
    const { data } = await crisp.call({ ...list, expect: looseList(Conversation) });
    const conversations = data.map((one) => ({
      lastActivity: one.updated_at,
      read: (since: number) => historyOf(one, since, crisp),
    }));
    return { conversations, next: data.length > 0 ? String(Number(page) + 1) : undefined };
  });

/** Messages since then, oldest first, and how the conversation stands now. */
async function historyOf(conversation: z.infer<typeof Conversation>, since: number, crisp: CrispApi) {
  const { session_id: conversation_id, state, assigned, updated_at: at, meta } = conversation;
  const { messages } = await messagesSince(conversation_id, since, crisp);
  const events: ConnectorEvent[] = messages
    .flatMap((message) => messageEvent(message, at) ?? [])
    .sort((a, b) => a.sent_at.localeCompare(b.sent_at))
    .map((event) => (event.role === 'visitor' ? onlyGiven({ ...event, visitor: visitorOf(meta) }) : event));
  const standing = { open: state !== 'resolved', ...assignedTo(assigned?.user_id) };
  return [...events, { kind: 'conversation-changed', conversation_id, at, ...standing } as const];
}
