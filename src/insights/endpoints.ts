import { z } from 'zod';
import { recordAct } from '../accounts/record-audit.js';
import { Id } from '../contract/common.js';
import {
  InsightQuery,
  Insights,
  MarkQuestion,
  Places,
  QuestionPage,
  QuestionQuery,
} from '../contract/insights.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { endpoint } from '../platform/http/endpoint.js';
import { listPlaces } from './list-places.js';
import { listQuestions } from './list-questions.js';
import { markQuestion } from './mark-question.js';
import { readInsights } from './read-insights.js';

export interface InsightDeps {
  db: Pick<Database, 'knex'>;
  /** The reason of a turn in plain words. */
  explain: (reason: string) => string;
}

const tag = 'Insights';

const overview = endpoint({
  method: 'GET',
  path: '/api/v1/insights/overview',
  summary: 'Figures of the last days, by day, connection and channel, beside as many days before',
  tag,
  access: 'conversations:read',
  query: InsightQuery,
  reply: Insights,
  handle: ({ caller, query }, { db, explain }: InsightDeps) =>
    inTenant(db, caller.tenantId, (tx) => readInsights(tx, query, { explain })),
});

const places = endpoint({
  method: 'GET',
  path: '/api/v1/insights/places',
  summary: 'List where visitors write: connections, and their channels',
  tag,
  access: 'conversations:read',
  reply: Places,
  handle: ({ caller }, { db }: InsightDeps) =>
    inTenant(db, caller.tenantId, async (tx) => ({ items: await listPlaces(tx) })),
});

const questions = endpoint({
  method: 'GET',
  path: '/api/v1/insights/questions',
  summary: 'List what visitors asked and the knowledge held no answer to, the most asked first',
  tag,
  access: 'conversations:read',
  query: QuestionQuery,
  reply: QuestionPage,
  handle: ({ caller, query }, { db }: InsightDeps) =>
    inTenant(db, caller.tenantId, (tx) => listQuestions(tx, query)),
});

const mark = endpoint({
  method: 'PATCH',
  path: '/api/v1/insights/questions/:id',
  summary: 'Say what became of such a question',
  tag,
  access: 'knowledge:write',
  params: z.strictObject({ id: Id }),
  body: MarkQuestion,
  status: 204,
  reply: z.undefined(),
  handle: ({ caller, params, body }, { db }: InsightDeps) =>
    inTenant(db, caller.tenantId, async (tx) => {
      await markQuestion(tx, { id: params.id, state: body.state, personId: caller.personId });
      const subject = { kind: 'question', id: params.id };
      await recordAct(tx, caller, { action: 'question.mark', subject, details: { state: body.state } });
    }),
});

export const insightEndpoints = [overview, places, questions, mark];
