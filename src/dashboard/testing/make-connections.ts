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
    colour: { type: 'string', title: 'Colour', default: '#0f6e76' },
  },
  required: ['allowed_origins', 'colour'],
};

const guide = `Create a key first:

1. Open **Settings** at the platform.
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
      ...{ id: 'window', name: 'Chat window', guide: '', config_schema: windowSchema },
      summary: 'A chat window of your own for your website.',
      capabilities: { ...example.capabilities, writes_notes: true },
    },
  ];
}

/** An inbox that works, a chat window that nobody has placed yet, and an inbox whose token was refused. */
export function makeConnections(newId: () => string): Connection[] {
  const example = exampleOf(Connection);
  const inboxConfig = { account_token: '7f3a', server_url: 'https://chat.example', region: 'eu' };
  return [
    { ...example, config: inboxConfig, secrets_set: ['api_key'], last_reply_at: '2026-05-04T09:30:00.000Z' },
    {
      ...example,
      ...{ id: newId(), connector: 'window', name: 'Website chat', account: null, webhook_url: null },
      config: { allowed_origins: ['https://bakery.example'], colour: '#0f6e76' },
      ...{ secrets_set: [], last_event_at: null },
      snippet: '<script src="https://bot.example/widget.js" data-key="pk_2fQ8sLx0" async></script>',
    },
    {
      ...example,
      ...{ id: newId(), name: 'Second shop', status: 'broken' as const, trust: 'draft' as const },
      ...{ config: inboxConfig, secrets_set: ['api_key'] },
      problem: {
        ...{ code: 'auth', message: 'The platform refuses these credentials.', field: 'api_key' },
        ...{ said: 'key was revoked', at: '2026-05-04T09:30:00.000Z' },
      },
    },
  ];
}
