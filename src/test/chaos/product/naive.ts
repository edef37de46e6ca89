import type { Parts } from '../../../app/build.js';
import { type AnyConnector, ConnectorError } from '../../../kit/index.js';

/**
 * The sender that most integrations have: whatever got no good answer was not stored, so it is sent again. It never looks
 * whether the platform has the message already. The rig has to find duplicates with it, or the rig proves nothing.
 */
export function makeNaive(parts: Parts): Parts {
  const { connectors } = parts;
  if (!isChangeable(connectors)) throw new Error('the connectors are no map');
  for (const [id, connector] of connectors) connectors.set(id, naive(connector));
  return parts;
}

/** Every part holds the same map. */
const isChangeable = (connectors: Parts['connectors']): connectors is Map<string, AnyConnector> =>
  connectors instanceof Map;

const naive = (connector: AnyConnector): AnyConnector => ({
  ...connector,
  traits: (config, state) => ({ ...connector.traits(config, state), lateCommitMs: 0 }),
  send: async (reply, session) => {
    try {
      return await connector.send(reply, session);
    } catch (error) {
      throw error instanceof ConnectorError ? new ConnectorError('unreachable', error.message) : error;
    }
  },
  sent: () => Promise.resolve({ outcome: 'absent' }),
});
