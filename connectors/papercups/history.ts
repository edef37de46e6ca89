import { z } from 'zod';
import type { ConnectorEvent, PulledPage } from '../../src/kit/index.js';
import { callApi, type PapercupsSession } from './api.js';
import { changeOf, eventsOf, isOwn, visitorOf } from './inbound.js';
import { ConversationPage, type WholeConversation } from './schemas.js';

/**
 * Where a reading of the history stands. It goes from the newest activity down to `since`; `top` is the newest activity
 * seen when it began, and becomes `since` once it is through. `after` is Papercups' own place in the list.
 */
const Cursor = z.object({
  since: z.iso.datetime().optional(),
  top: z.iso.datetime().optional(),
  after: z.string().optional(),
});
type Cursor = z.infer<typeof Cursor>;

/** Whole seconds, and a background job that notes the activity moments after the message (papercups.md 3.6). */
const overlapMs = 60_000;
/** Each conversation comes with all its messages. */
const pageSize = 20;

/** One page of conversations per call. Archived ones are in no list (papercups.md 6.4). */
export async function pull(cursor: string | undefined, session: PapercupsSession): Promise<PulledPage> {
  const place = cursor === undefined ? {} : Cursor.parse(JSON.parse(cursor));
  const query = { limit: pageSize, after: place.after };
  const page = await callApi(
    { method: 'GET', path: '/conversations', query, expect: ConversationPage },
    session,
  );
  const oldest = place.since === undefined ? 0 : Date.parse(place.since) - overlapMs;
  const isOld = (at: string | null | undefined) => typeof at === 'string' && Date.parse(at) < oldest;
  const recent = page.data.filter((one) => !isOld(one.last_activity_at ?? one.created_at));
  const isComplete = !page.next || page.data.some((one) => isOld(one.last_activity_at));
  return {
    events: recent.flatMap((one) => historyOf(one, oldest, session)),
    cursor: JSON.stringify(nextPlace(place, { page, isComplete })),
    isComplete,
  };
}

function nextPlace(
  { since, top }: Cursor,
  { page, isComplete }: { page: z.infer<typeof ConversationPage>; isComplete: boolean },
): Cursor {
  const seen = page.data.map((one) => one.last_activity_at).filter((at) => typeof at === 'string');
  const newest = [top, since, ...(top === undefined ? seen : [])].filter((at) => at !== undefined).sort();
  const reached = newest.at(-1);
  return isComplete ? { since: reached } : { since, top: reached, after: page.next ?? undefined };
}

/** Messages since then, oldest first, and how the conversation stands now. */
function historyOf(
  conversation: WholeConversation,
  oldest: number,
  { state }: PapercupsSession,
): ConnectorEvent[] {
  const visitor = visitorOf(conversation);
  const messages = conversation.messages
    .filter((message) => isOwn(conversation, message) && Date.parse(message.created_at) >= oldest)
    .sort((a, b) => a.created_at.localeCompare(b.created_at))
    .flatMap((message) => eventsOf(message, visitor));
  const at = conversation.last_activity_at ?? conversation.created_at;
  return [...messages, changeOf(conversation, at, state)];
}
