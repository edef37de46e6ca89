import type { AssignConversation, SendNote, SendReply } from '../../contract/conversations.js';
import { api, type QueryOf, replyOf } from '../call.js';

/** What the conversation pages ask of the server. */

const one = (id: string) => ({ params: { path: { id } } });

export const listConversations = (
  query: QueryOf<'/api/v1/conversations'>,
  signal: AbortSignal | null = null,
) => replyOf(api.GET('/api/v1/conversations', { params: { query }, signal }));

/** With so many of its latest messages. */
export const readConversation = (id: string, messages: number, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/conversations/{id}', { params: { path: { id }, query: { messages } }, signal }));

/** The bot says nothing more until it is handed back. One that is closed is open again. */
export const takeOver = (id: string) => replyOf(api.POST('/api/v1/conversations/{id}/take-over', one(id)));

/** The bot answers again from the visitor's next message on. */
export const handBack = (id: string) => replyOf(api.POST('/api/v1/conversations/{id}/hand-back', one(id)));

export const closeConversation = (id: string) =>
  replyOf(api.POST('/api/v1/conversations/{id}/close', one(id)));

/** Says who looks after it; the bot goes on as before. */
export const assign = (id: string, body: AssignConversation) =>
  replyOf(api.POST('/api/v1/conversations/{id}/assign', { ...one(id), body }));

/** Writes to the visitor; the reply then waits among the deliveries until it has arrived. */
export const sendReply = (id: string, body: SendReply) =>
  replyOf(api.POST('/api/v1/conversations/{id}/reply', { ...one(id), body }));

/** Leaves a note that only the team reads. */
export const sendNote = (id: string, body: SendNote) =>
  replyOf(api.POST('/api/v1/conversations/{id}/note', { ...one(id), body }));

/** What could not be sent, the latest first. */
export const listParked = (query: QueryOf<'/api/v1/deliveries'>, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/deliveries', { params: { query }, signal }));

/** Sends a message after all that was given up; what may have arrived is looked up first. */
export const replayDelivery = (id: string) => replyOf(api.POST('/api/v1/deliveries/{id}/replay', one(id)));
