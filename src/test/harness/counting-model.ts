import { z } from 'zod';
import type { Write, WriteFailure } from '../../models/write.js';

const Input = z.object({ question: z.string(), passages: z.array(z.object({ id: z.string() })) });

export interface CountingModel {
  write: Write;
  /** The questions that it was asked. */
  asked: string[];
}

/** A model that rests its answer on the first passage, unless `fails` says why it cannot. */
export function countingModel(fails: () => WriteFailure | undefined = () => undefined): CountingModel {
  const asked: string[] = [];
  const write: Write = ({ input, expect }) => {
    const { question, passages } = Input.parse(input);
    asked.push(question);
    const failure = fails();
    if (failure) return Promise.reject(failure);
    const passage_ids = passages.slice(0, 1).map(({ id }) => id);
    const text = 'We are open Monday to Saturday from 9:00 to 17:00. On Sunday we are closed.';
    const answer = expect.parse({ answer: text, passage_ids, unsure: false, intent: null });
    return Promise.resolve({ answer, model: 'counting', tokens: { in: 1, out: 1 } });
  };
  return { write, asked };
}
