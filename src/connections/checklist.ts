import type { ChecklistItem } from '../contract/connection-health.js';
import { hasGap, lastWay } from './health.js';
import type { Standing } from './standing.js';

/** An item with its time as the database gave it. */
type Item = Omit<ChecklistItem, 'at'> & { at: Date | null };
type Found = Omit<Item, 'key'>;

/** What of a connection is done and what is left, each from what has happened and never from what should have. */
export const checklistOf = (standing: Standing): Item[] => [
  { key: 'token', ...tokenOf(standing) },
  { key: 'rights', ...rightsOf(standing) },
  { key: 'webhook', ...webhookOf(standing) },
  { key: 'first-event', ...firstEventOf(standing) },
  { key: 'first-reply', ...firstReplyOf(standing) },
];

const item = (
  state: Item['state'],
  sentence: string,
  { remedy = null, copy = null, at = null }: Partial<Found> = {},
): Found => ({ state, sentence, remedy, copy, at });

/** What the platform answered was no answer to the question. */
const isTrouble = (code: string): boolean =>
  ['unreachable', 'rate-limited', 'unavailable', 'bad-response'].includes(code);

const saidBy = ({ message, said }: NonNullable<Standing['problem']>): string =>
  said === undefined ? message : `${message} It said: ${said}`;

function tokenOf({ traits, problem, inbox, checked_at: at }: Standing): Found {
  if (traits?.transport === 'local') return item('not-needed', 'No credentials are needed here.');
  if (problem?.code === 'auth')
    return item('failed', saidBy(problem), { remedy: problem.remedy ?? null, at });
  if (problem && isTrouble(problem.code))
    return item('waiting', `They cannot be checked with ${inbox} at present. ${saidBy(problem)}`, {
      remedy: problem.remedy ?? null,
      at,
    });
  return at === null
    ? item('waiting', 'The credentials have not been checked yet; they are within minutes.')
    : item('done', `The credentials are accepted by ${inbox}.`, { at });
}

/** Rights are proved by what they are for: the history was read, a reply was sent. */
function rightsOf({ traits, problem, checked_at, last_reply_at, hasHistory, around }: Standing): Found {
  if (traits?.transport === 'local') return item('not-needed', 'No rights are needed here.');
  if (problem?.code === 'auth') return item('waiting', 'This shows once the credentials are accepted.');
  if (problem && !isTrouble(problem.code))
    return item('failed', saidBy(problem), { remedy: problem.remedy ?? null, at: checked_at });
  const { read_at, reading_problem: refused } = around;
  if (hasHistory && refused !== null && !isTrouble(refused) && refused !== 'auth')
    return item('failed', 'The credentials are accepted, but may not read the conversations.', {
      ...{
        remedy: 'Give the credentials the rights that the guide below names, then check again.',
        at: read_at,
      },
    });
  if (problem || checked_at === null || (hasHistory && read_at === null))
    return item('waiting', 'This shows within seconds of the first look at the conversations.');
  return last_reply_at === null
    ? item('done', 'The credentials may read. That they may also reply, the first reply will show.', {
        at: read_at,
      })
    : item('done', 'The credentials may read and reply.', { at: last_reply_at });
}

function webhookOf(standing: Standing): Found {
  const { traits, hook, inbox, checked_at, last_hook_at, around } = standing;
  if (traits?.transport === 'local' || traits?.transport === 'pull')
    return item('not-needed', 'Messages come without a webhook here.');
  if (around.hooks_work) return item('done', 'The webhook brings messages.', { at: last_hook_at });
  if (hasGap(standing) || (hook === 'registered' && standing.last_found_at !== null))
    return silentHook(standing);
  if (hook === 'manual') return manualHook(standing);
  return hook === 'registered'
    ? item('done', `We have registered the webhook in ${inbox}.`, { at: checked_at })
    : item('waiting', 'The webhook has not been checked yet; it is within minutes.');
}

/** Messages came that it should have brought. */
function silentHook({ hook, inbox, webhookUrl, last_hook_at, last_found_at }: Standing): Found {
  const since =
    last_hook_at === null
      ? 'The webhook is registered, but has not reached us'
      : 'The webhook has stopped reaching us';
  const look =
    hook === 'manual'
      ? `See in ${inbox} that the webhook is still there, is on, and has this address.`
      : `Check now: we register it again. If it stays so, this address cannot be reached from ${inbox}.`;
  return item('failed', `${since}: messages were read from the history instead.`, {
    ...{ remedy: look, copy: webhookUrl, at: last_found_at },
  });
}

const manualHook = ({ hook_why: why, inbox, manual_steps, webhookUrl, checked_at: at }: Standing): Found =>
  item('manual', why ?? `The webhook is entered in ${inbox} by hand.`, {
    remedy: manual_steps.map(({ text }) => text).join(' ') || null,
    ...{ copy: webhookUrl, at },
  });

const waysFrom = (inbox: string) => ({
  webhook: 'Messages arrive; the last came by webhook.',
  history: `Messages arrive; the last was read from the history in ${inbox}.`,
  'built-in': 'Messages arrive.',
  unknown: 'Messages arrive.',
});

const firstEventOf = (standing: Standing): Found =>
  standing.last_event_at === null
    ? item('waiting', 'No message has arrived yet.', {
        remedy: 'Write something as a visitor would: it shows here within seconds.',
      })
    : item('done', waysFrom(standing.inbox)[lastWay(standing)], { at: standing.last_event_at });

function firstReplyOf({ trust, last_reply_at: at }: Standing): Found {
  if (at !== null) return item('done', 'Replies reach visitors.', { at });
  if (trust === 'auto') return item('waiting', 'No reply has been sent yet.');
  return item('not-needed', 'At this level of trust the assistant sends nothing to visitors by itself.');
}
