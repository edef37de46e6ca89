import type { ApiKey } from '../../contract/api-keys.js';
import type { Assistant, Intent } from '../../contract/assistants.js';
import type { LinkFacts } from '../../contract/auth.js';
import type { TenantConfig } from '../../contract/config.js';
import type { ConnectionEvent } from '../../contract/connection-events.js';
import type { Connection, ConnectorView } from '../../contract/connections.js';
import type { ConversationDetail } from '../../contract/conversations.js';
import type { ArchivedTalk, HistoryImport } from '../../contract/history.js';
import type { Domain } from '../../contract/domains.js';
import type { OpenQuestion } from '../../contract/insights.js';
import type { Installation, PlatformDelivery } from '../../contract/installation.js';
import type { SourceDetail } from '../../contract/knowledge.js';
import type { LeadView } from '../../contract/lead-views.js';
import type { Lead } from '../../contract/leads.js';
import type { OutboxMail } from '../../contract/outbox.js';
import type { SignInWays } from '../../contract/openid.js';
import type { Permission, Role } from '../../contract/permissions.js';
import type { SignInService } from '../../contract/sign-in-service.js';
import type { Invitation } from '../../contract/team.js';
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
  /** Further tenants that the person is a member of. */
  alsoIn: string[];
  /** Present once a second factor was set up; the codes are those for when the app is lost. */
  factor?: { isOn: boolean; codes: string[] };
  permissions: readonly Permission[];
  /** The person has not confirmed the address yet. */
  isUnconfirmed?: true;
}

/** Somebody's being signed in; the token travels in the cookie. */
export interface Session {
  id: string;
  token: string;
  accountId: string;
  userAgent: string | null;
  at: string;
}

/** A link that works once and was not used yet. */
export interface Link {
  token: string;
  purpose: Exclude<LinkFacts['purpose'], 'invitation'> | 'second-factor';
  accountId: string;
}

/** Somebody who was asked into a team; the token stands in the mail. */
export interface Invited extends Invitation {
  token: string;
}

/** All that one tenant has. */
export interface Desk {
  tenant: Tenant;
  config: TenantConfig;
  assistants: Assistant[];
  intents: Intent[];
  connections: Connection[];
  /** What went through them, the latest first. */
  events: (ConnectionEvent & { connectionId: string })[];
  sources: SourceDetail[];
  conversations: ConversationDetail[];
  leads: Lead[];
  leadViews: LeadView[];
  /** What was asked in vain. */
  questions: OpenQuestion[];
  /** How many of the days that are shown are still being summed up. */
  pendingDays: number;
  apiKeys: ApiKey[];
  invitations: Invited[];
  domains: Domain[];
  service: SignInService | null;
  /** Past conversations, and how far their import has come; absent where none was begun. */
  archive: ArchivedTalk[];
  historyImport?: HistoryImport;
}

/** Everything the test server knows. */
export interface World {
  accounts: Account[];
  sessions: Session[];
  links: Link[];
  /** How one can sign in besides, and where the sign-in service is; absent while it does not answer. */
  ways: SignInWays;
  service?: string;
  /** What was written to people, the latest first. */
  mails: OutboxMail[];
  connectors: ConnectorView[];
  /** Which entry of CONNECTORS brought a connector; none for the product's own. */
  origins: Map<string, string>;
  installation: Installation;
  /** What could not be delivered, in any business, the latest first. */
  givenUp: PlatformDelivery[];
  desks: Desk[];
  /** Tells everybody who listens. */
  tell: (event: LiveEvent) => void;
  /** A new id of version 7, later than all before. */
  newId: () => string;
  now: () => string;
}
