import { z } from 'zod';
import { Id, PageQuery, Time, page } from './common.js';
import { ConnectionRef } from './connection-ref.js';

/**
 * What each figure counts, for the description of the API and beside the figure in the dashboard alike. The numbers
 * themselves come from the view `insight_facts`, and so do the conversations behind them.
 */
export const figureMeanings = {
  visitor_messages:
    'Messages that visitors wrote, on the day on which they reached us. Notes and messages of an imported history are not counted.',
  conversations:
    'Conversations that began: the first message of a visitor or of the team reached us that day.',
  answered:
    'How often the assistant answered a visitor by itself. What a visitor writes in one go gets one answer and counts once.',
  suggested: 'How often the assistant left a suggested answer as a note for the team instead of answering.',
  handed_over:
    'How often the assistant gave a conversation to the team. Conversations that somebody in the team took over are not counted.',
  silent:
    'How often the assistant read what a visitor wrote and said nothing, for instance because a human has the conversation.',
  first_answers:
    'From a visitor’s first message to the first message they could read from the assistant or the team, on the day of that answer. Half of the visitors waited no longer than the median, 95 of 100 no longer than the other number. Who still waits is not counted.',
  leads:
    'Visitors who left contact details, on the day on which they did. Two leads that were merged count once.',
} as const;

export const figures = [
  'visitor_messages',
  'conversations',
  'answered',
  'suggested',
  'handed_over',
  'silent',
  'first_answers',
] as const;

/** What conversations can be listed by. */
export const Figure = z.enum(figures).meta({
  id: 'Figure',
  description: 'Something that happened in a conversation and is counted.',
  example: 'handed_over',
});
export type Figure = z.infer<typeof Figure>;

export const Day = z.iso.date().meta({
  id: 'Day',
  description: 'A day in the time zone of the business.',
  example: '2026-05-04',
});

export const Channel = z.string().max(100).meta({
  id: 'Channel',
  description: 'How the visitor reached the platform, in its words; empty where it does not tell.',
  example: 'chat',
});

export const spansInDays = [7, 28, 90] as const;

export const InsightQuery = z
  .strictObject({
    days: z.coerce
      .number()
      .pipe(z.union(spansInDays.map((days) => z.literal(days))))
      .default(28)
      .meta({ description: 'How many days, today being the last.' }),
    connection_id: Id.optional(),
    channel: Channel.optional(),
  })
  .meta({ id: 'InsightQuery', description: 'Which figures to read.', example: { days: 28 } });
export type InsightQuery = z.infer<typeof InsightQuery>;

const counted = (meaning: string) => z.int().meta({ description: meaning });

const counts = {
  visitor_messages: counted(figureMeanings.visitor_messages),
  conversations: counted(figureMeanings.conversations),
  answered: counted(figureMeanings.answered),
  suggested: counted(figureMeanings.suggested),
  handed_over: counted(figureMeanings.handed_over),
  silent: counted(figureMeanings.silent),
};

const seconds = z.int().nullable();

export const FigureSums = z
  .object({
    ...counts,
    leads: counted(figureMeanings.leads),
    first_answers: z.int().meta({ description: 'How many visitors got their first answer.' }),
    first_answer_p50: seconds.meta({ description: `Seconds; the median. ${figureMeanings.first_answers}` }),
    first_answer_p95: seconds.meta({ description: 'Seconds; 95 of 100 waited no longer.' }),
  })
  .meta({
    id: 'FigureSums',
    description: 'The figures of a span of days.',
    example: {
      ...{ visitor_messages: 812, conversations: 240, answered: 530, suggested: 0, handed_over: 61 },
      ...{ silent: 120, leads: 18, first_answers: 236, first_answer_p50: 4, first_answer_p95: 190 },
    },
  });
export type FigureSums = z.infer<typeof FigureSums>;

/** Of a day or a place. */
const partFigures = { ...counts, leads: counted(figureMeanings.leads), first_answer_p50: seconds };

export const DayFigures = z
  .object({
    day: Day,
    ...partFigures,
    is_pending: z.boolean().meta({
      description:
        'Its figures, but for the leads, are still being summed up and stand at nothing until then.',
    }),
  })
  .meta({ id: 'DayFigures', description: 'The figures of one day.' });
