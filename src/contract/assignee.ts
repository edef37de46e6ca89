import { z } from 'zod';
import { Id } from './common.js';

export const Assignee = z.union([z.enum(['me', 'none']), Id]).meta({
  id: 'Assignee',
  description: 'Whose work to list: a member’s by their id, that of who asks (`me`), or nobody’s (`none`).',
  example: 'me',
});
export type Assignee = z.infer<typeof Assignee>;

/** Whose work something is, in a reply and in a change. */
export const AssigneeId = Id.nullable().meta({
  id: 'AssigneeId',
  example: null,
  description:
    'The member of the team who looks after it, as `GET /team/members` lists them; null for nobody.',
});
