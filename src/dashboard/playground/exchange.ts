import { z } from 'zod';
import { ChatTrial } from '../../contract/chat.js';

/** Something that was asked, and what came of it. */
export const Exchange = z.object({ id: z.string(), question: z.string(), answer: ChatTrial });
export type Exchange = z.infer<typeof Exchange>;

/** One conversation of the playground, as this tab keeps it. The server knows it by its session. */
export const Talk = z.object({ sessionId: z.string(), exchanges: z.array(Exchange) });
export type Talk = z.infer<typeof Talk>;

export const newTalk = (): Talk => ({ sessionId: newSessionId(), exchanges: [] });

/** What this tab kept; of an older version of the page, or none, a new one is begun. */
export function readTalk(kept: string | undefined): Talk {
  try {
    return Talk.parse(JSON.parse(kept ?? ''));
  } catch {
    return newTalk();
  }
}

/** Not randomUUID: an installation within a house may be reached without https, where browsers have none. */
const newSessionId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
