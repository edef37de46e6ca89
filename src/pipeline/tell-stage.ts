import type { PhraseMet } from './obey-phrases.js';
import type { Told } from './trace.js';
import {
  type Admitted,
  type Captured,
  type Drafted,
  type Grounded,
  isStop,
  type Stop,
  type Understood,
} from './turn-state.js';

/** What each stage leaves in the turn's record for whoever asks why. */

/** Notes that are the same each time; the dashboard has words for each of them. */
export const stageNotes = {
  admitted: 'admitted',
  noIntent: 'no known intent',
  noContacts: 'no contact data',
  contacts: 'contact data found',
  noPhrase: 'none of them',
  quoted: 'quoted from the knowledge',
  written: 'written by the model',
  supported: 'supported by its sources',
} as const;

export const tellAdmitted =
  ({ turn, trust }: Admitted) =>
  (refusal: Stop | undefined): Told => ({
    inputs: { message_ids: turn.messages.map(({ id }) => id), waited_ms: Math.round(turn.waitedMs), trust },
    note: refusal?.because ?? stageNotes.admitted,
  });

export const tellUnderstood = ({ language, intent, confidence, candidates }: Understood): Told => ({
  inputs: {
    language,
    intent: intent?.name ?? null,
    confidence,
    candidates: candidates.map(({ name }) => name),
  },
  note: intent === null ? stageNotes.noIntent : `intent ${intent.name}`,
});

export const tellCaptured = ({ lead }: Captured): Told => ({
  inputs: {
    has_name: lead?.name !== undefined,
    has_email: lead?.email !== undefined,
    has_phone: lead?.phone !== undefined,
  },
  note: lead === null ? stageNotes.noContacts : stageNotes.contacts,
});

/** The phrase is the business's own, as it wrote it. */
export const tellPhrases = (met: PhraseMet | undefined): Told => ({
  inputs: met === undefined ? {} : { phrase: met.phrase },
  note: met === undefined ? stageNotes.noPhrase : `“${met.phrase}”`,
});

export const tellGrounded = (result: Grounded | Stop): Told =>
  isStop(result)
    ? { inputs: { passage_ids: [] }, note: result.because }
    : {
        inputs: {
          passage_ids: result.passages.map(({ passage_id }) => passage_id),
          best_score: Math.round((result.passages[0]?.score ?? 0) * 1000) / 1000,
        },
        note: result.passages.length === 1 ? '1 passage' : `${result.passages.length} passages`,
      };

export const tellDrafted = (result: Drafted | Stop): Told =>
  isStop(result)
    ? { inputs: {}, note: result.because }
    : {
        inputs: {
          model: result.model,
          cited: result.cited.map(({ passage_id }) => passage_id),
          tokens_in: result.tokens.in,
          tokens_out: result.tokens.out,
        },
        note: result.model === null ? stageNotes.quoted : stageNotes.written,
      };

export const tellJudged = (result: Drafted | Stop): Told => ({
  inputs: {},
  note: isStop(result) ? result.because : stageNotes.supported,
});
