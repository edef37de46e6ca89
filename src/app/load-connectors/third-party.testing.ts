import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A folder outside of our tree, with files; all its connectors are written in JavaScript. */
export function writeFolder(files: Readonly<Record<string, string>>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-third-party-')));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

/** A connector as somebody else writes it: one accepted token, and messages that nobody keeps. */
export const connectorCode = (id: string, version = 'contractVersion'): string => `
import { z } from 'zod';
import { ConnectorError, contractVersion, defineConnector, forged, genuine, secret } from 'patchbay/kit';

const connect = async ({ config }) => {
  if (config.api_token !== 'good')
    throw new ConnectorError('auth', 'Refused.', { field: 'api_token', said: 'no such token' });
  return { state: {}, account: { host: '${id}.example', id: 'one', name: 'Nordlys' }, manualSteps: [] };
};

export const connector = defineConnector({
  manifest: {
    id: '${id}',
    name: 'Acme',
    summary: 'Answers in the chats of Acme.',
    homepage: 'https://${id}.example',
    contractVersion: ${version},
  },
  config: z.object({ api_token: secret({ label: 'API token', help: 'Under Settings.' }) }),
  state: z.object({}),
  traits: () => ({
    proof: 'signature',
    textFormat: 'plain',
    maxTextLength: 1000,
    echo: false,
    idempotency: 'none',
    transport: 'hook',
  }),
  verify: (request) => (request.headers['x-acme'] === 'good' ? genuine : forged('header')),
  parse: () => ({ events: [] }),
  connect,
  disconnect: async () => undefined,
  send: async () => ({ externalIds: ['1'] }),
});
`;
