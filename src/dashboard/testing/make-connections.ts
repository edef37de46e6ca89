import { Connection, ConnectorView } from '../../contract/connections.js';
import { exampleOf } from './example-of.js';

const inboxSchema = {
  type: 'object',
  properties: {
    account_token: {
      type: 'string',
      title: 'Account token',
      description: 'Stands in the account overview.',
      examples: ['7f3a…'],
    },
    api_key: { type: 'string', title: 'API key', writeOnly: true, format: 'password' },
    server_url: { type: 'string', format: 'uri', title: 'Server address', default: 'https://chat.example' },
    region: { type: 'string', enum: ['eu', 'us'], title: 'Region', default: 'eu' },
    reads_history: { type: 'boolean', title: 'Read older conversations' },
  },
  required: ['account_token', 'api_key', 'server_url', 'region', 'reads_history'],
};

const windowSchema = {
  type: 'object',
  properties: {
    allowed_origins: {
      type: 'array',
      items: { type: 'string' },
      title: 'Allowed websites',
      description: 'Where the chat may be shown.',
      examples: ['https://bakery.example'],
    },
    name: { type: 'string', title: 'Name in the chat window', examples: ['Corner Bakery'] },
    colour: { type: 'string', title: 'Colour', default: '#0f6e76' },
    greeting: { type: 'string', title: 'Greeting' },
  },
  required: ['allowed_origins', 'name', 'colour'],
};

const guide = `Create a key first:

1. Open **Settings** in Example Chat.
2. Choose *API keys*, then *New key*.

More stands in the [handbook](https://chat.example/help).

<script>window.stolen = true</script>

![a picture](https://chat.example/picture.png)
`;

export function makeConnectors(): ConnectorView[] {
  const example = exampleOf(ConnectorView);
  return [
    { ...example, config_schema: inboxSchema, guide },
    {
      ...example,
      ...{ id: 'window', name: 'Chat window', homepage: '', guide: '', config_schema: windowSchema },
      summary: 'A chat window of your own for your website.',
      capabilities: { ...example.capabilities, writes_notes: true, catches_up: false },
    },
  ];
}

/** An inbox that works, a chat window that nobody has placed yet, and an inbox whose credentials were refused. */
export function makeConnections(newId: () => string): Connection[] {
  const example = exampleOf(Connection);
  const inboxConfig = { account_token: '7f3a', server_url: 'https://chat.example', region: 'eu' };
  return [
    { ...example, config: inboxConfig, secrets_set: ['api_key'] },
    {
      ...example,
      ...{ id: newId(), connector: 'window', name: 'Website chat', account: null, webhook_url: null },
      config: { allowed_origins: ['https://bakery.example'], name: 'Corner Bakery', colour: '#0f6e76' },
      ...{ secrets_set: [], last_event_at: null, last_reply_at: null },
      health: { ...example.health, last_event: null },
      checklist: notNeeded(example),
      transport: {
        ...{ kind: 'built-in' as const, sentence: 'Visitors write here directly.' },
        reads_every_seconds: null,
      },
      snippet: '<script src="https://bot.example/widget.js" data-key="pk_2fQ8sLx0" async></script>',
    },
    {
      ...example,
      ...{ id: newId(), name: 'Second shop', status: 'broken' as const, trust: 'draft' as const },
      ...{ config: inboxConfig, secrets_set: ['api_key'], last_reply_at: null },
      problem: {
        ...{ code: 'auth', message: 'Example Chat refuses the credentials.', field: 'api_key' },
        ...{ said: 'key was revoked', at: '2026-05-04T09:30:00.000Z' },
      },
      checklist: withRefused(example),
      health: { ...example.health, ...troubled },
      grace: { address_until: null, secrets_until: '2026-05-05T09:30:00.000Z' },
    },
  ];
}

const withRefused = ({ checklist }: Connection): Connection['checklist'] =>
  checklist.map((item) => {
    switch (item.key) {
      case 'token':
        return {
          ...{ ...item, state: 'failed', sentence: 'Example Chat refuses the credentials.' },
          remedy: 'Create new credentials in Example Chat, enter them under Access and save.',
        };
      case 'rights':
        return {
          ...{ ...item, state: 'waiting', at: null },
          sentence: 'This shows once the credentials are accepted.',
        };
      case 'first-reply':
        return {
          ...{ ...item, state: 'not-needed', at: null },
          sentence: 'At this level of trust the assistant sends nothing to visitors by itself.',
        };
      default:
        return item;
    }
  });

const noMessage = 'No message has arrived yet.';
const noReply = 'No reply has been sent yet.';

/** Of a channel that is ours nothing has to be checked. */
const notNeeded = ({ checklist }: Connection): Connection['checklist'] =>
  checklist.map((item) =>
    ['token', 'rights', 'webhook'].includes(item.key)
      ? { ...item, state: 'not-needed', sentence: 'This is not needed here.', at: null }
      : { ...item, state: 'waiting', sentence: item.key === 'first-event' ? noMessage : noReply, at: null },
  );

const troubled: Partial<Connection['health']> = {
  signature: { state: 'refused', refused_last_day: 3, last_refused_at: '2026-05-04T08:30:00.000Z' },
  found_in_history: { count: 2, last_at: '2026-05-04T09:00:00.000Z' },
  quota: { used_today: 1_204, share_per_day: 2_000, is_slow: false },
  repaired: {
    at: '2026-05-03T06:00:00.000Z',
    sentences: ['The inbox “Shop” had lost the bot and has it again.'],
  },
  told_at: '2026-05-04T09:31:00.000Z',
  errors: [
    {
      ...{ source: 'send', code: 'auth', message: 'Example Chat refuses the credentials.' },
      ...{ said: 'key was revoked', remedy: 'Create new credentials in Example Chat.', count: 3 },
      at: '2026-05-04T09:30:00.000Z',
    },
  ],
};
