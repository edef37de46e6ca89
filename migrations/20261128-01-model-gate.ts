import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * May something outside be called now? `{subject, failures_to_open, rest_ms}`; answers `{wait_ms, is_suspect}`. After so many
 * failures in a row it rests; then whoever asks first is its one trial for as long again.
 */
const passCircuit = `
create function pass_circuit(asked jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  rest_ms numeric := (asked->>'rest_ms')::numeric;
  rest circuits;
begin
  select * into rest from circuits where tenant_id = tenant and subject = asked->>'subject';
  if not found then return jsonb_build_object('wait_ms', 0, 'is_suspect', false); end if;
  if rest.open_until > app_now() then
    return jsonb_build_object('wait_ms', ceil(extract(epoch from rest.open_until - app_now()) * 1000), 'is_suspect', true);
  end if;
  if rest.failures >= (asked->>'failures_to_open')::integer then
    update circuits set open_until = app_now() + make_interval(secs => rest_ms / 1000)
      where tenant_id = tenant and subject = asked->>'subject' and open_until <= app_now();
    if not found then return jsonb_build_object('wait_ms', rest_ms, 'is_suspect', true); end if;
  end if;
  return jsonb_build_object('wait_ms', 0, 'is_suspect', true);
end $$`;

/**
 * Takes one call of the language model from the budgets of the day: the tenant's, which is counted before the money is
 * spent, and what one visitor and one conversation have had. False when one of them is used up.
 */
const spendModelCall = `
create function spend_model_call(asked jsonb) returns boolean
language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  budget jsonb := asked->'budget';
begin
  with had as (
    select count(*) as by_visitor, count(*) filter (where t.conversation_id = (asked->>'conversation_id')::uuid) as by_conversation
    from conversations c join turns t on t.tenant_id = c.tenant_id and t.conversation_id = c.id
    where c.tenant_id = tenant and c.visitor_id = (asked->>'visitor_id')::uuid and t.model is not null
      and t.created_at > app_now() - interval '1 day')
  insert into usage_counters as used (tenant_id, day, kind, amount)
  select tenant, app_now()::date, 'model-calls', 1 from had
  where by_visitor < (budget->>'visitor')::bigint and by_conversation < (budget->>'conversation')::bigint
    and 0 < (budget->>'tenant')::bigint
  on conflict (tenant_id, day, kind, subject) do update set amount = used.amount + 1
    where used.amount < (budget->>'tenant')::bigint;
  return found;
end $$`;

/**
 * What stands before each call of the language model: `{circuit, visitor_id, conversation_id, budget: {tenant, visitor,
 * conversation}}`; answers `{wait_ms, is_suspect, is_within_budget}`. While the model rests nothing is spent.
 */
const passModelGate = `
create function pass_model_gate(asked jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp as $$
declare passed jsonb := pass_circuit(asked->'circuit');
begin
  return passed || jsonb_build_object('is_within_budget', (passed->>'wait_ms')::numeric = 0 and spend_model_call(asked));
end $$`;

const functions = [
  { sql: passCircuit, name: 'pass_circuit(jsonb)' },
  { sql: spendModelCall, name: 'spend_model_call(jsonb)' },
  { sql: passModelGate, name: 'pass_model_gate(jsonb)' },
];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
