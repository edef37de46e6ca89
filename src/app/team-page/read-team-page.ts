import { z } from 'zod';
import type { ConnectionResolver } from '../../connections/resolve-connection.js';
import { isWidgetOpen, widgetSettings } from '../../inbox/widget-settings.js';
import type { Database } from '../../platform/database/open-database.js';
import { asSystem } from '../../platform/database/tenant-db.js';
import { AppError } from '../../platform/errors.js';
import type { TeamPage } from './render-page.js';

export interface ReadPageDeps {
  db: Pick<Database, 'knex'>;
  resolver: Pick<ConnectionResolver, 'byPublicKey'>;
}

const Found = z.object({ public_key: z.string() }).optional();

/**
 * What stands on the page of a business: its oldest chat window that is open. Throws `not-found` alike for a business that is
 * not there, one that is suspended, and one without such a window.
 */
export async function readTeamPage(slug: string, { db, resolver }: ReadPageDeps): Promise<TeamPage> {
  const found = Found.parse(
    await asSystem(db, (tx) =>
      tx('connections as c')
        .join('tenants as t', 't.id', 'c.tenant_id')
        .where({ 't.slug': slug, 't.status': 'active', 'c.connector': 'widget', 'c.status': 'live' })
        .whereNull('c.removed_at')
        .whereNotNull('c.public_key')
        .orderBy('c.created_at')
        .first('c.public_key'),
    ),
  );
  const bound = found && (await resolver.byPublicKey(found.public_key));
  if (!found || !bound || !isWidgetOpen(bound)) throw new AppError('not-found');
  const { name, languages, business } = bound.row.tenant_config;
  const language = languages[0] ?? 'en';
  const { greeting } = widgetSettings(bound);
  return { name, language, greeting, website: business.website ?? null, publicKey: found.public_key };
}
