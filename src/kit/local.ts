import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Connector, contractVersion, defineConnector, type Manifest } from './connector.js';
import { ConnectorError } from './error.js';
import { forged } from './genuine.js';

/** What a connector says of itself when the platform is us. */
export interface LocalChannel<Config> {
  manifest: Omit<Manifest, 'contractVersion'>;
  config: z.ZodType<Config>;
  maxTextLength: number;
  showsConsent: boolean;
}

const LocalState = z.object({});

/**
 * A connector with transport `local`: the host stores what a visitor writes and what we answer, so there is no hook to
 * believe and no call to make. The account is the connection itself: its id follows from the connection's own address.
 */
export function defineLocalConnector<Config>(
  channel: LocalChannel<Config>,
): Connector<Config, z.infer<typeof LocalState>> {
  const { id, name } = channel.manifest;
  return defineConnector({
    manifest: { ...channel.manifest, contractVersion },
    config: channel.config,
    state: LocalState,
    traits: () => ({
      proof: 'signature',
      textFormat: 'markdown',
      maxTextLength: channel.maxTextLength,
      echo: false,
      idempotency: 'key',
      transport: 'local',
      showsConsent: channel.showsConsent,
    }),
    verify: () => forged('this channel has no webhook'),
    parse: () => ({ events: [] }),
    connect: ({ hookUrl }) => {
      const account = createHash('sha256').update(hookUrl).digest('hex').slice(0, 32);
      return Promise.resolve({ state: {}, account: { host: id, id: account, name }, manualSteps: [] });
    },
    disconnect: () => Promise.resolve(),
    send: () => Promise.reject(new ConnectorError('rejected', 'The host itself stores what is said here.')),
  });
}
