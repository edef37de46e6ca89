import {
  Assistant,
  AssistantPage,
  type ChangeAssistant,
  type ChangeIntent,
  type CreateIntent,
  Intent,
  IntentPage,
} from '../../contract/assistants.js';
import { call, ignored } from '../call.js';

/** What the assistant pages ask of the server. */

export const assistantsKey = ['assistants'] as const;
export const intentsKey = (assistantId: string) => [...assistantsKey, assistantId, 'intents'] as const;

const mostItems = 100;

export const listAssistants = (signal?: AbortSignal): Promise<AssistantPage> =>
  call({ path: '/assistants', query: { limit: mostItems }, signal }, AssistantPage);

/** Publishes a new version. */
export const changeAssistant = (id: string, body: ChangeAssistant): Promise<Assistant> =>
  call({ method: 'PATCH', path: `/assistants/${id}`, body }, Assistant);

export const listIntents = (assistantId: string, signal?: AbortSignal): Promise<IntentPage> =>
  call({ path: `/assistants/${assistantId}/intents`, query: { limit: mostItems }, signal }, IntentPage);

export const createIntent = (assistantId: string, body: CreateIntent): Promise<Intent> =>
  call({ method: 'POST', path: `/assistants/${assistantId}/intents`, body }, Intent);

export const changeIntent = (assistantId: string, id: string, body: ChangeIntent): Promise<Intent> =>
  call({ method: 'PATCH', path: `/assistants/${assistantId}/intents/${id}`, body }, Intent);

export const removeIntent = (assistantId: string, id: string): Promise<unknown> =>
  call({ method: 'DELETE', path: `/assistants/${assistantId}/intents/${id}` }, ignored);
