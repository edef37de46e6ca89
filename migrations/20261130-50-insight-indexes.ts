import type { Knex } from 'knex';
import { addIndexes, dropIndexes } from '../src/platform/database/add-indexes.js';

/** What happened in a span of time, for figures and for the conversations behind them. */
const indexes = [
  { name: 'conversations_begun', on: 'conversations (tenant_id, created_at)' },
  { name: 'messages_received', on: 'messages (tenant_id, received_at)' },
  { name: 'turns_decided', on: 'turns (tenant_id, decision, created_at) include (reason, conversation_id)' },
  {
    name: 'turns_without_answer',
    on: `turns (tenant_id, created_at) where reason in ('nothing-known', 'unsupported')`,
  },
];

export const config = { transaction: false };

export const up = (knex: Knex): Promise<void> => addIndexes(knex, indexes);

export const down = (knex: Knex): Promise<void> => dropIndexes(knex, indexes);
