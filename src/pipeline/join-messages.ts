import { splitSentences } from '../knowledge/split-sentences.js';

/** What a visitor wrote, cut for those who read it. The whole stays stored (F-073). */
export interface JoinedMessages {
  /** For finding contact data, which may stand anywhere. */
  said: string;
  /** For the model. */
  question: string;
  /** What it comes down to: a question in a long story is found and understood by itself. */
  core: string;
}

const maxSaid = 20_000;
/** Of a text that is too long for the model, these parts of its beginning and its end, with what it comes down to. */
const beginning = 800;
const end = 2_600;
const maxQuestion = 4_000;
/** Up to this length a message is taken as it is. */
const shortMessage = 500;

/** The texts of a turn's messages, in the order in which they were written. */
export function joinMessages(texts: readonly string[]): JoinedMessages {
  const whole = texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n');
  const said = whole.length <= maxSaid ? whole : partsOf(whole, [beginning, maxSaid - beginning]);
  const core = coreOf(said);
  return { said, question: said.length <= maxQuestion ? said : questionOf(said, core), core };
}

const leftOut = '\n[…]\n';

const partsOf = (text: string, [first, last]: readonly [number, number], between = ''): string =>
  [text.slice(0, first), between, text.slice(-last)]
    .filter((part) => part !== '')
    .join(leftOut)
    .toWellFormed();

function questionOf(said: string, core: string): string {
  const ends = partsOf(said, [beginning, end]);
  return ends.includes(core) ? ends : partsOf(said, [beginning, end], core);
}

/** The questions of a long text, the last ones if there are many; where none is asked, what it ends with. */
function coreOf(said: string): string {
  if (said.length <= shortMessage) return said;
  const sentences = splitSentences(said);
  const questions = sentences.filter((sentence) => /[?؟]["”»)]*$/u.test(sentence));
  const telling = questions.length > 0 ? questions : sentences;
  const kept: string[] = [];
  for (const sentence of telling.toReversed()) {
    if (kept.length > 0 && kept.join(' ').length + sentence.length >= shortMessage) break;
    kept.unshift(sentence);
  }
  return kept.join(' ').slice(-shortMessage).toWellFormed();
}

/** Whether there is anything in it to read: a letter or a digit, not only signs and emoji. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** Whether something is asked, in any script. */
export const asks = (text: string): boolean => /[?؟]/u.test(text);
