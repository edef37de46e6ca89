import { z } from 'zod';
import type { AnyConnector, Traits } from '../kit/index.js';
import { connectionStatuses, ManualStep } from '../contract/connections.js';
import { trustLevels } from '../contract/common.js';

const moment = z.date().nullable();

/** The columns of a connection that say how it stands. */
export const StandingRow = z.object({
  id: z.uuid(),
  connector: z.string(),
  status: z.enum(connectionStatuses),
  trust: z.enum(trustLevels),
  problem: z
    .looseObject({
      ...{ code: z.string(), message: z.string() },
      ...{ remedy: z.string().optional(), said: z.string().optional() },
    })
    .nullable(),
  manual_steps: z.array(ManualStep),
  hook: z.enum(['registered', 'manual']).nullable(),
  hook_why: z.string().nullable(),
  repairs: z.array(z.string()),
  found_count: z.number(),
  ...{ last_event_at: moment, last_hook_at: moment, last_found_at: moment, last_reply_at: moment },
  ...{ checked_at: moment, repaired_at: moment, told_at: moment },
});

/** What stands about it in other tables. */
export const Surroundings = z.object({
  id: z.uuid(),
  hooks_work: z.boolean(),
  is_active: z.boolean(),
  seconds_left: z.number(),
  /** When the history was last read, and why it could not be since. */
  read_at: moment,
  reading_problem: z.string().nullable(),
  pace_seconds: z.number().nullable(),
  is_slow: z.boolean(),
  used_today: z.number(),
  circuit_failures: z.number(),
  circuit_until: moment,
  refused: z.number(),
  last_refused_at: moment,
  errors: z.array(
    z.object({
      source: z.enum(['send', 'history', 'check', 'hook']),
      code: z.string(),
      count: z.number(),
      at: z.string(),
      problem: z.object({ message: z.string(), said: z.string().optional(), remedy: z.string() }),
    }),
  ),
  address_until: moment,
  secrets_until: moment,
});
export type Surroundings = z.infer<typeof Surroundings>;

/** All that is known of how a connection stands. */
export interface Standing extends z.infer<typeof StandingRow> {
  around: Surroundings;
  /** Absent when this installation no longer has the connector. */
  traits: Traits | undefined;
  hasHistory: boolean;
  /** What people call the product that it connects. */
  inbox: string;
  webhookUrl: string | null;
}

/** What a connector tells of itself, for a connection as it is opened. */
export const knownOf = (
  connector: AnyConnector | undefined,
  { config, state }: { config: unknown; state: unknown },
): Pick<Standing, 'traits' | 'hasHistory' | 'inbox'> => {
  const opened = connector?.config.safeParse(config);
  return {
    traits: opened?.success
      ? connector?.traits(opened.data, connector.state.safeParse(state).data)
      : undefined,
    hasHistory: connector?.pull !== undefined,
    inbox: connector?.manifest.name ?? 'your inbox',
  };
};
