import { z } from 'zod';
import { ChecklistItem, ConnectionHealth, Grace, Transport } from './connection-health.js';
import { Id, JsonObject, PageQuery, Time, TrustLevel, line, page } from './common.js';

export const Capabilities = z
  .object({
    catches_up: z
      .boolean()
      .meta({ description: 'Reads the platform’s history for what no webhook brought.' }),
    reads_back: z.boolean().meta({ description: 'Can look up whether a reply of unknown fate was stored.' }),
    confirms_hooks: z.boolean().meta({ description: 'Reads each message back, as the hooks prove nothing.' }),
    shows_typing: z.boolean(),
    writes_notes: z.boolean().meta({ description: 'Private notes for operators: needed for trust `draft`.' }),
    hands_over: z.boolean().meta({ description: 'Assigns the conversation to a human at the platform.' }),
    updates_contacts: z.boolean(),
  })
  .meta({ id: 'Capabilities', description: 'What a connector can do at its platform.' });
export type Capabilities = z.infer<typeof Capabilities>;

export const ConnectorView = z
  .object({
    id: z.string(),
    name: z.string(),
    summary: z.string(),
    homepage: z.string().meta({ description: 'Empty for what is built in here.' }),
    config_schema: JsonObject.meta({ description: 'JSON Schema of `config`; the form is drawn from it.' }),
    guide: z.string().meta({ description: 'How to connect, in Markdown.' }),
    capabilities: Capabilities,
  })
  .meta({
    id: 'Connector',
    description: 'A platform that can be connected.',
    example: {
      id: 'example',
      name: 'Example Chat',
      summary: 'Answers in the inbox of Example Chat.',
      homepage: 'https://chat.example',
      config_schema: { type: 'object', properties: { token: { type: 'string' } }, required: ['token'] },
      guide: 'Create a token under *Settings*.',
      capabilities: {
        catches_up: true,
        reads_back: true,
        confirms_hooks: false,
        shows_typing: true,
        writes_notes: true,
        hands_over: false,
        updates_contacts: false,
      },
    },
  });
export type ConnectorView = z.infer<typeof ConnectorView>;

export const ConnectorPage = page(ConnectorView).meta({
  id: 'ConnectorPage',
  description: 'What can be connected.',
});
export type ConnectorPage = z.infer<typeof ConnectorPage>;

export const ManualStep = z.object({ text: z.string(), copy: z.string().optional() }).meta({
  id: 'ManualStep',
  description: 'Something to do by hand at the platform, with what to paste there.',
  example: { text: 'Add a webhook with this address.', copy: 'https://example.com/hooks/example/q1w2e3' },
});
export type ManualStep = z.infer<typeof ManualStep>;

export const ConnectionProblem = z
  .object({
    code: z.string(),
    message: z.string(),
    field: z.string().optional().meta({ description: 'The member of `config` to correct.' }),
    said: z.string().optional().meta({ description: 'What the platform said, in its own words.' }),
    remedy: z.string().optional().meta({ description: 'What to do about it.' }),
    at: Time,
  })
  .meta({
    id: 'ConnectionProblem',
    description: 'Why a connection does not work.',
    example: {
      code: 'auth',
      message: 'Example Chat refuses the credentials.',
      remedy: 'Create new credentials in Example Chat, enter them under Access and save.',
      field: 'token',
      at: '2026-05-04T09:30:00.000Z',
    },
  });
export type ConnectionProblem = z.infer<typeof ConnectionProblem>;

const done = { state: 'done', remedy: null, copy: null };
const exampleChecklist = [
  {
    ...{ ...done, key: 'token', at: '2026-05-04T06:00:00.000Z' },
    sentence: 'The credentials are accepted by Example Chat.',
  },
  {
    ...{ ...done, key: 'rights', at: '2026-05-04T09:31:00.000Z' },
    sentence: 'The credentials may read and reply.',
  },
  {
    ...{ ...done, key: 'webhook', at: '2026-05-04T09:29:00.000Z' },
    sentence: 'The webhook is registered and brings messages.',
  },
  {
    ...{ ...done, key: 'first-event', at: '2026-05-04T09:29:00.000Z' },
    sentence: 'Messages arrive; the last came by webhook.',
  },
  {
    ...{ ...done, key: 'first-reply', at: '2026-05-04T09:31:00.000Z' },
    sentence: 'Replies reach visitors.',
  },
];

export const connectionStatuses = ['connecting', 'live', 'paused', 'broken'] as const;

