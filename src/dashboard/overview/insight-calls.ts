import type { QuestionState } from '../../contract/insights.js';
import { api, done, type QueryOf, replyOf } from '../call.js';
import { firstSpan, type InsightSearch } from './insight-search.js';

/** What is asked of the server about figures and questions without an answer. */

export const insightsKey = ['insights'] as const;
export const questionsKey = [...insightsKey, 'questions'] as const;

export const readInsights = (
  { days = firstSpan, connection, channel }: InsightSearch,
  signal: AbortSignal,
) => {
  const query = { days, connection_id: connection, channel };
  return replyOf(api.GET('/api/v1/insights/overview', { params: { query }, signal }));
};

export const listQuestions = (query: QueryOf<'/api/v1/insights/questions'>, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/insights/questions', { params: { query }, signal }));

export const markQuestion = (id: string, state: QuestionState) =>
  done(api.PATCH('/api/v1/insights/questions/{id}', { params: { path: { id } }, body: { state } }));
