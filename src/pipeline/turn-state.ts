import { z } from 'zod';
import type { PublishedAssistant } from '../assistants/read-assistant.js';
import type { TrustLevel } from '../contract/common.js';
import type { HandoverReason } from '../contract/turns.js';
import type { LeadFound, OpenTurn, Source } from '../inbox/turn.js';
import type { StoredIntent } from '../intents/load-intents.js';
import type { FoundPassage } from '../knowledge/search-knowledge.js';
import type { JoinedMessages } from './join-messages.js';

/** What is known of a turn, stage after stage. Each stage adds its part and hands the rest on. */

export interface Admitted extends JoinedMessages {
  turn: OpenTurn;
  assistant: PublishedAssistant;
  /** When the turn was claimed, on the database's clock. */
  now: Date;
  /** How far the bot may go here: the narrowest of connection, assistant and, once known, intent. */
  trust: TrustLevel;
  /** A human has the conversation: nothing is said, only contact data is kept. */
  isSilent: boolean;
}

export interface Understood extends Admitted {
  language: string;
  /** All that the assistant knows. */
  intents: readonly StoredIntent[];
  intent: StoredIntent | null;
  confidence: number | null;
  /** What it may mean when the classifier is unsure; the model is asked along with the answer. */
  candidates: readonly StoredIntent[];
}

export interface Captured extends Understood {
  lead: LeadFound | null;
}

export interface Grounded extends Captured {
  passages: readonly FoundPassage[];
}

export interface Drafted extends Grounded {
  text: string;
  sources: readonly Source[];
  model: string | null;
  tokens: { in: number; out: number };
  /** Passages that the draft says it rests on. */
  cited: readonly FoundPassage[];
}

/** Why a turn ends before its answer, or what is said instead of one. */
export type Stop = { text?: string } & (
  { stop: 'hand-over'; because: HandoverReason } | { stop: 'stay-silent' | 'reply'; because: Reason }
);

export const isStop = (result: object): result is Stop => 'stop' in result;

/** Every reason of a decision, with the sentence that a business person reads. */
export const reasons = {
  grounded: 'The answer was found in your knowledge.',
  'canned-reply': 'The visitor’s message has a fixed reply.',
  'said-already': 'The fixed reply to this was the last thing that was said.',
  'booking-link': 'The visitor wants an appointment and got the booking address.',
  'contact-noted': 'The visitor left contact data and asked nothing else.',
  'nothing-known': 'Your knowledge holds no answer to this.',
  unsupported: 'The drafted answer was not supported by your knowledge, so it was not sent.',
  'asked-for-human': 'The visitor asked for a human, or the matter needs one.',
  'handover-phrase': 'The message holds a word or phrase for which you want a human to be called.',
  acknowledged: 'The visitor showed that the answer was read and asked nothing more.',
  displeased: 'The visitor showed displeasure without words; a human should look at it.',
  'attachment-only': 'The visitor sent a file without words; a human should look at it.',
  'nothing-to-read': 'The message holds no words to answer.',
  stale: 'The message had waited too long for an automatic answer to make sense.',
  'switched-off': 'The assistant is switched off.',
  ignored: 'The message is spam or needs no answer.',
  'human-answers': 'A human has this conversation.',
  failing: 'Answering failed several times, so a human was called.',
  loop: 'The other side answers like a bot; a human should look at it.',
  'model-rests': 'The language model has failed lately and is being left alone for a moment.',
  'model-budget': 'The budget of model calls for today is used up.',
  'model-failed': 'The language model gave no usable answer.',
  'plan-ended': 'The trial of the business has ended, so the assistant answers nobody.',
  shadow: 'The trust level is “shadow”: the assistant decides and says nothing.',
} as const;
export type Reason = keyof typeof reasons;

/** In words; the record of the stages names the phrase that called a human. */
export function explain(reason: string, stages: unknown = []): string {
  const sentence = reason in reasons ? reasons[reason as Reason] : 'The assistant decided so.';
  const phrase = reason === 'handover-phrase' ? phraseIn(stages) : undefined;
  return phrase === undefined ? sentence : `${sentence.slice(0, -1)}: “${phrase}”.`;
}

/** The sentence behind the code that a stage left as its note; null where the note is none. */
export const explainNote = (note: string): string | null =>
  note in reasons ? reasons[note as Reason] : null;

const Phrased = z.array(z.object({ inputs: z.object({ phrase: z.string().optional() }) })).catch([]);

const phraseIn = (stages: unknown): string | undefined =>
  Phrased.parse(stages).find(({ inputs }) => inputs.phrase !== undefined)?.inputs.phrase;
