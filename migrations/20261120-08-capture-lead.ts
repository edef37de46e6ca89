import type { Knex } from 'knex';
import { runtimeRole } from '../src/platform/database/tenant-db.js';

/**
 * Puts what a visitor left into the tenant's lead list: one lead per e-mail address and per phone number, filled in
 * rather than overwritten. Where the address leads to one record and the number to another, the latter is merged into
 * the former. In SQL because ingest and the deciding transaction both do it inside their one commit.
 */
const captureLead = `
create function capture_lead(tenant uuid, lead jsonb) returns uuid
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  given_email text := nullif(lower(lead->>'email'), '');
  given_phone text := nullif(lead->>'phone', '');
  by_email leads; by_phone leads; kept uuid;
begin
  if given_email is null and given_phone is null then return null; end if;
  insert into leads (tenant_id, id, conversation_id, connection_id, visitor_id, name, email, phone, quote, consent_text, language)
  values (tenant, (lead->>'id')::uuid, (lead->>'conversation_id')::uuid, (lead->>'connection_id')::uuid,
    (lead->>'visitor_id')::uuid, lead->>'name', given_email, given_phone, coalesce(lead->>'quote', ''),
    lead->>'consent_text', lead->>'language')
  on conflict do nothing returning id into kept;
  if kept is not null then return kept; end if;

  select * into by_email from leads
    where tenant_id = tenant and lower(email) = given_email and merged_into is null for update;
  select * into by_phone from leads
    where tenant_id = tenant and phone = given_phone and merged_into is null for update;
  kept := coalesce(by_email.id, by_phone.id);
  if by_email.id is not null and by_phone.id is not null and by_email.id <> by_phone.id then
    update leads set merged_into = kept, updated_at = app_now() where tenant_id = tenant and id = by_phone.id;
  end if;
  update leads set
    email = coalesce(email, given_email),
    phone = coalesce(phone, given_phone),
    name = coalesce(name, lead->>'name', by_phone.name),
    conversation_id = coalesce((lead->>'conversation_id')::uuid, conversation_id),
    visitor_id = coalesce((lead->>'visitor_id')::uuid, visitor_id),
    quote = case when quote = '' then coalesce(lead->>'quote', '') else quote end,
    consent_text = coalesce(consent_text, lead->>'consent_text'),
    updated_at = app_now()
  where tenant_id = tenant and id = kept;
  return kept;
end $$`;

export async function up(knex: Knex): Promise<void> {
  await knex.raw(captureLead);
  await knex.raw('revoke all on function capture_lead(uuid, jsonb) from public');
  await knex.raw(`grant execute on function capture_lead(uuid, jsonb) to ${runtimeRole}`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop function capture_lead(uuid, jsonb)');
}
