import type { Assistant } from '../../contract/assistants.js';
import type { AuditEntry } from '../../contract/audit.js';
import type { TrustLevel } from '../../contract/common.js';
import type { Connection, ConnectorView } from '../../contract/connections.js';
import { presetTrust } from '../connections/preset-trust.js';

export interface TrustFacts {
  connections: readonly Pick<Connection, 'connector' | 'trust'>[];
  connectors: readonly Pick<ConnectorView, 'id' | 'capabilities'>[];
  assistants: readonly { settings: Pick<Assistant['settings'], 'trust'> }[];
  /** What the audit log tells of changes to assistants and connections. */
  acts: readonly Pick<AuditEntry, 'details'>[];
}

/** What a new assistant comes with. */
const presetOfAssistant: TrustLevel = 'auto';

/**
 * Whether somebody chose how far the assistant may go, as far as that can be known: it is otherwise than preset, or the
 * trust alone was set, as who keeps the preset in the guide does. A form that was saved for its name proves nothing.
 */
export function isTrustChosen({ connections, connectors, assistants, acts }: TrustFacts): boolean {
  const isOtherwise = connections.some(({ connector, trust }) => {
    const known = connectors.find(({ id }) => id === connector);
    return known !== undefined && trust !== presetTrust(known);
  });
  return (
    isOtherwise ||
    assistants.some(({ settings }) => settings.trust !== presetOfAssistant) ||
    acts.some(({ details }) => details['members'] === 'trust')
  );
}
