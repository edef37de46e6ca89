import type { TrustLevel } from '../../contract/common.js';
import type { ConnectorView } from '../../contract/connections.js';

/** How far the assistant may go in a new connection unless somebody chooses otherwise: where it can, it only drafts. */
export const presetTrust = ({ capabilities }: Pick<ConnectorView, 'capabilities'>): TrustLevel =>
  capabilities.writes_notes ? 'draft' : 'auto';
