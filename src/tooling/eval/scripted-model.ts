import { z } from 'zod';
import type { Write } from '../../models/write.js';
import type { ModelScript } from './scenario.js';

/** What the product puts before its model. */
const Input = z.object({
  question: z.string(),
  passages: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
});
type Input = z.infer<typeof Input>;

export interface ModelCall {
  t: number;
  /** All that the model read. */
  prompt: string;
}

export interface ModelDeps {
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  /** Told of every call as it begins. */
  note: (call: ModelCall) => void;
}

/** A model that answers by rules, and as slowly as they say. */
export const scriptModel =
  (script: ModelScript, { now, sleep, note }: ModelDeps): Write =>
  async ({ instructions, input, expect }) => {
    const prompt = `${instructions}\n${JSON.stringify(input)}`;
    note({ t: now(), prompt });
    const answer = expect.parse(answerTo(Input.parse(input), prompt, script));
    await sleep(script.latency_ms);
    return { answer, model: 'scripted', tokens: { in: 0, out: 0 } };
  };

function answerTo(input: Input, prompt: string, { rules }: ModelScript): object {
  const isIn = (text: string) => (snippet: string) => text.toLowerCase().includes(snippet.toLowerCase());
  const rule = rules.find(
    ({ if_any, context }) => if_any.some(isIn(input.question)) && context.every(isIn(prompt)),
  );
  if (!rule) return { answer: '', passage_ids: [], unsure: true, intent: null };
  const holding = input.passages.filter(({ title, text }) => rule.context.some(isIn(`${title}\n${text}`)));
  // A model that makes something up says that it rests on whatever it was given.
  const cited = holding.length > 0 ? holding : input.passages;
  return { answer: rule.reply, passage_ids: cited.map(({ id }) => id), unsure: false, intent: null };
}
