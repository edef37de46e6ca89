import type { Knex } from 'knex';
import { addIndexes, dropIndexes } from '../src/platform/database/add-indexes.js';

/**
 * Lists in their order, also where what is asked for is rare: without these, a handful of old conversations is found only by
 * going through all that are newer.
 */
const latest = 'updated_at desc, id desc';
const indexes = [
  {
    name: 'conversations_waiting',
    on: `conversations (tenant_id, ${latest}) where is_waiting_for_human`,
  },
  { name: 'conversations_with_human', on: `conversations (tenant_id, ${latest}) where handler = 'human'` },
  { name: 'conversations_closed', on: `conversations (tenant_id, ${latest}) where status = 'closed'` },
  { name: 'conversations_of_connection', on: `conversations (tenant_id, connection_id, ${latest})` },
  {
    name: 'leads_of_status',
    on: 'leads (tenant_id, status, created_at desc, id desc) where merged_into is null',
  },
  {
    name: 'leads_of_connection',
    on: 'leads (tenant_id, connection_id, created_at desc, id desc) where merged_into is null',
  },
];

export const config = { transaction: false };

export const up = (knex: Knex): Promise<void> => addIndexes(knex, indexes);

export const down = (knex: Knex): Promise<void> => dropIndexes(knex, indexes);
