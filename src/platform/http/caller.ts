import type { IncomingMessage } from 'node:http';
import type { TeamHost } from './team-host.js';
import type { Permission } from '../../contract/permissions.js';

/** Who makes a request, once that is known. */
export interface Caller {
  kind: 'member' | 'platform-admin' | 'api-key';
  /** The tenant that the request acts in; null for a platform admin who chose none. */
  tenantId: string | null;
  personId: string | null;
  keyId: string | null;
  /** Of the session, where a person has signed in. */
  sessionId: string | null;
  /** For the audit log. */
  name: string;
  isPlatformAdmin: boolean;
  /** Signed in by what the tenant itself set up: nothing that reaches beyond this tenant is theirs to do. */
  isConfined: boolean;
  permissions: ReadonlySet<Permission>;
}

/** A caller who acts in a tenant. */
export type TenantCaller = Caller & { tenantId: string };

/** What an endpoint may know of the request besides its parsed input. */
export interface RequestFacts {
  id: string;
  method: string;
  path: string;
  /** The visitor's or client's address, as far as the trusted proxies tell. */
  address: string;
  headers: IncomingMessage['headers'];
  origin: string | undefined;
  /** The business under whose own host it came; null at the installation's. */
  team: TeamHost | null;
  cookie: (name: string) => string | undefined;
  /** Set when the response is over or the client has gone. */
  signal: AbortSignal;
}

/** Finds out who calls. Undefined when the request carries no credential; throws when it carries a bad one. */
export type Authenticate = (request: RequestFacts) => Promise<Caller | undefined>;
