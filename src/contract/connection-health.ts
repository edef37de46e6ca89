import { z } from 'zod';
import { Time } from './common.js';

export const checkStates = ['done', 'waiting', 'failed', 'manual', 'not-needed'] as const;

export const ChecklistItem = z
  .object({
    key: z.enum(['token', 'rights', 'webhook', 'first-event', 'first-reply']),
    state: z.enum(checkStates),
    sentence: z.string().meta({ description: 'What is so, for a person.' }),
    remedy: z.string().nullable().meta({ description: 'What to do; null when there is nothing to do.' }),
    copy: z.string().nullable().meta({ description: 'What to paste at the platform.' }),
    at: Time.nullable().meta({ description: 'When that was seen last.' }),
  })
  .meta({
    id: 'ChecklistItem',
    description: 'One step of a connection, derived from what has happened, never assumed.',
    example: {
      key: 'webhook',
      state: 'done',
      sentence: 'The webhook is registered and brings messages.',
      remedy: null,
      copy: null,
      at: '2026-05-04T09:29:00.000Z',
    },
  });
export type ChecklistItem = z.infer<typeof ChecklistItem>;

export const Transport = z
  .object({
    kind: z.enum(['webhook', 'history', 'built-in']),
    sentence: z.string(),
    reads_every_seconds: z
      .number()
      .nullable()
      .meta({ description: 'How often the platform’s history is read; null where there is none to read.' }),
  })
  .meta({
    id: 'Transport',
    description: 'How messages come here: the best way that works now, chosen by us.',
    example: {
      kind: 'webhook',
      sentence: 'Webhooks bring each message at once; the history is read for what they miss.',
      reads_every_seconds: 60,
    },
  });
export type Transport = z.infer<typeof Transport>;

export const TroubleReport = z
  .object({
    source: z.enum(['send', 'history', 'check', 'hook']),
    code: z.string(),
    message: z.string(),
    said: z.string().nullable().meta({ description: 'What the platform said, in its own words.' }),
    remedy: z.string(),
    count: z.number().meta({ description: 'How often within that hour.' }),
    at: Time,
  })
  .meta({
    id: 'TroubleReport',
    description: 'Something that went wrong with a connection lately, and what helps.',
    example: {
      source: 'send',
      code: 'unreachable',
      message: 'Example Chat could not be reached at this address.',
      said: null,
      remedy: 'Check that the address is right and that the Example Chat server is running.',
      count: 2,
      at: '2026-05-04T08:10:00.000Z',
    },
  });
export type TroubleReport = z.infer<typeof TroubleReport>;

export const ConnectionHealth = z
  .object({
    last_event: z.object({ at: Time, via: z.enum(['webhook', 'history', 'built-in', 'unknown']) }).nullable(),
    signature: z.object({
      state: z.enum(['signed', 'unsigned', 'refused', 'not-needed']),
      refused_last_day: z.number().meta({ description: 'Webhooks of a day that were not genuine.' }),
      last_refused_at: Time.nullable(),
    }),
    found_in_history: z
      .object({ count: z.number(), last_at: Time.nullable() })
      .meta({ description: 'Visitors’ messages that no webhook had brought when the history was read.' }),
    quota: z.object({
      used_today: z.number().meta({ description: 'Calls that reading the history took today.' }),
      share_per_day: z
        .number()
        .nullable()
        .meta({ description: 'How many it may take; null where the platform does not count.' }),
      is_slow: z.boolean().meta({ description: 'Read seldom, because that share is used up.' }),
    }),
    circuit: z.object({ state: z.enum(['closed', 'open']), failures: z.number(), until: Time.nullable() }),
    hook_gap_since: Time.nullable().meta({ description: 'Since when webhooks have brought nothing.' }),
    checked_at: Time.nullable(),
    repaired: z.object({ at: Time, sentences: z.array(z.string()) }).nullable(),
    told_at: Time.nullable().meta({ description: 'When the owners were told that it does not work.' }),
    errors: z.array(TroubleReport).meta({ description: 'The latest of seven days.' }),
  })
  .meta({
    id: 'ConnectionHealth',
    description: 'How a connection fares.',
    example: {
      last_event: { at: '2026-05-04T09:29:00.000Z', via: 'webhook' },
      signature: { state: 'signed', refused_last_day: 0, last_refused_at: null },
      found_in_history: { count: 0, last_at: null },
      quota: { used_today: 412, share_per_day: null, is_slow: false },
      circuit: { state: 'closed', failures: 0, until: null },
      hook_gap_since: null,
      checked_at: '2026-05-04T06:00:00.000Z',
      repaired: null,
      told_at: null,
      errors: [],
    },
  });
export type ConnectionHealth = z.infer<typeof ConnectionHealth>;

export const Grace = z.object({ address_until: Time.nullable(), secrets_until: Time.nullable() }).meta({
  id: 'Grace',
  description: 'How long the former webhook address and the former secrets are still believed.',
  example: { address_until: null, secrets_until: null },
});
export type Grace = z.infer<typeof Grace>;
