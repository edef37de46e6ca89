import { z } from 'zod';
import { Email, Id, PageQuery, Time, line, page } from './common.js';
import { ConnectionRef } from './connection-ref.js';
import { Channel, Day } from './insights.js';
import { Assignee, AssigneeId } from './assignee.js';

export const leadStatuses = ['new', 'qualified', 'won', 'lost', 'spam'] as const;
export const LeadStatus = z.enum(leadStatuses).meta({
  id: 'LeadStatus',
  description: 'What became of a lead.',
  example: 'new',
});
export type LeadStatus = z.infer<typeof LeadStatus>;

export const Lead = z
  .object({
    id: Id,
    conversation_id: Id,
    visitor_id: Id,
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    status: LeadStatus,
    assignee_id: AssigneeId,
    note: z.string(),
    quote: z.string().meta({ description: 'The visitor’s own words with the contact in them.' }),
    consent_text: z
      .string()
      .nullable()
      .meta({ description: 'What the visitor had been told about their data.' }),
    connection: ConnectionRef,
    created_at: Time,
    updated_at: Time,
  })
  .meta({
    id: 'Lead',
    description: 'A visitor who left contact details.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f12',
      conversation_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f11',
      visitor_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f10',
      name: 'Grace',
      email: 'grace@example.com',
      phone: null,
      status: 'new',
      assignee_id: null,
      note: '',
      quote: 'Write to me at grace@example.com.',
      consent_text: 'We keep your contact data to answer you.',
      connection: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05', name: 'Shop inbox', connector: 'example' },
      created_at: '2026-05-04T09:31:00.000Z',
      updated_at: '2026-05-04T09:31:00.000Z',
    },
  });
export type Lead = z.infer<typeof Lead>;

export const LeadPage = page(Lead).meta({
  id: 'LeadPage',
  description: 'One page of leads, the newest first.',
});
export type LeadPage = z.infer<typeof LeadPage>;

/** What a list of leads can be narrowed by. */
export const leadFilters = {
  assignee: Assignee.optional(),
  status: LeadStatus.optional(),
  connection_id: Id.optional(),
  channel: Channel.optional(),
  since: Day.optional().meta({ description: 'Captured on this day or later.' }),
  until: Day.optional().meta({ description: 'The last day.' }),
  q: line(200).optional().meta({ description: 'Part of a name, an e-mail address or a phone number.' }),
};

export const LeadQuery = PageQuery.extend(leadFilters).meta({
  id: 'LeadQuery',
  description: 'Which leads to list.',
  example: { status: 'new' },
});
export type LeadQuery = z.infer<typeof LeadQuery>;

export const LeadExportQuery = z.strictObject(leadFilters).meta({
  id: 'LeadExportQuery',
  description: 'Which leads to export.',
  example: { status: 'qualified' },
});
export type LeadExportQuery = z.infer<typeof LeadExportQuery>;

export const ReviewLead = z
  .strictObject({
    status: LeadStatus,
    assignee_id: AssigneeId,
    note: z.string().trim().max(4000),
    name: line(200).nullable(),
    email: Email.nullable(),
    phone: line(50).nullable(),
  })
  .partial()
  .meta({
    id: 'ReviewLead',
    description: 'Absent members stay as they are; null removes.',
    example: { status: 'qualified', note: 'Wants a cake for 40.' },
  });
export type ReviewLead = z.infer<typeof ReviewLead>;

const verdict = z.strictObject({ status: LeadStatus, assignee_id: AssigneeId }).partial();

/** As many leads are changed with one request. */
export const mostReviewed = 200;

export const ReviewLeads = verdict
  .extend({
    lead_ids: z.array(Id).min(1).max(mostReviewed),
    only_if: verdict.optional().meta({ description: 'Leaves out leads of which this is no longer true.' }),
  })
  .refine(({ status, assignee_id }) => status !== undefined || assignee_id !== undefined, {
    message: 'Name what to change.',
  })
  .meta({
    id: 'ReviewLeads',
    description: 'The same change of several leads.',
    example: { lead_ids: ['0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f12'], status: 'qualified' },
  });
export type ReviewLeads = z.infer<typeof ReviewLeads>;

export const ReviewedLeads = z
  .object({ items: z.array(Lead) })
  .meta({ id: 'ReviewedLeads', description: 'The leads that were changed, as they are now.' });
export type ReviewedLeads = z.infer<typeof ReviewedLeads>;

export const MergeLeads = z
  .strictObject({ into: Id, from: Id })
  .refine((merge) => merge.into !== merge.from, { path: ['from'], message: 'Name two different leads.' })
  .meta({
    id: 'MergeLeads',
    description: 'The same person twice: `from` is folded into `into` and disappears.',
    example: {
      into: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f12',
      from: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f13',
    },
  });
export type MergeLeads = z.infer<typeof MergeLeads>;
