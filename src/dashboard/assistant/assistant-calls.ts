import type { ChangeAssistant, ChangeIntent, CreateIntent } from '../../contract/assistants.js';
import { api, done, ifMatches, replyOf, type Seen, taggedReplyOf } from '../call.js';

/** What the assistant pages ask of the server. */

export const assistantsKey = ['assistants'] as const;
export const assistantKey = (id: string) => [...assistantsKey, id] as const;
export const intentsKey = (assistantId: string) => [...assistantKey(assistantId), 'intents'] as const;
export const intentKey = (assistantId: string, id: string) => [...intentsKey(assistantId), id] as const;

const mostItems = 100;

interface IntentPlace {
  assistantId: string;
  id: string;
}

const placed = ({ assistantId, id }: IntentPlace) => ({ id: assistantId, intent: id });

export const listAssistants = (signal: AbortSignal | null = null) =>
  replyOf(api.GET('/api/v1/assistants', { params: { query: { limit: mostItems } }, signal }));

export const readAssistant = (id: string, signal: AbortSignal | null = null) =>
  taggedReplyOf(api.GET('/api/v1/assistants/{id}', { params: { path: { id } }, signal }));

/** Publishes a new version. */
export const changeAssistant = (id: string, { ifMatch, ...body }: ChangeAssistant & Seen) =>
  taggedReplyOf(
    api.PATCH('/api/v1/assistants/{id}', { params: { path: { id }, header: ifMatches(ifMatch) }, body }),
  );

export const listIntents = (assistantId: string, signal: AbortSignal | null = null) =>
  replyOf(
    api.GET('/api/v1/assistants/{id}/intents', {
      params: { path: { id: assistantId }, query: { limit: mostItems } },
      signal,
    }),
  );

export const createIntent = (assistantId: string, body: CreateIntent) =>
  replyOf(api.POST('/api/v1/assistants/{id}/intents', { params: { path: { id: assistantId } }, body }));

export const readIntent = (place: IntentPlace, signal: AbortSignal | null = null) =>
  taggedReplyOf(
    api.GET('/api/v1/assistants/{id}/intents/{intent}', { params: { path: placed(place) }, signal }),
  );

export const changeIntent = (place: IntentPlace, { ifMatch, ...body }: ChangeIntent & Seen) =>
  taggedReplyOf(
    api.PATCH('/api/v1/assistants/{id}/intents/{intent}', {
      params: { path: placed(place), header: ifMatches(ifMatch) },
      body,
    }),
  );

export const removeIntent = (assistantId: string, id: string) =>
  done(
    api.DELETE('/api/v1/assistants/{id}/intents/{intent}', { params: { path: placed({ assistantId, id }) } }),
  );
