import type { RootHookObject } from 'mocha';
import { closeTestDatabase } from './test-database.js';

export const mochaHooks: RootHookObject = {
  afterAll: async () => {
    await closeTestDatabase();
  },
};
