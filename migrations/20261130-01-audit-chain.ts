import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';
import { runtimeRole, systemRole } from '../src/platform/database/tenant-db.js';
import {
  currentTenant,
  dropTables,
  grantSystem,
  secureTable,
} from '../src/platform/database/tenant-table.js';

/**
 * The fingerprint of an entry: over its own facts, its place in the chain, and the fingerprint of the one before. The form
 * is written out, so that no setting of a session and no later column changes it.
 */
const auditHash = `
create function audit_hash(of_chain uuid, entry jsonb, written_at timestamptz) returns text
language sql stable security invoker set search_path = public, pg_temp as $$
  select encode(sha256(convert_to(jsonb_build_array(of_chain, entry->'seq', entry->'previous_hash', entry->'id',
    entry->'actor_kind', entry->'actor_id', entry->'actor_name', entry->'action', entry->'subject_kind',
    entry->'subject_id', entry->'details', to_char(written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text,
    'UTF8')), 'hex')
$$`;

/**
 * Gives a new entry its number and its fingerprint, whatever the statement says about them or about the time. Those who
 * write for one tenant at once wait here for each other, so an entry is the last thing that a transaction writes. What
 * belongs to no tenant is the installation's, whose chain has the id of nobody.
 */
const chainEntry = `
create function chain_audit_entry() returns trigger
language plpgsql security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  of_tenant uuid := to_jsonb(new)->>'tenant_id';
  of_chain uuid := coalesce(of_tenant, '00000000-0000-0000-0000-000000000000');
  head audit_heads;
begin
  insert into audit_heads (chain, tenant_id) values (of_chain, of_tenant) on conflict do nothing;
  select * into head from audit_heads h where h.chain = of_chain for update;
  new.seq := head.seq + 1;
  new.previous_hash := head.hash;
  new.at := app_now();
  new.hash := audit_hash(of_chain, to_jsonb(new), new.at);
  update audit_heads h set seq = new.seq, hash = new.hash where h.chain = of_chain;
  return new;
end $$`;

/** Row-level security and missing rights stop our own roles; this stops a statement of the owner that was not meant. */
const refuseChange = `
create function refuse_audit_change() returns trigger
language plpgsql security invoker set search_path = public, pg_temp as $$
begin
  raise exception 'entries of the audit log are added, never changed or removed' using errcode = 'insufficient_privilege';
end $$`;

const functions = [
  { sql: auditHash, name: 'audit_hash(uuid, jsonb, timestamptz)' },
  { sql: chainEntry, name: 'chain_audit_entry()' },
  { sql: refuseChange, name: 'refuse_audit_change()' },
];

/** What was written before there was a chain, in the order of its time. */
const chainOld = `
do $$
declare
  entry audit_entries;
  head audit_heads;
begin
  for entry in select * from audit_entries order by tenant_id, at, id loop
    if head.chain is distinct from entry.tenant_id then
      insert into audit_heads (chain, tenant_id) values (entry.tenant_id, entry.tenant_id) returning * into head;
    end if;
    entry.seq := head.seq + 1;
    entry.previous_hash := head.hash;
    entry.hash := audit_hash(entry.tenant_id, to_jsonb(entry), entry.at);
    update audit_entries e set seq = entry.seq, previous_hash = entry.previous_hash, hash = entry.hash
      where e.tenant_id = entry.tenant_id and e.id = entry.id;
    update audit_heads h set seq = entry.seq, hash = entry.hash where h.chain = entry.tenant_id returning * into head;
  end loop;
end $$`;

/**
 * The audit log as a chain: each entry carries its number and the fingerprint of the one before, and the head of the chain
 * says where it ends, so that a changed, missing, added or exchanged entry is found. A version that knows nothing of it
 * goes on writing as before.
 */
export async function up(knex: Knex): Promise<void> {
  await createHeads(knex);
  await createFunctions(knex, functions);
  await knex.raw(`grant execute on function audit_hash(uuid, jsonb, timestamptz) to ${systemRole}`);
  await knex.raw(
    'alter table audit_entries add column seq bigint, add column previous_hash text, add column hash text',
  );
  // The owner is bound by row-level security too, so it steps aside while what is there is chained.
  for (const name of ['audit_entries', 'audit_heads'])
    await knex.raw(`alter table ${name} no force row level security`);
  await knex.raw(chainOld);
  for (const name of ['audit_entries', 'audit_heads'])
    await knex.raw(`alter table ${name} force row level security`);
  await knex.raw(`alter table audit_entries alter column seq set not null, alter column previous_hash set not null,
    alter column hash set not null, add constraint audit_entries_seq unique (tenant_id, seq)`);
  await knex.raw('create index audit_entries_at on audit_entries (tenant_id, at, id)');
  await knex.raw(`grant select on audit_entries to ${systemRole}`);
  await createTriggers(knex);
}

async function createHeads(knex: Knex): Promise<void> {
  await knex.raw(`create table audit_heads (
    chain uuid primary key,
    tenant_id uuid references tenants (id) on delete cascade,
    seq bigint not null default 0,
    hash text not null default '')`);
  await secureTable(knex, 'audit_heads');
  await knex.raw(`create policy tenant on audit_heads to ${runtimeRole}
    using (chain = ${currentTenant}) with check (chain = ${currentTenant})`);
  await knex.raw(`grant select, insert, update on audit_heads to ${runtimeRole}`);
  await grantSystem(knex, 'audit_heads', ['select', 'insert', 'update']);
}

/** A deleted tenant takes its log along: what a trigger of the database itself removes is let through. */
async function createTriggers(knex: Knex): Promise<void> {
  const direct = 'for each row when (pg_trigger_depth() = 0) execute function refuse_audit_change()';
  const whole = 'for each statement execute function refuse_audit_change()';
  await knex.raw(
    'create trigger chain before insert on audit_entries for each row execute function chain_audit_entry()',
  );
  await knex.raw(`create trigger keep before update or delete on audit_entries ${direct}`);
  await knex.raw(`create trigger keep_all before truncate on audit_entries ${whole}`);
  await knex.raw(`create trigger keep before insert or update or delete on audit_heads ${direct}`);
  await knex.raw(`create trigger keep_all before truncate on audit_heads ${whole}`);
}

export async function down(knex: Knex): Promise<void> {
  for (const name of ['chain', 'keep', 'keep_all']) await knex.raw(`drop trigger ${name} on audit_entries`);
  await dropTables(knex, 'audit_heads');
  await dropFunctions(knex, functions);
  await knex.raw(`revoke select on audit_entries from ${systemRole}`);
  await knex.raw('drop index audit_entries_at');
  await knex.raw('alter table audit_entries drop column hash, drop column previous_hash, drop column seq');
}
