import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';
import { createTenantTable, dropTables } from '../src/platform/database/tenant-table.js';

/**
 * Who was erased, and up to when: keyed hashes of the platform's ids and of addresses, nothing that tells about anybody. What
 * a platform says of them again is left out. A `message` is one that its platform dates later than the erasure. `contact` hashes serve a restore alone: an address in a backup is nobody's yet.
 * An archived conversation keeps whose it was in the same form.
 */
export async function up(knex: Knex): Promise<void> {
  await createTenantTable(knex, 'erasures', {
    columns: `fingerprint text not null,
    erasure_id uuid not null,
    kind text not null check (kind in ('visitor', 'conversation', 'message', 'contact')),
    erased_until timestamptz not null,
    primary key (tenant_id, fingerprint)`,
  });
  await knex.raw('alter table archived_conversations add column visitor_fingerprint text');
  await knex.raw(`create index archived_conversations_visitor on archived_conversations (tenant_id, visitor_fingerprint)
    where visitor_fingerprint is not null`);
  await knex.raw('create index leads_visitor on leads (tenant_id, visitor_id)');
  await knex.raw('alter function ingest_item(jsonb) rename to ingest_known');
  await createFunctions(knex, functions);
}

/**
 * Whether an item tells of somebody erased. What was said up to then stays out. Later only new words of the visitor or of an
 * operator begin anew: not the echo of a reply that was on its way, nor a change of what is gone.
 */
const isErased = `
create function is_erased(item jsonb) returns boolean
language sql stable security invoker as $$
  select exists (select from erasures e
    where e.tenant_id = (item->>'tenant_id')::uuid and e.kind <> 'contact'
      and e.fingerprint in (select jsonb_array_elements_text(item->'fingerprints'))
      and (e.kind = 'message'
        or coalesce(item->'event'->>'sent_at', item->'event'->>'at')::timestamptz <= e.erased_until
        or not ((item->'event'->>'kind' = 'message' and item->'event'->>'role' in ('visitor', 'operator')
            and not item->'event' ? 'mark')
          or exists (select from conversations c where c.tenant_id = e.tenant_id
            and c.connection_id = (item->>'connection_id')::uuid and c.external_id = item->'event'->>'conversation_id'))))
$$`;

/**
 * Who waited for the lock of a conversation that was being erased finds none and makes one: so it looks again with the lock
 * in hand, and takes away what it made, which is known by the item's own ids.
 */
const ingestItem = `
create function ingest_item(item jsonb) returns jsonb
language plpgsql security invoker as $$
declare
  tenant uuid := (item->>'tenant_id')::uuid;
  ids jsonb := item->'ids';
  told jsonb;
begin
  if is_erased(item) then return jsonb_build_object('outcome', 'ignored'); end if;
  told := ingest_known(item);
  if told->>'outcome' in ('stored', 'changed', 'hint') and is_erased(item) then
    delete from conversations where tenant_id = tenant and id = (ids->>'conversation')::uuid;
    delete from visitors where tenant_id = tenant and id = (ids->>'visitor')::uuid;
    delete from hints where tenant_id = tenant and id = (ids->>'row')::uuid;
    delete from leads where tenant_id = tenant and id = (ids->>'lead')::uuid;
    return jsonb_build_object('outcome', 'ignored');
  end if;
  return told;
end $$`;

const functions = [
  { sql: isErased, name: 'is_erased(jsonb)' },
  { sql: ingestItem, name: 'ingest_item(jsonb)' },
];

export async function down(knex: Knex): Promise<void> {
  await dropFunctions(knex, functions);
  await knex.raw('alter function ingest_known(jsonb) rename to ingest_item');
  await knex.raw('drop index leads_visitor');
  await knex.raw('alter table archived_conversations drop column visitor_fingerprint');
  await dropTables(knex, 'erasures');
}
