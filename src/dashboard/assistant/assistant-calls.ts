import {
  Assistant,
  AssistantPage,
  type ChangeAssistant,
  type ChangeIntent,
  type CreateIntent,
  Intent,
  IntentPage,
} from '../../contract/assistants.js';
import { call, callTagged, ignored, type Tagged, type Wanted } from '../call.js';

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

export const listAssistants = (signal?: AbortSignal): Promise<AssistantPage> =>
  call({ path: '/assistants', query: { limit: mostItems }, signal }, AssistantPage);

export const readAssistant = (id: string, signal?: AbortSignal): Promise<Tagged<Assistant>> =>
  callTagged({ path: `/assistants/${id}`, signal }, Assistant);

/** Publishes a new version. */
export const changeAssistant = (
  id: string,
  { ifMatch, ...body }: ChangeAssistant & Pick<Wanted, 'ifMatch'>,
): Promise<Tagged<Assistant>> =>
  callTagged({ method: 'PATCH', path: `/assistants/${id}`, body, ifMatch }, Assistant);

export const listIntents = (assistantId: string, signal?: AbortSignal): Promise<IntentPage> =>
  call({ path: `/assistants/${assistantId}/intents`, query: { limit: mostItems }, signal }, IntentPage);

export const createIntent = (assistantId: string, body: CreateIntent): Promise<Intent> =>
  call({ method: 'POST', path: `/assistants/${assistantId}/intents`, body }, Intent);

export const readIntent = ({ assistantId, id }: IntentPlace, signal?: AbortSignal): Promise<Tagged<Intent>> =>
  callTagged({ path: `/assistants/${assistantId}/intents/${id}`, signal }, Intent);

export const changeIntent = (
  { assistantId, id }: IntentPlace,
  { ifMatch, ...body }: ChangeIntent & Pick<Wanted, 'ifMatch'>,
): Promise<Tagged<Intent>> =>
  callTagged({ method: 'PATCH', path: `/assistants/${assistantId}/intents/${id}`, body, ifMatch }, Intent);

export const removeIntent = (assistantId: string, id: string): Promise<unknown> =>
  call({ method: 'DELETE', path: `/assistants/${assistantId}/intents/${id}` }, ignored);
