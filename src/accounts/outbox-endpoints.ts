import { PageQuery } from '../contract/common.js';
import { OutboxPage } from '../contract/outbox.js';
import { asSystem } from '../platform/database/tenant-db.js';
import type { Database } from '../platform/database/open-database.js';
import { endpoint } from '../platform/http/endpoint.js';
import { readMails } from '../platform/read-mails.js';
import type { Sealer } from '../platform/secrets.js';

export interface OutboxDeps {
  db: Pick<Database, 'knex'>;
  sealer: Sealer;
}

const list = endpoint({
  method: 'GET',
  path: '/api/v1/admin/outbox',
  summary: 'List the mails of the last seven days; with their text where no mail server is set',
  tag: 'Platform',
  access: 'platform-admin',
  query: PageQuery,
  reply: OutboxPage,
  handle: ({ query }, { db, sealer }: OutboxDeps) => asSystem(db, (tx) => readMails(tx, query, { sealer })),
});

export const outboxEndpoints = [list];
