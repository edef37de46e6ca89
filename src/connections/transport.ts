import type { Transport } from '../contract/connection-health.js';
import { paceOf } from './reading-pace.js';
import type { Standing } from './standing.js';

/** How messages come here: the best way that works now. */
export function transportOf(standing: Standing): Transport {
  const { traits, hasHistory, around } = standing;
  if (traits?.transport === 'local')
    return {
      ...{ kind: 'built-in', sentence: 'Visitors write here directly.' },
      reads_every_seconds: null,
    };
  if (!hasHistory)
    return {
      ...{ kind: 'webhook', sentence: 'Webhooks bring each message at once.' },
      reads_every_seconds: null,
    };
  const seconds = around.pace_seconds ?? firstPace(standing);
  return around.hooks_work
    ? { kind: 'webhook', sentence: `${byWebhook}${slowness(standing)}`, reads_every_seconds: seconds }
    : {
        kind: 'history',
        sentence: `${byHistory(standing, seconds)}${slowness(standing)}`,
        reads_every_seconds: seconds,
      };
}

const byWebhook = 'Webhooks bring each message at once; the history is read for what they miss.';

function byHistory({ traits, hook, inbox, last_hook_at }: Standing, seconds: number): string {
  const every = pacing(seconds);
  if (traits?.transport === 'pull') return `The history in ${inbox} is read ${every}: there are no webhooks.`;
  if (last_hook_at !== null)
    return `Webhooks have stopped bringing messages, so the history in ${inbox} is read ${every}.`;
  if (hook === 'manual')
    return `The history in ${inbox} is read ${every}. With the webhook entered there, messages come at once.`;
  return `The history in ${inbox} is read ${every}, until the first webhook arrives.`;
}

const pacing = (seconds: number): string =>
  seconds < 120 ? `every ${seconds} seconds` : `every ${Math.round(seconds / 60)} minutes`;

const slowness = ({ around, inbox }: Standing): string =>
  around.is_slow
    ? ` It is read more seldom for the rest of this day, as ${inbox} grants only so many calls.`
    : '';

/** Before the first reading has chosen. */
const firstPace = ({ around, traits }: Standing): number =>
  paceOf({
    ...{ hooksWork: around.hooks_work, isActive: around.is_active, callsPerReading: 1 },
    ...{ callsPerDay: traits?.callsPerDay, spent: around.used_today, secondsLeft: around.seconds_left },
  }).seconds;