export type DayFigures = z.infer<typeof DayFigures>;

export const ReasonCount = z
  .object({
    reason: z.string().meta({ description: 'A stable code.' }),
    explanation: z.string().meta({ description: 'The reason in plain words.' }),
    count: z.int(),
  })
  .meta({
    id: 'ReasonCount',
    description: 'How often something was decided for one reason.',
    example: { reason: 'nothing-known', explanation: 'Your knowledge holds no answer to this.', count: 17 },
  });
export type ReasonCount = z.infer<typeof ReasonCount>;

const pending = (description: string) => z.int().meta({ description });

export const Insights = z
  .object({
    since: Day,
    until: Day.meta({ description: 'The last day, today; it is not over yet.' }),
    time_zone: z.string(),
    sums: FigureSums,
    before: FigureSums.meta({ description: 'The same figures of as many days before.' }),
    pending_days: pending(
      'How many of the days, the first ones, are still being summed up, which happens by itself: their figures, but for the leads, are missing everywhere here. Nearly always 0; after a large past was imported or the time zone changed it takes moments to minutes.',
    ),
    pending_days_before: pending('The same of the days before.'),
    days: z.array(DayFigures),
    connections: z.array(z.object({ connection: ConnectionRef, ...partFigures })),
    channels: z.array(z.object({ channel: Channel, ...partFigures })),
    handed_over_reasons: z.array(ReasonCount),
    silent_reasons: z.array(ReasonCount),
  })
  .meta({ id: 'Insights', description: 'What happened in the last days, beside as many days before.' });
export type Insights = z.infer<typeof Insights>;

const placeExample = {
  connection: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05', name: 'Shop inbox', connector: 'example' },
  channels: ['chat', 'email'],
};

export const Place = z
  .object({
    connection: ConnectionRef,
    channels: z.array(Channel).meta({ description: 'In which visitors wrote, where the platform tells.' }),
  })
  .meta({
    id: 'Place',
    description: 'Where visitors write to the business.',
    example: placeExample,
  });
export type Place = z.infer<typeof Place>;

export const Places = z.object({ items: z.array(Place) }).meta({
  id: 'Places',
  description: 'All connections that are there or that visitors wrote through, in the order of their names.',
  example: { items: [placeExample] },
});
export type Places = z.infer<typeof Places>;

export const questionStates = ['open', 'done', 'ignored'] as const;
export const QuestionState = z.enum(questionStates).meta({
  id: 'QuestionState',
  description:
    'What became of a question without an answer. One that is `done` is open again when it is asked again and finds no answer.',
  example: 'open',
});
export type QuestionState = z.infer<typeof QuestionState>;

export const OpenQuestion = z
  .object({
    id: Id,
    text: z
      .string()
      .meta({ description: 'What the visitor wrote who asked last; empty when they deleted it.' }),
    count: z.int().meta({ description: 'How often it was asked, in other or the same spelling.' }),
    last_asked_at: Time,
    state: QuestionState,
  })
  .meta({
    id: 'OpenQuestion',
    description:
      'Something visitors asked in the last days that the knowledge held no answer to. Questions count as the same when they differ in nothing but case, signs and spaces.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f21',
      ...{ text: 'Do you have gluten-free bread?', count: 7, last_asked_at: '2026-05-04T09:30:00.000Z' },
      state: 'open',
    },
  });
export type OpenQuestion = z.infer<typeof OpenQuestion>;

export const QuestionQuery = PageQuery.extend({
  days: InsightQuery.shape.days.default(90),
  state: QuestionState.default('open'),
  connection_id: Id.optional().meta({ description: 'Only what was asked there.' }),
  channel: Channel.optional(),
}).meta({ id: 'QuestionQuery', description: 'Which questions to list.', example: { state: 'open' } });
export type QuestionQuery = z.infer<typeof QuestionQuery>;

export const QuestionPage = page(OpenQuestion).meta({
  id: 'QuestionPage',
  description: 'One page of questions, the most asked first.',
});
export type QuestionPage = z.infer<typeof QuestionPage>;

export const MarkQuestion = z
  .strictObject({ state: QuestionState })
  .meta({ id: 'MarkQuestion', description: 'What became of it.', example: { state: 'done' } });
export type MarkQuestion = z.infer<typeof MarkQuestion>;