export const Connection = z
  .object({
    id: Id,
    connector: z.string(),
    name: z.string(),
    assistant_id: Id,
    status: z.enum(connectionStatuses),
    trust: TrustLevel,
    account: z.object({ host: z.string(), id: z.string(), name: z.string() }).nullable(),
    webhook_url: z.string().nullable(),
    manual_steps: z.array(ManualStep),
    config: JsonObject.meta({ description: 'What was typed, without the secrets.' }),
    secrets_set: z.array(z.string()).meta({ description: 'Names of the secrets that are stored.' }),
    snippet: z.string().nullable().meta({ description: 'HTML to paste into a website, for the widget.' }),
    last_event_at: Time.nullable(),
    last_reply_at: Time.nullable(),
    problem: ConnectionProblem.nullable(),
    checklist: z.array(ChecklistItem),
    transport: Transport,
    health: ConnectionHealth,
    grace: Grace,
    created_at: Time,
  })
  .meta({
    id: 'Connection',
    description: 'The tenant’s link to one account of a platform.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05',
      connector: 'example',
      name: 'Shop inbox',
      assistant_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f03',
      status: 'live',
      trust: 'auto',
      account: { host: 'chat.example', id: '4711', name: 'Corner Bakery' },
      webhook_url: 'https://bot.example/hooks/example/q1w2e3',
      manual_steps: [],
      config: { website: 'https://bakery.example' },
      secrets_set: ['token'],
      snippet: null,
      last_event_at: '2026-05-04T09:29:00.000Z',
      last_reply_at: '2026-05-04T09:31:00.000Z',
      problem: null,
      checklist: exampleChecklist,
      transport: {
        kind: 'webhook',
        sentence: 'Webhooks bring each message at once; the history is read for what they miss.',
        reads_every_seconds: 60,
      },
      health: {
        last_event: { at: '2026-05-04T09:29:00.000Z', via: 'webhook' },
        signature: { state: 'signed', refused_last_day: 0, last_refused_at: null },
        found_in_history: { count: 0, last_at: null },
        quota: { used_today: 412, share_per_day: null, is_slow: false },
        circuit: { state: 'closed', failures: 0, until: null },
        hook_gap_since: null,
        checked_at: '2026-05-04T06:00:00.000Z',
        repaired: null,
        told_at: null,
        errors: [],
      },
      grace: { address_until: null, secrets_until: null },
      created_at: '2026-05-01T08:00:00.000Z',
    },
  });
export type Connection = z.infer<typeof Connection>;

export const ConnectionPage = page(Connection).meta({
  id: 'ConnectionPage',
  description: 'One page of the tenant’s connections.',
});
export type ConnectionPage = z.infer<typeof ConnectionPage>;

export const ConnectionQuery = PageQuery.extend({
  connector: z.string().max(60).optional(),
  status: z.enum(connectionStatuses).optional(),
}).meta({ id: 'ConnectionQuery', description: 'Which connections to list.', example: { status: 'live' } });
export type ConnectionQuery = z.infer<typeof ConnectionQuery>;

export const CreateConnection = z
  .strictObject({
    connector: line(60),
    name: line(80),
    config: JsonObject.meta({ description: 'As the connector’s `config_schema` says.' }),
    assistant_id: Id.optional().meta({ description: 'The tenant’s first assistant when absent.' }),
    trust: TrustLevel.optional(),
  })
  .meta({
    id: 'CreateConnection',
    description: 'Connect an account of a platform.',
    example: { connector: 'example', name: 'Shop inbox', config: { token: 'paste-it-here' } },
  });
export type CreateConnection = z.infer<typeof CreateConnection>;

export const ChangeConnection = z
  .strictObject({
    name: line(80),
    trust: TrustLevel,
    status: z.enum(['live', 'paused']),
    assistant_id: Id,
    config: JsonObject.meta({ description: 'Replaces the config; a secret that is left out stays.' }),
  })
  .partial()
  .meta({
    id: 'ChangeConnection',
    description: 'Absent members stay as they are. A new config is checked at the platform first.',
    example: { trust: 'draft' },
  });
export type ChangeConnection = z.infer<typeof ChangeConnection>;

export const CheckReply = z.object({ is_working: z.boolean(), connection: Connection }).meta({
  id: 'CheckReply',
  description: 'Whether the platform accepts us now; if not, `connection.problem` says why.',
});
export type CheckReply = z.infer<typeof CheckReply>;

export const RotateReply = z
  .object({
    connection: Connection,
    old_address_until: Time.nullable().meta({
      description: 'How long the former webhook address still works.',
    }),
  })
  .meta({ id: 'RotateReply', description: 'The connection with its new webhook address.' });
export type RotateReply = z.infer<typeof RotateReply>;
