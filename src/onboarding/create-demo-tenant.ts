import { openConnection, type OpenDeps } from '../connections/open-connection.js';
import { createSource } from '../knowledge/create-source.js';
import { asSystem, inTenant } from '../platform/database/tenant-db.js';
import { createTenant, type OnboardDeps } from './create-tenant.js';
import { demoSources, demoTenant, demoWidget } from './demo-content.js';

/**
 * On an installation without tenants creates one to try things with: an invented shop with some knowledge and the chat
 * window on its page. Returns whether there is one.
 */
export async function createDemoTenant(deps: OnboardDeps & OpenDeps): Promise<boolean> {
  const existing: unknown = await asSystem(deps.db, (tx) => tx('tenants').first('slug'));
  if (existing !== undefined) {
    const demo: unknown = await asSystem(deps.db, (tx) =>
      tx('tenants').where({ slug: demoTenant.slug, status: 'active' }).first('id'),
    );
    return demo !== undefined;
  }
  const { tenant } = await createTenant(demoTenant, deps);
  await inTenant(deps.db, tenant.id, async (tx) => {
    for (const source of demoSources) await createSource(tx, source);
  });
  await openConnection(tenant.id, { connector: 'widget', name: demoTenant.name, config: demoWidget }, deps);
  return true;
}
