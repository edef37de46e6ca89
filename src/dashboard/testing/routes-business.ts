import { z } from 'zod';
import { ApiKeyPage, CreateApiKey, CreatedApiKey } from '../../contract/api-keys.js';
import {
  Assistant,
  AssistantPage,
  ChangeAssistant,
  ChangeIntent,
  CreateIntent,
  Intent,
  IntentPage,
} from '../../contract/assistants.js';
import { ChangeConfig, TenantConfig } from '../../contract/config.js';
import { edited } from './edited.js';
import { tellChange } from './routes-audit.js';
import { type Asked, found, type Route, bare, route } from './route.js';

const intentOf = ({ desk, params }: Asked<unknown>): Intent =>
  found(desk.intents.find(({ id }) => id === params['intentId']));

export const businessRoutes: Route[] = [
  ...edited({
    ...{ path: '/config', body: ChangeConfig, reply: TenantConfig },
    find: ({ desk }) => desk.config,
    change: (config, { body }) => Object.assign(config, body),
  }),
  bare({
    ...{ path: '/assistants', reply: AssistantPage },
    handle: ({ desk }) => ({ items: desk.assistants, next_cursor: null }),
  }),
  ...edited({
    ...{ path: '/assistants/:id', body: ChangeAssistant, reply: Assistant },
    find: ({ desk, params }) => found(desk.assistants.find(({ id }) => id === params['id'])),
    change: (assistant, { body, desk }) => {
      tellChange(desk, 'assistant.change', {
        ...(body.name !== undefined && { name: '' }),
        ...body.settings,
      });
      assistant.version += 1;
      assistant.name = body.name ?? assistant.name;
      Object.assign(assistant.settings, body.settings);
    },
  }),
  bare({
    ...{ path: '/assistants/:id/intents', reply: IntentPage },
    handle: ({ desk }) => ({ items: desk.intents, next_cursor: null }),
  }),
  route({
    ...{ method: 'POST', path: '/assistants/:id/intents', body: CreateIntent, reply: Intent },
    handle: ({ body, desk, world }) => {
      const intent = { ...body, id: world.newId(), is_starter: false };
      desk.intents.push(intent);
      return intent;
    },
  }),
  ...edited({
    ...{ path: '/assistants/:id/intents/:intentId', body: ChangeIntent, reply: Intent },
    find: intentOf,
    change: (intent, { body }) => Object.assign(intent, body),
  }),
  bare({
    ...{ method: 'DELETE', path: '/assistants/:id/intents/:intentId', reply: z.unknown() },
    handle: (asked) => {
      const gone = intentOf(asked);
      asked.desk.intents = asked.desk.intents.filter((known) => known !== gone);
    },
  }),
  bare({
    ...{ path: '/api-keys', reply: ApiKeyPage },
    handle: ({ desk }) => ({ items: desk.apiKeys, next_cursor: null }),
  }),
  route({
    ...{ method: 'POST', path: '/api-keys', body: CreateApiKey, reply: CreatedApiKey },
    handle: ({ body, desk, world }) => {
      const key = {
        ...{ id: world.newId(), name: body.name, scopes: body.scopes, prefix: 'pb_9Kd4' },
        ...{ expires_at: body.expires_at ?? null, last_used_at: null, revoked_at: null },
        created_at: world.now(),
      };
      desk.apiKeys.unshift(key);
      return { ...key, key: 'pb_9Kd4mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9' };
    },
  }),
  bare({
    ...{ method: 'DELETE', path: '/api-keys/:id', reply: z.unknown() },
    handle: ({ desk, params, world }) => {
      found(desk.apiKeys.find(({ id }) => id === params['id'])).revoked_at = world.now();
    },
  }),
];
