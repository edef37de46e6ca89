import { z } from 'zod';
import { Insights, MarkQuestion, Places, QuestionPage } from '../../contract/insights.js';
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
const times = (factor: number): typeof counts => ({
  visitor_messages: counts.visitor_messages * factor,
  conversations: counts.conversations * factor,
  answered: counts.answered * factor,
  suggested: counts.suggested * factor,
  handed_over: counts.handed_over * factor,
  silent: counts.silent * factor,
});
const waits = { first_answers: 5, first_answer_p50: 4, first_answer_p95: 190 };

/** The same on each day, the last one being the test's own. */
function insightsOf(
  now: string,
  { count, pending, timeZone }: { count: number; pending: number; timeZone: string },
): Omit<Insights, 'connections'> {
  const dayBefore = (back: number) => new Date(Date.parse(now) - back * dayMs).toISOString().slice(0, 10);
  const sums = { ...counts, ...times(count), ...waits, leads: 2 * count };
  return {
    ...{ since: dayBefore(count - 1), until: dayBefore(0), time_zone: timeZone, sums },
    before: { ...sums, answered: sums.answered / 2, first_answer_p50: null },
    days: Array.from({ length: count }, (_, at) => ({
      ...{ ...counts, day: dayBefore(count - 1 - at), leads: 2, first_answer_p50: 4 },
      is_pending: at < pending,
    })),
    ...{ pending_days: pending, pending_days_before: pending > 0 ? count : 0 },
    channels: shareOut(['chat', ''], count).map(([channel, sum]) => ({ channel, ...sum })),
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

/** Nobody has written yet. */
function silenceOf(now: string, known: Parameters<typeof insightsOf>[1]): Omit<Insights, 'connections'> {
  const figures = insightsOf(now, known);
  const none = { ...times(0), leads: 0, first_answer_p50: null };
  const sums = { ...none, first_answers: 0, first_answer_p95: null };
  return {
    ...{ ...figures, sums, before: sums, channels: [], handed_over_reasons: [], silent_reasons: [] },
    days: figures.days.map((day) => ({ ...day, ...none })),
  };
}

type Counts = typeof counts & { leads: number; first_answer_p50: number };

/** What the days hold in all, as what came by several ways: one day's by each but the first, the rest by that. */
const shareOut = <Way>(ways: readonly Way[], days: number): [Way, Counts][] =>
  ways.map((way, at) => {
    const share = at === 0 ? days - ways.length + 1 : 1;
    return [way, { ...times(share), leads: 2 * share, first_answer_p50: 4 }];
  });

export const insightRoutes: Route[] = [
  bare({
    ...{ path: '/insights/overview', reply: Insights },
    handle: ({ desk, query, world }) => {
      const count = Number(query.get('days'));
      const known = { count, pending: desk.pendingDays, timeZone: desk.config.time_zone };
      const written = desk.connections.filter(({ last_event_at }) => last_event_at !== null);
      return {
        ...(desk.connections.length > 0 ? insightsOf(world.now(), known) : silenceOf(world.now(), known)),
        connections: shareOut(written, count).map(([connection, sum]) => ({ connection, ...sum })),
      };
    },
  }),
  bare({
    ...{ path: '/insights/places', reply: Places },
    handle: ({ desk }) => ({
      items: desk.connections.map((connection) => ({
        connection,
        channels: desk.conversations.some((talk) => talk.connection.id === connection.id)
          ? ['chat', 'email']
          : [],
      })),
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
