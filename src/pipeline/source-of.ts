import type { Source } from '../inbox/turn.js';
import type { FoundPassage } from '../knowledge/search-knowledge.js';

const maxQuoteLength = 300;

/** Where an answer stands, as it is stored with the message and shown to whoever asks why. */
export const sourceOf = (passage: FoundPassage, quote = passage.text): Source => ({
  source_id: passage.source_id,
  passage_id: passage.passage_id,
  title: passage.source_title,
  quote: quote.slice(0, maxQuoteLength),
});
