import { ConnectorError, type ConnectorEvent, ifFound } from '../../src/kit/index.js';
import { z } from 'zod';
import type { Crisp, CrispApi } from './api.js';
import { messageEvent, updateEvent, visitorOf } from './inbound.js';
import { Conversation, Facts, Message } from './schemas.js';

/** What a read gave; an answer from a cache may be older than what is asked about. */
interface Read<T> {
  found: T | undefined;
  isCached: boolean;
}

/** One more page than five, and the conversation is too busy to be read back. */
const mostPages = 5;

/**
 * The messages since a time, latest page first. The address holds the present time, so that no cache knows its answer.
 * `isWhole`: none is missing.
 */
export async function messagesSince(sessionId: string, since: number, crisp: CrispApi) {
  const messages = new Map<number, Message>();
  let before = Date.now() + 60_000;
  let isCached = false;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { timestamp_before: before };
    const path = `${crisp.conversation(sessionId)}/messages`;
    const answer = await crisp.call({ method: 'GET', path, query, expect: looseList(Message) });
    ...
  }
}
