import { z } from 'zod';
import { Id, Time, page } from './common.js';

export const mailStates = ['waiting', 'sent', 'kept', 'failed'] as const;
export const MailState = z.enum(mailStates).meta({
  id: 'MailState',
  description:
    '`waiting`: not handed over yet. `sent`: the mail server has taken it. `kept`: no mail server is set, so it stays here to be read. `failed`: given up.',
  example: 'sent',
});
export type MailState = z.infer<typeof MailState>;

export const OutboxMail = z
  .object({
    id: Id,
    kind: z.string().meta({ description: 'What it is about, such as `invitation`.' }),
    recipient: z.string(),
    state: MailState,
    subject: z.string().nullable().meta({ description: 'Null until it is written.' }),
    text: z
      .string()
      .nullable()
      .meta({ description: 'With its secret link; only where no mail server is set.' }),
    problem: z.string().nullable().meta({ description: 'What the mail server said at the last failure.' }),
    attempts: z.number().int(),
    created_at: Time,
    settled_at: Time.nullable(),
  })
  .meta({
    id: 'OutboxMail',
    description: 'A mail of this installation, and what became of it. Kept for seven days.',
    example: {
      ...{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f43', kind: 'invitation', recipient: 'grace@example.com' },
      ...{ state: 'kept', subject: 'Ada invites you to Corner Bakery' },
      text: 'Open this link to join:\n\nhttps://chat.example.com/welcome?token=mZ2w8Vd0Qk5sT1rX7uYbN3cE6hJ9pLaG',
      ...{ problem: null, attempts: 1, created_at: '2026-05-04T09:30:00.000Z' },
      settled_at: '2026-05-04T09:30:01.000Z',
    },
  });
export type OutboxMail = z.infer<typeof OutboxMail>;

export const OutboxPage = page(OutboxMail).meta({
  id: 'OutboxPage',
  description: 'One page of the mails of the last seven days.',
});
export type OutboxPage = z.infer<typeof OutboxPage>;
