import { z } from 'zod';
import { demoTenant } from '../../onboarding/demo-content.js';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem } from '../../platform/database/tenant-db.js';
import { AppError } from '../../platform/errors.js';
import { rawEndpoint, serve, type Served } from '../../platform/http/endpoint.js';
import { readDemoStyle, renderDemoPage } from './render-page.js';
import { strictPagePolicy } from '../strict-page-policy.js';

export interface DemoPageDeps {
  db: Pick<Database, 'knex' | 'isEmbedded'>;
}

const described = { method: 'GET', tag: 'Pages', access: 'public' } as const;

const demoPage = rawEndpoint({
  ...described,
  path: '/demo',
  summary: 'An invented shop with the chat window of the demo tenant',
  contentType: 'text/html',
  handle: async (_input, { db }: DemoPageDeps) => ({
    contentType: 'text/html; charset=utf-8',
    headers: { 'Content-Security-Policy': strictPagePolicy, 'Cache-Control': 'no-cache' },
    body: renderDemoPage(await findDemoKey(db)),
  }),
});

const demoStyle = rawEndpoint({
  ...described,
  path: '/demo/page.css',
  summary: 'The style sheet of the demo page',
  contentType: 'text/css',
  handle: () =>
    Promise.resolve({
      contentType: 'text/css; charset=utf-8',
      headers: { 'Cache-Control': 'no-cache' },
      body: readDemoStyle(),
    }),
});

const Found = z.object({ public_key: z.string() }).optional();

/** The public key of the demo tenant's widget. Throws `not-found` where there is no demo: outside of the embedded shape. */
async function findDemoKey(db: DemoPageDeps['db']): Promise<string> {
  if (!db.isEmbedded) throw new AppError('not-found');
  const row: unknown = await asSystem(db, (tx) =>
    tx('connections as c')
      .join('tenants as t', 't.id', 'c.tenant_id')
      .where({ 't.slug': demoTenant.slug, 'c.connector': 'widget', 'c.status': 'live' })
      .whereNull('c.removed_at')
      .whereNotNull('c.public_key')
      .orderBy('c.created_at')
      .first('c.public_key'),
  );
  const found = Found.parse(row);
  if (!found) throw new AppError('not-found');
  return found.public_key;
}

export const demoPageRoutes = (deps: DemoPageDeps): Served[] => serve([demoPage, demoStyle], deps);
