import { z } from 'zod';

/** `GET /healthz`: the process runs and its event loop turns. */
export const Alive = z.object({ status: z.literal('alive'), version: z.string() }).meta({
  id: 'Alive',
  description: 'The process is alive.',
  example: { status: 'alive', version: '0.1.0' },
});
export type Alive = z.infer<typeof Alive>;

/** `GET /readyz`: 200 when every check that serving needs is fine, else 503 with the same body. */
export const Readiness = z
  .object({
    status: z.enum(['ready', 'not-ready']),
    checks: z.array(
      z.object({
        name: z.string().meta({ description: 'One of serving, database, migrations, queue.' }),
        is_fine: z.boolean(),
        is_needed: z.boolean().meta({ description: 'Without it nothing can be served.' }),
        note: z.string(),
      }),
    ),
  })
  .meta({
    id: 'Readiness',
    description: 'Whether this process can serve, and what it found.',
    example: {
      status: 'ready',
      checks: [
        { name: 'database', is_fine: true, is_needed: true, note: '' },
        { name: 'queue', is_fine: false, is_needed: false, note: 'redis does not answer' },
      ],
    },
  });
export type Readiness = z.infer<typeof Readiness>;
