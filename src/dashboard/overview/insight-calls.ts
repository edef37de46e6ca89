import { Insights, QuestionPage, type QuestionState } from '../../contract/insights.js';
import { call, ignored, type Wanted } from '../call.js';
import { firstSpan, type InsightSearch } from './insight-search.js';

/** What is asked of the server about figures and questions without an answer. */

export const insightsKey = ['insights'] as const;
export const questionsKey = [...insightsKey, 'questions'] as const;

export const readInsights = (
  { days = firstSpan, connection, channel }: InsightSearch,
  signal: AbortSignal,
): Promise<Insights> =>
  call({ path: '/insights/overview', query: { days, connection_id: connection, channel }, signal }, Insights);

export const listQuestions = (query: Wanted['query'], signal: AbortSignal): Promise<QuestionPage> =>
  call({ path: '/insights/questions', query: { ...query }, signal }, QuestionPage);

export const markQuestion = (id: string, state: QuestionState): Promise<unknown> =>
  call({ method: 'PATCH', path: `/insights/questions/${id}`, body: { state } }, ignored);
