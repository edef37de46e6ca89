/** What decides how often a platform's history is read. */
export interface PaceFacts {
  /** Webhooks have been seen at the present address, and the history has had nothing since that they had not brought. */
  hooksWork: boolean;
  /** Connected, written to or answered from within the last half hour. */
  isActive: boolean;
  /** Calls that the platform grants a day; undefined where it does not count. */
  callsPerDay: number | undefined;
  /** Calls that readings have taken today. */
  spent: number;
  /** Calls that one reading takes at present. */
  callsPerReading: number;
  /** Until the day, by which calls are counted, is over. */
  secondsLeft: number;
}

export interface Pace {
  seconds: number;
  /** The platform's quota allows no more at present. */
  isSlow: boolean;
}

/** The share of a platform's quota that reading its history may take. */
export const quotaShare = 0.2;

/** Beyond its share a connection is read so seldom. */
const slowSeconds = 1_800;

/**
 * Seconds between two readings. Where webhooks bring the messages it is for what they miss; where none comes, a visitor
 * waits for it, and has his answer within a minute all the same.
 */
const wanted = {
  withHooks: { active: 60, quiet: 300 },
  withoutHooks: { active: 5, quiet: 30 },
} as const;

/**
 * The first half of the share is spent as fast as visitors need it; what is left is spread over the rest of the day, so
 * that an afternoon is never without readings because the morning was busy.
 */
export function paceOf(facts: PaceFacts): Pace {
  const { hooksWork, isActive, callsPerDay, spent, callsPerReading, secondsLeft } = facts;
  const seconds = wanted[hooksWork ? 'withHooks' : 'withoutHooks'][isActive ? 'active' : 'quiet'];
  if (callsPerDay === undefined) return { seconds, isSlow: false };
  const share = callsPerDay * quotaShare;
  if (spent >= share) return { seconds: slowSeconds, isSlow: true };
  if (spent < share / 2) return { seconds, isSlow: false };
  const spread = (secondsLeft * Math.max(1, callsPerReading)) / (share - spent);
  return spread <= seconds
    ? { seconds, isSlow: false }
    : { seconds: Math.min(Math.ceil(spread), slowSeconds), isSlow: true };
}

/** SQL: whether a connection `c` is new or in use. */
export const isActiveSql = `greatest(c.created_at, c.last_event_at, c.last_reply_at) > app_now() - interval '30 minutes'`;

/** SQL: whether the webhooks of a connection `c` bring what there is. */
export const hooksWorkSql = `(c.last_hook_at is not null and c.last_hook_at > coalesce(c.last_found_at, '-infinity'))`;

/** SQL: how long the database's day still lasts. */
export const secondsLeftSql = `extract(epoch from date_trunc('day', app_now()) + interval '1 day' - app_now())::float`;
