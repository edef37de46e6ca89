import { z } from 'zod';
import { Figure } from '../../contract/insights.js';
import { Assignee } from '../../contract/assignee.js';
import type { QueryOf } from '../call.js';

export const views = ['waiting', 'open', 'closed', 'all'] as const;

/** What stands in the address of the page; anything else in it counts as absent. */
export const ConversationFilters = z.object({
  view: z.enum(views).optional().catch(undefined),
  handler: z.enum(['bot', 'human']).optional().catch(undefined),
  assignee: Assignee.optional().catch(undefined),
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  /** What led here: a figure of the overview, or a question without an answer. */
  figure: Figure.optional().catch(undefined),
  reason: z.string().max(100).optional().catch(undefined),
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  connection: z.uuid().optional().catch(undefined),
  channel: z.string().max(100).optional().catch(undefined),
  question: z.uuid().optional().catch(undefined),
});
export type ConversationFilters = z.infer<typeof ConversationFilters>;

type Query = QueryOf<'/api/v1/conversations'>;

/** The view that the page starts with. */
export const firstView = 'open';

const viewQueries = {
  waiting: { waiting: 'true' },
  open: { status: 'open' },
  closed: { status: 'closed' },
  all: {},
} as const satisfies Record<(typeof views)[number], Query>;

/** The filters as the server takes them. */
export const queryOf = ({ view = firstView, connection, question, ...same }: ConversationFilters): Query => ({
  ...viewQueries[view],
  ...same,
  connection_id: connection,
  question_id: question,
});
