import { z } from 'zod';
import { Id, line } from './common.js';
import { leadFilters } from './leads.js';

export const LeadViewFilters = z.strictObject(leadFilters).meta({
  id: 'LeadViewFilters',
  description: 'Which leads a saved view shows.',
  example: { status: 'new', assignee: 'me' },
});
export type LeadViewFilters = z.infer<typeof LeadViewFilters>;

export const LeadView = z
  .object({
    id: Id,
    name: z.string(),
    filters: LeadViewFilters.catch({}),
    shared: z.boolean().meta({ description: 'The whole team has it; otherwise only who asks.' }),
  })
  .meta({
    id: 'LeadView',
    description: 'Filters of the lead list that somebody gave a name.',
    example: {
      ...{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f51', name: 'Mine to call' },
      ...{ filters: { status: 'new', assignee: 'me' }, shared: false },
    },
  });
export type LeadView = z.infer<typeof LeadView>;

export const LeadViewList = z
  .object({ items: z.array(LeadView) })
  .meta({ id: 'LeadViewList', description: 'The team’s views and one’s own, by name.' });
export type LeadViewList = z.infer<typeof LeadViewList>;

export const SaveLeadView = z
  .strictObject({ name: line(60), filters: LeadViewFilters, shared: z.boolean().default(false) })
  .meta({
    id: 'SaveLeadView',
    description: 'Filters to keep. The same name again replaces what it stood for.',
    example: { name: 'Mine to call', filters: { status: 'new', assignee: 'me' }, shared: true },
  });
export type SaveLeadView = z.infer<typeof SaveLeadView>;
