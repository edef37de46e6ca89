import type { Knex } from 'knex';
import { addIndexes, dropIndexes } from '../src/platform/database/add-indexes.js';

/** What went through a connection, the latest first: what came, without our own words that came back, and what was sent. */
const indexes = [
  {
    name: 'messages_received',
    on: 'messages (tenant_id, connection_id, received_at desc, id desc) where delivery_id is null',
  },
  {
    name: 'deliveries_of_connection',
    on: 'deliveries (tenant_id, connection_id, created_at desc, id desc)',
  },
];

export const config = { transaction: false };

export const up = (knex: Knex): Promise<void> => addIndexes(knex, indexes);

export const down = (knex: Knex): Promise<void> => dropIndexes(knex, indexes);
