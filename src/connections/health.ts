import type { ConnectionHealth } from '../contract/connection-health.js';
import { quotaShare } from './reading-pace.js';
import type { Standing } from './standing.js';

type Fields = { [Key in keyof ConnectionHealth]: unknown };

/** How a connection fares; times as the database gave them. */
export const healthOf = (standing: Standing): Fields => {
  const { around, traits, repaired_at, repairs } = standing;
  return {
    last_event:
      standing.last_event_at === null ? null : { at: standing.last_event_at, via: lastWay(standing) },
    signature: {
      state: signatureState(standing),
      refused_last_day: around.refused,
      last_refused_at: around.last_refused_at,
    },
    found_in_history: { count: standing.found_count, last_at: standing.last_found_at },
    quota: {
      used_today: around.used_today,
      share_per_day: traits?.callsPerDay === undefined ? null : Math.floor(traits.callsPerDay * quotaShare),
      is_slow: around.is_slow,
    },
    circuit: {
      state: around.circuit_until === null ? 'closed' : 'open',
      ...{ failures: around.circuit_failures, until: around.circuit_until },
    },
    hook_gap_since: hasGap(standing) ? standing.last_hook_at : null,
    checked_at: standing.checked_at,
    repaired: repaired_at === null ? null : { at: repaired_at, sentences: repairs },
    told_at: standing.told_at,
    errors: around.errors.map(({ problem, ...error }) => ({
      ...error,
      ...{ message: problem.message, said: problem.said ?? null, remedy: problem.remedy },
    })),
  };
};

/** Webhooks came, and then the history had what they had not brought. */
export const hasGap = ({ last_hook_at, around }: Standing): boolean =>
  last_hook_at !== null && !around.hooks_work;

/** How the last message came. Of what came before this was noted nobody knows. */
export function lastWay(standing: Standing): 'webhook' | 'history' | 'built-in' | 'unknown' {
  const { traits, last_hook_at: hook, last_found_at: found } = standing;
  if (traits?.transport === 'local') return 'built-in';
  if (hook === null) return found === null ? 'unknown' : 'history';
  return found !== null && found > hook ? 'history' : 'webhook';
}

function signatureState({ traits, around }: Standing): ConnectionHealth['signature']['state'] {
  if (traits === undefined || traits.transport === 'local' || traits.transport === 'pull')
    return 'not-needed';
  if (around.refused > 0) return 'refused';
  return traits.proof === 'signature' ? 'signed' : 'unsigned';
}
