import { insertTenant } from '../../accounts/tenant-records.js';
import { createAssistant } from '../../assistants/create-assistant.js';
import { defaultSettings } from '../../assistants/default-settings.js';
import { bindConnection, type BoundConnection } from '../../connections/connection.js';
import { openInternalConnection } from '../../connections/open-internal-connection.js';
import { findById } from '../../connections/queries.js';
import type { AnyConnector, MessageEvent } from '../../kit/index.js';
import { asSystem, inTenant } from '../../platform/database/tenant-db.js';
import type { Database } from '../../platform/database/open-database.js';
import { newToken } from '../../platform/ids.js';
import { createSealer } from '../../platform/secrets.js';

/** Rows for tests, made through the product's own functions. */

export const testKeys = { current: 'only for tests, only for tests, only for tests' };
export const testSealer = createSealer(testKeys);

export interface TestTenant {
  id: string;
  assistantId: string;
}

export async function makeTenant(
  db: Pick<Database, 'knex'>,
  name = `Tenant ${newToken(4)}`,
): Promise<TestTenant> {
  const { id } = await asSystem(db, (tx) => insertTenant(tx, { name, country: 'GB' }));
  const assistantId = await inTenant(db, id, (tx) =>
    createAssistant(tx, { tenantId: id, name: 'Assistant', settings: defaultSettings }),
  );
  return { id, assistantId };
}

export async function makeConnection(
  db: Database,
  tenant: TestTenant,
  connector: AnyConnector,
): Promise<BoundConnection> {
  const row = await inTenant(db, tenant.id, async (tx) => {
    const id = await openInternalConnection(
      tx,
      { tenantId: tenant.id, assistantId: tenant.assistantId, connector },
      { sealer: testSealer },
    );
    return findById(tx, id);
  });
  if (!row) throw new Error('the connection was not stored');
  return bindConnection(row, {
    connectors: new Map([[connector.manifest.id, connector]]),
    sealer: testSealer,
    publicUrl: 'http://localhost:3000',
  });
}

let count = 0;

/** Something a visitor wrote; every one has an id of its own unless told otherwise. */
export const visitorMessage = (given: Partial<MessageEvent> = {}): MessageEvent => ({
  kind: 'message',
  conversation_id: 'c1',
  message_id: `v${(count += 1)}`,
  role: 'visitor',
  private: false,
  text: 'Are you open on Sunday?',
  attachments: [],
  sent_at: new Date().toISOString(),
  ...given,
});

export const operatorMessage = (given: Partial<MessageEvent> = {}): MessageEvent =>
  visitorMessage({ role: 'operator', text: 'This is Priya, how can I help?', ...given });
