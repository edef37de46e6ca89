import { z } from 'zod';
import { type ConnectorEvent, factsMissing, looseList, onlyGiven, walkBack } from '../../src/kit/index.js';
import type { CrispApi, Given } from './api.js';
import { findMessage, messagesSince } from './confirm.js';
import { assigneeOf, isOpen, messageEvent, visitorOf } from './inbound.js';
import { Conversation, Facts, fingerprintOf } from './schemas.js';

/** For what a plan or a token's scopes may lack: it must not stop the whole connection. */
const errors = { 402: 'rejected', 403: 'rejected' } as const;

/** An answer is known by its fingerprint; `automated` tells operators and other bots that no person wrote. */
export function send({ senderName: nickname, ...reply }: Given<'send'>, crisp: CrispApi) {
  const user = nickname === undefined ? {} : { user: { type: 'participant', nickname } };
  return store({ type: 'text', ...user }, reply, crisp);
}

/** The free plan has no notes (crisp.md 3): then Crisp refuses, and nothing else stops. */
export const note = (written: Given<'note'>, crisp: CrispApi) => store({ type: 'note' }, written, crisp);

async function store(kind: { type: 'text' | 'note' }, message: Given<'note'>, crisp: CrispApi) {
  const { conversationId, text: content, idempotencyKey } = message;
  const path = `${crisp.conversation(conversationId)}/message`;
  const says = { ...kind, from: 'operator', origin: 'chat', content, automated: true };
  const json = { ...says, fingerprint: fingerprintOf(idempotencyKey) };
  const optional = kind.type === 'note' ? { errors } : {};
  const expect = z.object({ fingerprint: z.number().int() });
  const stored = await crisp.call({ method: 'POST', path, json, expect, ...optional });
  return { externalIds: [String(stored.data.fingerprint)] };
}

/** Whether a message of that key is stored. */
export async function sent({ key, ...query }: Given<'sent'>, crisp: CrispApi) {
  const fingerprint = fingerprintOf(key);
  const { found, isSure } = await findMessage({ ...query, fingerprint }, crisp);
  if (found) return { outcome: 'found', externalIds: [String(fingerprint)] } as const;
  return { outcome: isSure ? 'absent' : 'unsure' } as const;
}

async function change(path: string, json: object, crisp: CrispApi): Promise<void> {
  await crisp.call({ method: 'PATCH', path, json, expect: z.unknown(), errors });
}

/** The three dots in the visitor's window. */
export const typing = ({ conversationId, isTyping }: Given<'typing'>, crisp: CrispApi) => {
  const compose = { type: isTyping ? 'start' : 'stop', from: 'operator', automated: true };
  return change(`${crisp.conversation(conversationId)}/compose`, compose, crisp);
};

/** Open, for a human to see; assigned to nobody when it comes back, or the assignment would take it over again. */
export const handover = ({ conversationId, to }: Given<'handover'>, crisp: CrispApi) => {
  const path = crisp.conversation(conversationId);
  if (to === 'human') return change(`${path}/state`, { state: 'unresolved' }, crisp);
  return change(`${path}/routing`, { assigned: null }, crisp);
};

export const close = ({ conversationId }: Given<'close'>, crisp: CrispApi) =>
  change(`${crisp.conversation(conversationId)}/state`, { state: 'resolved' }, crisp);

/** Fills in what Crisp does not know yet; a name that it made up counts as unknown. */
export async function contact({ conversationId, contact: captured }: Given<'contact'>, crisp: CrispApi) {
  const path = `${crisp.conversation(conversationId)}/meta`;
  const known = await crisp.call({ method: 'GET', path, expect: Facts, errors });
  const { name: nickname, ...others } = factsMissing(captured, visitorOf(known.data) ?? {});
  const facts = onlyGiven({ nickname, ...others });
  if (Object.keys(facts).length > 0) await change(path, facts, crisp);
}

/** One page of conversations, and one or two calls for each that changed. */
export const pull = (cursor: Given<'pull'>, crisp: CrispApi) =>
  walkBack(cursor, async (page = '1') => {
    const call = {
      method: 'GET',
      path: `${crisp.website}/conversations/${page}`,
      query: { per_page: 20 },
    } as const;
    const { data } = await crisp.call({ ...call, expect: looseList(Conversation) });
    const conversations = data.map((one) => {
      const version = `${one.session_id} ${one.updated_at}`;
      return { lastActivity: one.updated_at, version, read: (since: number) => historyOf(one, since, crisp) };
    });
    return { conversations, next: data.length > 0 ? String(Number(page) + 1) : undefined };
  });

/** Messages since then, oldest first, and how the conversation stands now. */
async function historyOf(talk: Conversation, since: number, crisp: CrispApi): Promise<ConnectorEvent[]> {
  const { session_id: conversation_id, state, assigned, updated_at: at, meta } = talk;
  const { messages } = await messagesSince(conversation_id, since, crisp);
  const events = messages
    .flatMap((message) => messageEvent(message, at) ?? [])
    .sort((a, b) => a.sent_at.localeCompare(b.sent_at))
    .map((event) => (event.role === 'visitor' ? onlyGiven({ ...event, visitor: visitorOf(meta) }) : event));
  const standing = { open: isOpen(state), assigned_to: assigneeOf(assigned?.user_id) } as const;
  return [...events, { kind: 'conversation-changed', conversation_id, at, ...standing }];
}
