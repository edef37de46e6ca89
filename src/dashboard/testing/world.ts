import type { ApiKey } from '../../contract/api-keys.js';
import type { Assistant, Intent } from '../../contract/assistants.js';
import type { TenantConfig } from '../../contract/config.js';
import type { Connection, ConnectorView } from '../../contract/connections.js';
import type { ConversationDetail } from '../../contract/conversations.js';
import type { ArchivedTalk, HistoryImport } from '../../contract/history.js';
import type { SourceDetail } from '../../contract/knowledge.js';
import type { Lead } from '../../contract/leads.js';
import type { Permission, Role } from '../../contract/permissions.js';
import type { Tenant } from '../../contract/tenants.js';
import type { LiveEvent } from '../../contract/widget.js';

/** Somebody who can sign in to the test server. */
export interface Account {
  id: string;
  name: string;
  email: string;
  password: string;
  role: Role | null;
  isPlatformAdmin: boolean;
  tenantId: string | null;
  permissions: readonly Permission[];
}

/** All that one tenant has. */
export interface Desk {
  tenant: Tenant;
  config: TenantConfig;
  assistants: Assistant[];
  intents: Intent[];
  connections: Connection[];
  sources: SourceDetail[];
  conversations: ConversationDetail[];
  leads: Lead[];
  apiKeys: ApiKey[];
  /** Past conversations, and how far their import has come; absent where none was begun. */
  archive: ArchivedTalk[];
  historyImport?: HistoryImport;
}

/** Everything the test server knows. */
export interface World {
  accounts: Account[];
  connectors: ConnectorView[];
  desks: Desk[];
  /** Tells everybody who listens. */
  tell: (event: LiveEvent) => void;
  /** A new id of version 7, later than all before. */
  newId: () => string;
  now: () => string;
}
