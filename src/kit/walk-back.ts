import { z } from 'zod';
import type { PulledPage } from './connector.js';
import type { ConnectorEvent } from './event.js';

/** One conversation of a platform's list. */
export interface ListedConversation {
  /** Undefined where nothing has happened in it yet: that tells nothing about how far the list has been read. */
  lastActivity: string | undefined;
  /** Changes with whatever happens in it: where a read costs calls, the same version is not read twice. */
  version?: string;
  /** Its events since then, in milliseconds since 1970; what is older is left out afterwards. */
  read: (since: number) => readonly ConnectorEvent[] | Promise<readonly ConnectorEvent[]>;
}

/** One page of a list that begins with the latest activity. `next` is the place of the next page. */
export interface ListedPage {
  conversations: readonly ListedConversation[];
  next: string | undefined;
}

/** The cursor with which a history is read from a moment on; every `pull` understands it. */
export const beginAt = (since: Date): string => JSON.stringify({ since: since.toISOString() });

const time = z.iso.datetime().optional();

/**
 * Where a reading of the history stands. It goes from the latest activity down to `since`; `top`, the latest activity
 * seen when it began, becomes `since` once it is through, so that what happens meanwhile is read the next time. `known`
 * are the versions read around `since` by the walk before, `read` those around `top` by this one.
 */
const versions = z.array(z.string()).default([]);
const Cursor = z.object({
  since: time,
  top: time,
  place: z.string().optional(),
  known: versions,
  read: versions,
});

/** Clocks of whole seconds, and platforms that note an activity moments after the message. */
const overlapMs = 60_000;

/**
 * One step of `pull` for platforms that list conversations with the latest activity first: reads one page, oldest message
 * of each conversation first. Without a cursor it goes to the end of the list.
 */
export async function walkBack(
  cursor: string | undefined,
  readPage: (place: string | undefined) => Promise<ListedPage>,
): Promise<PulledPage> {
  const { since, place, known, ...begun } = Cursor.parse(JSON.parse(cursor ?? '{}'));
  const oldest = since === undefined ? 0 : Date.parse(since) - overlapMs;
  const isRecent = (at: string | undefined) => at === undefined || Date.parse(at) >= oldest;
  const { conversations, next } = await readPage(place);
  const recent = conversations.filter(({ lastActivity }) => isRecent(lastActivity));
  const isComplete = next === undefined || recent.length < conversations.length;
  const latest = conversations.find(({ lastActivity }) => lastActivity !== undefined)?.lastActivity;
  const top = begun.top ?? latest ?? since;
  const events: ConnectorEvent[] = [];
  const read = [...begun.read];
  for (const conversation of recent) {
    const { version, lastActivity } = conversation;
    if (version === undefined || !known.includes(version)) events.push(...(await conversation.read(oldest)));
    if (version !== undefined && isAround(top, lastActivity)) read.push(version);
  }
  const reached = isComplete ? { since: top, known: read } : { since, top, place: next, known, read };
  return {
    events: events.filter((event) => event.kind !== 'message' || isRecent(event.sent_at)),
    cursor: JSON.stringify(reached),
    isComplete,
  };
}

/** Within the overlap of the next walk. */
const isAround = (top: string | undefined, at: string | undefined): boolean =>
  top === undefined || at === undefined || Date.parse(at) >= Date.parse(top) - overlapMs;

const mostPages = 25;

/**
 * The entries of a list since a time in milliseconds since 1970, and some before, oldest first. `readBefore` reads one page,
 * oldest first: the latest, or the one before an entry; empty where there is nothing older. `isSure`: none is missing.
 */
export async function readSince<Entry extends { created_at: string }>(
  since: number,
  readBefore: (oldest?: Entry) => Promise<readonly Entry[]>,
): Promise<{ entries: readonly Entry[]; isSure: boolean }> {
  let entries: readonly Entry[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const [oldest, ...others] = await readBefore(entries[0]);
    if (oldest === undefined) return { entries, isSure: true };
    entries = [oldest, ...others, ...entries];
    if (Date.parse(oldest.created_at) < since) return { entries, isSure: true };
  }
  return { entries, isSure: false };
}
