import { z } from 'zod';
import { type TestVisitor } from '../../harness/open-widget.js';
import type { Api } from '../../harness/start-test-app.js';

/** What one process said it has. */
export interface Promised {
  /** Each text is unique. */
  words: Set<string>;
  visitors: readonly TestVisitor[];
  /** The conversation of the API's caller, once an answer named it. */
  conversationId?: string;
}

interface Writing {
  visitors: readonly TestVisitor[];
  api: Api;
  round: number;
}

/** Visitors of the chat window and a caller of the API write without a pause until the process is gone. */
export async function writeUntilGone({ visitors, api, round }: Writing): Promise<Promised> {
  const promised: Promised = { words: new Set(), visitors };
  const all = visitors.map((visitor, number) =>
    untilGone(async (turn) => {
      const words = `Are you open on Sunday? ${round}-${number}-${turn}`;
      if ((await visitor.post(words)).ok) promised.words.add(words);
    }),
  );
  const chat = untilGone(async (turn) => {
    const words = `When do you open? ${round}-api-${turn}`;
    const { status, body } = await api.call('POST', '/api/v1/chat', {
      session_id: `round-${round}`,
      message: words,
    });
    if (status !== 200) return;
    promised.words.add(words);
    promised.conversationId = Answer.parse(body).conversation_id;
  });
  await Promise.all([...all, chat]);
  return promised;
}

const Answer = z.looseObject({ conversation_id: z.string() });

async function untilGone(write: (turn: number) => Promise<void>): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    try {
      await write(turn);
    } catch (error) {
      // `fetch` says so when the connection breaks or nobody listens.
      if (error instanceof TypeError || error instanceof SyntaxError) return;
      throw error;
    }
  }
}

const Said = z.looseObject({ messages: z.array(z.looseObject({ text: z.string() })) });

/** What was promised and is not there any more. */
export async function missingWords(promised: Promised, api: Api): Promise<string[]> {
  const there = new Set<string>();
  for (const visitor of promised.visitors)
    for (const { text } of (await visitor.history()).messages) there.add(text);
  if (promised.conversationId !== undefined) {
    const read = await api.get(`/api/v1/conversations/${promised.conversationId}`);
    for (const { text } of Said.parse(read).messages) there.add(text);
  }
  return [...promised.words].filter((words) => !there.has(words));
}
