import { z } from 'zod';
import { Id, PageQuery, Time, page } from './common.js';

/** What a platform admin sees of the installation as a whole. Nothing that people have written is in it. */

const count = z.int().min(0);

export const processRoles = ['web', 'worker', 'scheduler'] as const;

export const InstallationProcess = z
  .object({
    id: Id,
    host: z.string(),
    roles: z.array(z.enum(processRoles)),
    version: z.string(),
    node: z.string(),
    started_at: Time,
    seen_at: Time,
    is_silent: z.boolean().meta({
      description: 'It has not been heard of for a while: it hangs, was killed, or its machine is gone.',
    }),
  })
  .meta({
    id: 'InstallationProcess',
    description:
      'One process of this installation. It is forgotten when it ends, or after an hour of silence.',
    example: {
      ...{ id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f51', host: 'patchbay-worker-7d9f' },
      ...{ roles: ['worker'], version: '0.1.0', node: '24.4.1' },
      ...{ started_at: '2026-05-04T06:00:00.000Z', seen_at: '2026-05-04T09:30:00.000Z', is_silent: false },
    },
  });
export type InstallationProcess = z.infer<typeof InstallationProcess>;

export const workKinds = ['conversation', 'delivery', 'hint', 'mail'] as const;

export const DueWork = z
  .object({
    kind: z.enum(workKinds),
    due: count.meta({ description: 'Pieces that are due now.' }),
    oldest_seconds: z.number().meta({ description: 'For how long the oldest has been due.' }),
  })
  .meta({
    id: 'DueWork',
    description:
      'What waits of one kind: `conversation` (visitors to be answered), `delivery` (messages to be sent), `hint` (webhooks to be confirmed), `mail`.',
    example: { kind: 'delivery', due: 2, oldest_seconds: 0.4 },
  });
export type DueWork = z.infer<typeof DueWork>;

export const Installation = z
  .object({
    version: z.string().meta({ description: 'Of the process that answers.' }),
    database: z.object({ kind: z.enum(['embedded', 'postgresql']), version: z.string() }),
    schema: z.string().meta({ description: 'The last migration that was applied.' }),
    queue: z.object({
      kind: z.enum(['redis', 'database']),
      counts: z.object({ waiting: count, running: count, delayed: count }).nullable().meta({
        description:
          'Wake-ups; null while the queue does not answer. Nothing depends on them: a sweep finds what is due.',
      }),
    }),
    work: z
      .array(DueWork)
      .nullable()
      .meta({ description: 'Null while the database takes too long to tell.' }),
    parked_deliveries: count.nullable(),
    processes: z.array(InstallationProcess),
  })
  .meta({ id: 'Installation', description: 'What runs here, in which version, and what waits.' });
export type Installation = z.infer<typeof Installation>;

export const InstalledConnector = z
  .object({
    id: z.string(),
    name: z.string(),
    summary: z.string(),
    homepage: z.string(),
    contract_version: z.int(),
    origin: z.string().nullable().meta({
      description: 'The entry of the setting CONNECTORS that brought it; null for the product’s own.',
    }),
    connections: z
      .object({ connecting: count, live: count, paused: count, broken: count })
      .meta({ description: 'Of all businesses.' }),
  })
  .meta({
    id: 'InstalledConnector',
    description: 'A connector that this installation has loaded.',
    example: {
      ...{
        id: 'example',
        name: 'Example',
        summary: 'Answers in the inbox of your Example.',
      },
      ...{ homepage: 'https://example.com', contract_version: 1, origin: null },
      connections: { connecting: 0, live: 3, paused: 1, broken: 0 },
    },
  });
export type InstalledConnector = z.infer<typeof InstalledConnector>;

export const InstalledConnectors = z.object({ items: z.array(InstalledConnector) }).meta({
  id: 'InstalledConnectors',
  description: 'The connectors that this installation has loaded, by name.',
});
export type InstalledConnectors = z.infer<typeof InstalledConnectors>;

export const PlatformDelivery = z
  .object({
    id: Id,
    tenant: z.object({ id: Id, name: z.string() }),
    conversation_id: Id,
    connection: z.object({ id: Id, name: z.string(), connector: z.string() }),
    kind: z.string(),
    reason: z
      .string()
      .meta({ description: 'Why it was given up: a kind of error, or `delivery-uncertain`.' }),
    attempt: z.int(),
    created_at: Time,
  })
  .meta({
    id: 'PlatformDelivery',
    description:
      'A delivery of any business that was given up. What it says is seen inside that business only.',
    example: {
      id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f0c',
      tenant: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f02', name: 'Corner Bakery' },
      conversation_id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f05',
      connection: { id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f03', name: 'Shop', connector: 'example' },
      ...{ kind: 'reply', reason: 'rejected', attempt: 1, created_at: '2026-05-04T09:30:00.000Z' },
    },
  });
export type PlatformDelivery = z.infer<typeof PlatformDelivery>;

export const PlatformDeliveryPage = page(PlatformDelivery).meta({
  id: 'PlatformDeliveryPage',
  description: 'Deliveries of all businesses that were given up, the latest first.',
});
export type PlatformDeliveryPage = z.infer<typeof PlatformDeliveryPage>;

const which = { tenant_id: Id.optional(), reason: z.string().max(60).optional() };

export const PlatformDeliveryQuery = PageQuery.extend(which).meta({
  id: 'PlatformDeliveryQuery',
  description: 'Which of the deliveries that were given up to list.',
  example: { reason: 'unreachable' },
});
export type PlatformDeliveryQuery = z.infer<typeof PlatformDeliveryQuery>;

export const PlatformReplay = z
  .strictObject({ ids: z.array(Id).min(1).max(1000).optional(), ...which })
  .refine((wanted) => Object.values(wanted).some((value) => value !== undefined), {
    message: 'Say which: by ids, by tenant_id or by reason.',
  })
  .meta({
    id: 'PlatformReplay',
    description:
      'Which deliveries that were given up are to be sent after all, at most 1,000 in one call; all members given must fit. Each business finds it in its audit log.',
    example: { reason: 'unreachable' },
  });
export type PlatformReplay = z.infer<typeof PlatformReplay>;
