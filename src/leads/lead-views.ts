import { z } from 'zod';
import { findOwnMember } from '../accounts/find-own-member.js';
import type { SaveLeadView } from '../contract/lead-views.js';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { AppError } from '../platform/errors.js';
import { newId } from '../platform/ids.js';

const ViewRow = z.looseObject({ id: z.uuid() });
export type ViewRow = z.infer<typeof ViewRow>;

/** More names than anybody reads. */
const mostViews = 200;

/** The team's views and those of who asks. */
export async function listViews(tx: TenantDb, personId: string | null): Promise<ViewRow[]> {
  const member = await findOwnMember(tx, personId);
  const found = tx('lead_views')
    .where((either) => {
      either.whereNull('member_id');
      if (member !== undefined) either.orWhere('member_id', member);
    })
    .orderBy(['name', 'id'])
    .select('id', 'name', 'filters', tx.raw('member_id is null as shared'));
  return z.array(ViewRow).parse(await found);
}

/** Keeps filters under a name. The same name again replaces what it stood for. */
export async function saveView(
  tx: TenantDb,
  { name, filters, shared }: SaveLeadView,
  personId: string | null,
): Promise<ViewRow> {
  const member = shared ? null : await findOwnMember(tx, personId);
  if (member === undefined)
    throw new AppError('invalid-input', {
      fields: [{ path: 'shared', message: 'Only a member of the team has views of their own.' }],
    });
  const views = await listViews(tx, personId);
  if (views.length >= mostViews)
    throw new AppError('conflict', {
      publicMessage: 'There are very many saved filters. Remove some first.',
    });
  await tx('lead_views').where({ member_id: member, name }).del();
  const id = newId();
  await tx('lead_views').insert({
    ...{ id, member_id: member, name, filters: JSON.stringify(filters) },
    tenant_id: tx.raw(`current_setting('app.tenant_id')::uuid`),
  });
  return { id, name, filters, shared };
}

/** Throws `not-found` for somebody else's own as for a missing one. */
export async function deleteView(tx: TenantDb, id: string, personId: string | null): Promise<void> {
  const views = await listViews(tx, personId);
  if (!views.some((view) => view.id === id)) throw new AppError('not-found');
  await tx('lead_views').where({ id }).del();
}
