import {
  ConversationDetail,
  ConversationPage,
  ConversationSummary,
  type SendNote,
  type SendReply,
} from '../../contract/conversations.js';
import { Replayed } from '../../contract/deliveries.js';
import { call, type Wanted } from '../call.js';

/** What the conversation pages ask of the server. */

export const listConversations = (query: Wanted['query'], signal?: AbortSignal): Promise<ConversationPage> =>
  call({ path: '/conversations', query: { ...query }, signal }, ConversationPage);

export const readConversation = (id: string, signal: AbortSignal): Promise<ConversationDetail> =>
  call({ path: `/conversations/${id}`, signal }, ConversationDetail);

const act = (id: string, verb: 'take-over' | 'hand-back' | 'close'): Promise<ConversationSummary> =>
  call({ method: 'POST', path: `/conversations/${id}/${verb}` }, ConversationSummary);

/** The bot says nothing more until it is handed back. */
export const takeOver = (id: string) => act(id, 'take-over');

/** The bot answers again from the visitor's next message on. */
export const handBack = (id: string) => act(id, 'hand-back');

export const closeConversation = (id: string) => act(id, 'close');

/** Writes to the visitor; the reply then waits among the deliveries until it has arrived. */
export const sendReply = (id: string, reply: SendReply): Promise<ConversationSummary> =>
  call({ method: 'POST', path: `/conversations/${id}/reply`, body: reply }, ConversationSummary);

/** Leaves a note that only the team reads. */
export const sendNote = (id: string, note: SendNote): Promise<ConversationSummary> =>
  call({ method: 'POST', path: `/conversations/${id}/note`, body: note }, ConversationSummary);

/** Sends a message after all that was given up; what may have arrived is looked up first. */
export const replayDelivery = (id: string): Promise<Replayed> =>
  call({ method: 'POST', path: `/deliveries/${id}/replay` }, Replayed);
