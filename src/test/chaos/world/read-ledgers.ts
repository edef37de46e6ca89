import { z } from 'zod';
import type { StoredMessage as CrispStored } from '../../simulators/crisp/ledger.js';
import type { StoredMessage as PapercupsStored } from '../../simulators/papercups/ledger.js';
import { type Clock, realMs } from '../clock.js';
import type { Platforms } from './start-platforms.js';

/** One act of storing a message of ours at a platform. */
export interface OurMessage {
  conversation: string;
  /** The mark that we planted; a message of ours has one. */
  mark: string;
  isNote: boolean;
  text: string;
  /** On the machine's clock. */
  atMs: number;
}

/** All that the platforms stored of ours, in order, twice where it was stored twice. */
export const ourMessages = ({ crisp, papercups }: Platforms, clock: Clock): OurMessage[] =>
  [
    ...crisp.ledger.messages.flatMap((entry) => atCrisp(entry)),
    ...papercups.ledger.messages.flatMap((entry) => atPapercups(entry)),
  ].map((message) => ({ ...message, atMs: realMs(clock, message.atMs) }));

function atCrisp({ by, at, message }: CrispStored): OurMessage[] {
  if (by !== 'api') return [];
  const { session_id: conversation, fingerprint, type, content } = message;
  const text = typeof content === 'string' ? content : '';
  return [{ conversation, mark: String(fingerprint), isNote: type === 'note', text, atMs: at.getTime() }];
}

const Marked = z.object({ patchbay: z.string() });

function atPapercups({ origin, at, message }: PapercupsStored): OurMessage[] {
  const mark = Marked.safeParse(message.metadata).data?.patchbay;
  if (origin !== 'api') return [];
  const { conversation_id: conversation, body, private: isPrivate } = message;
  return [
    { conversation, mark: mark ?? '', isNote: isPrivate === true, text: body ?? '', atMs: at.getTime() },
  ];
}

const CrispHook = z.object({ data: z.object({ session_id: z.string(), fingerprint: z.number() }) });
const PapercupsHook = z.object({ id: z.string(), conversation_id: z.string() });

/** The messages whose hook got a 2xx, as `conversation message`: the product has promised not to lose them. */
export function acknowledged({ crisp, papercups }: Platforms): Set<string> {
  const acknowledgedIds = new Set<string>();
  for (const { event, status, body } of crisp.ledger.deliveries) {
    if (event !== 'message:send' || !isGood(status)) continue;
    const { data } = CrispHook.parse(JSON.parse(body));
    acknowledgedIds.add(`${data.session_id} ${data.fingerprint}`);
  }
  for (const { event, status, payload } of papercups.ledger.deliveries) {
    if (event !== 'message:created' || !isGood(status)) continue;
    const { id, conversation_id } = PapercupsHook.parse(payload);
    acknowledgedIds.add(`${conversation_id} ${id}`);
  }
  return acknowledgedIds;
}

const isGood = (status: number | null): boolean => status !== null && status >= 200 && status < 300;
