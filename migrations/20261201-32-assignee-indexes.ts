import type { Knex } from 'knex';
import { addIndexes, dropIndexes } from '../src/platform/database/add-indexes.js';

/** What somebody looks after, in the order of the lists. What is nobody's costs nothing here. */
const indexes = [
  {
    name: 'conversations_assigned',
    on: 'conversations (tenant_id, assignee_id, updated_at desc, id desc) where assignee_id is not null',
  },
  {
    name: 'leads_assigned',
    on: 'leads (tenant_id, assignee_id, created_at desc, id desc) where assignee_id is not null and merged_into is null',
  },
];

export const config = { transaction: false };

export const up = (knex: Knex): Promise<void> => addIndexes(knex, indexes);

export const down = (knex: Knex): Promise<void> => dropIndexes(knex, indexes);
