import type { Knex } from 'knex';

/**
 * The functions that are called from outside, each for a few rows by their keys. A plan that a session makes while a table is
 * nearly empty reads the whole table and is kept until statistics come in, which in a young or embedded database is long
 * after: measured, eight times the work for each message once two thousand were stored. So none is ever read whole.
 */
const entries = [
  'ingest(jsonb)',
  'claim_turn(jsonb)',
  'decide_turn(jsonb)',
  'settle_sent(jsonb)',
  'next_delivery(jsonb)',
  'next_known_delivery(jsonb)',
  'assistant_at_work(jsonb)',
  'pass_model_gate(jsonb)',
  'find_terms(jsonb)',
  'find_passages(jsonb)',
  'find_small_knowledge(jsonb)',
];

/**
 * Those that only these call. They inherit the search path, and setting it again with every call costs a fifth of the work.
 */
const inner = [
  'ingest_item(jsonb)',
  'ingest_hint(jsonb)',
  'ingest_message(jsonb)',
  'ingest_change(jsonb)',
  'ingest_visitor(jsonb)',
  'ingest_conversation(jsonb)',
  'ingest_standing(jsonb)',
  'conversation_for(jsonb)',
  'after_message(jsonb, conversations, jsonb)',
  'unanswered(conversations)',
  'message_of_turn(messages)',
  'read_turn(conversations, integer)',
  'delivery_due_in_ms(uuid)',
  'store_own_message(deliveries, jsonb)',
  'plan_after_send(deliveries, uuid)',
  'store_turn(jsonb)',
  'may_send_at_once(conversations, text)',
  'store_deliveries(jsonb, jsonb)',
  'keep_contact(conversations, jsonb)',
  'conclude_turn(conversations, jsonb, boolean)',
  'count_usage(jsonb)',
  'begun_delivery(conversations, uuid)',
  'spend_model_call(jsonb)',
];

export async function up(knex: Knex): Promise<void> {
  for (const name of entries) await knex.raw(`alter function ${name} set enable_seqscan = off`);
  for (const name of inner) await knex.raw(`alter function ${name} reset search_path`);
}

export async function down(knex: Knex): Promise<void> {
  for (const name of inner) await knex.raw(`alter function ${name} set search_path = public, pg_temp`);
  for (const name of entries) await knex.raw(`alter function ${name} reset enable_seqscan`);
}
