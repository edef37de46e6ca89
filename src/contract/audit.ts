import { z } from 'zod';
import { Id, line, page, PageQuery, Time, TimeInput } from './common.js';

export const AuditEntry = z
  .object({
    id: Id,
    seq: z.coerce.number().int().meta({ description: 'Its place in the chain, from 1 without gaps.' }),
    at: Time,
    actor: z.object({
      kind: z.string().meta({
        description:
          'member, api-key, platform-admin; sign-in-service for that of the business, operator for a command, unknown for a stranger.',
      }),
      id: Id.nullable(),
      name: z.string().meta({ description: 'As it was at that time.' }),
    }),
    action: z.string().meta({ description: 'A noun and its verb.' }),
    subject: z.object({ kind: z.string(), id: Id }).nullable(),
    details: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .meta({ description: 'Facts and ids; never what a visitor wrote.' }),
    hash: z.string().meta({ description: 'Its fingerprint, over itself and the one before.' }),
  })
  .meta({
    id: 'AuditEntry',
    description: 'Who did what, and when. Entries are never changed or removed.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f21',
      seq: 17,
      at: '2026-05-04T09:30:00.000Z',
      actor: { kind: 'member', id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02', name: 'Ada' },
      action: 'connection.change',
      subject: { kind: 'connection', id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05' },
      details: { name: 'Shop inbox', members: 'trust', trust: 'auto' },
      hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
  });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditPage = page(AuditEntry).meta({
  id: 'AuditPage',
  description: 'One page of the audit log, the newest first.',
});
export type AuditPage = z.infer<typeof AuditPage>;

const filters = {
  action: line(80).optional().meta({ description: 'How the action begins, such as `connection.`.' }),
  actor: Id.optional().meta({ description: 'The person or key.' }),
  subject_kind: line(40).optional(),
  subject_id: Id.optional(),
  from: TimeInput.optional().meta({ description: 'Not before this time.' }),
  to: TimeInput.optional().meta({ description: 'Before this time.' }),
};

export const AuditQuery = PageQuery.extend(filters).meta({
  id: 'AuditQuery',
  description: 'Which entries to list.',
  example: { action: 'connection.' },
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditExportQuery = z.strictObject(filters).meta({
  id: 'AuditExportQuery',
  description: 'Which entries to export.',
  example: { from: '2026-05-01T00:00:00Z' },
});
export type AuditExportQuery = z.infer<typeof AuditExportQuery>;
