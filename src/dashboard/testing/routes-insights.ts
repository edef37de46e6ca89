import { z } from 'zod';
import { Insights, MarkQuestion, QuestionPage } from '../../contract/insights.js';
import { found, type Route, bare, route } from './route.js';

const dayMs = 86_400_000;
const counts = {
  visitor_messages: 12,
  conversations: 5,
  answered: 8,
  suggested: 0,
  handed_over: 3,
  silent: 1,
};
const waits = { first_answers: 5, first_answer_p50: 4, first_answer_p95: 190 };

/** The same on each day, the last one being the test's own. */
function insightsOf(
  now: string,
  { count, pending }: { count: number; pending: number },
): Omit<Insights, 'connections'> {
  const dayBefore = (back: number) => new Date(Date.parse(now) - back * dayMs).toISOString().slice(0, 10);
  const times = (factor: number) =>
    Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, value * factor]));
  const sums = { ...counts, ...times(count), ...waits, leads: 2 * count };
  return {
    ...{ since: dayBefore(count - 1), until: dayBefore(0), time_zone: 'Europe/London', sums },
    before: { ...sums, answered: sums.answered / 2, first_answer_p50: null },
    days: Array.from({ length: count }, (_, at) => ({
      ...{ ...counts, day: dayBefore(count - 1 - at), leads: 2, first_answer_p50: 4 },
      is_pending: at < pending,
    })),
    ...{ pending_days: pending, pending_days_before: pending > 0 ? count : 0 },
    channels: [
      { channel: 'chat', ...counts },
      { channel: '', ...counts },
    ],
    handed_over_reasons: [
      { reason: 'nothing-known', explanation: 'Your knowledge holds no answer to this.', count: 3 * count },
    ],
    silent_reasons: [
      {
        ...{ reason: 'acknowledged', count },
        explanation: 'The visitor showed that the answer was read and asked nothing more.',
      },
    ],
  };
}

export const insightRoutes: Route[] = [
  bare({
    ...{ path: '/insights/overview', reply: Insights },
    handle: ({ desk, query, world }) => ({
      ...insightsOf(world.now(), { count: Number(query.get('days')), pending: desk.pendingDays }),
      connections: desk.connections.map((connection) => ({ connection, ...counts })),
    }),
  }),
  bare({
    ...{ path: '/insights/questions', reply: QuestionPage },
    handle: ({ desk, query }) => ({
      items: desk.questions.filter(({ state }) => state === (query.get('state') ?? 'open')),
      next_cursor: null,
    }),
  }),
  route({
    ...{ method: 'PATCH', path: '/insights/questions/:id', body: MarkQuestion, reply: z.undefined() },
    handle: ({ desk, params, body }) => {
      Object.assign(found(desk.questions.find(({ id }) => id === params['id'])), body);
    },
  }),
];
