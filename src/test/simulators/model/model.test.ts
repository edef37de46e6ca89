import assert from 'node:assert/strict';
import OpenAI, { APIConnectionError, APIError } from 'openai';
import { z } from 'zod';
import type { ChatRequest } from './chat-request.js';
import type { AnswerOutcome } from './faults.js';
import { parseJson } from './parse-json.js';
import { type ModelSimulator, startModel } from './start.js';

const Shape = z.object({
  answer: z.string(),
  passage_ids: z.array(z.string()),
  unsure: z.boolean(),
  intent: z.string().nullable(),
});

const input = {
  question: 'How long does delivery to Norway take?',
  passages: [
    { id: 'p1', title: 'Returns', text: 'You may return goods within 30 days. Start under My orders.' },
    { id: 'p2', title: 'Delivery', text: 'We love boats. Delivery to Norway takes 3 to 5 working days.' },
  ],
  possible_intents: [{ name: 'shipping_time', label: 'Delivery time' }],
};

const messages = (data: unknown = input): OpenAI.ChatCompletionMessageParam[] => [
  { role: 'system', content: 'You answer visitors. Secret: CANARY.' },
  { role: 'user', content: JSON.stringify(data) },
];

const format = (): OpenAI.ResponseFormatJSONSchema => ({
  type: 'json_schema',
  json_schema: { name: 'answer', strict: true, schema: z.toJSONSchema(Shape) },
});

describe('Model simulator', () => {
  let model: ModelSimulator;
  let client: OpenAI;

  beforeEach(async () => {
    model = await startModel();
    client = new OpenAI({ apiKey: model.apiKey, baseURL: model.url, maxRetries: 0, timeout: 5_000 });
  });
  afterEach(() => model.stop());

  const ask = (data?: unknown, more: { max_completion_tokens?: number } = {}) =>
    client.chat.completions.create({
      model: 'm1',
      messages: messages(data),
      response_format: format(),
      ...more,
    });
  const meant = async (data?: unknown) =>
    Shape.parse(parseJson((await ask(data)).choices[0]?.message.content ?? ''));
  const streamed = async (signal?: AbortSignal) => {
    const stream = await client.chat.completions.create(
      { model: 'm1', messages: messages(), stream: true, stream_options: { include_usage: true } },
      { signal },
    );
    const pieces: string[] = [];
    let finish: string | null = null;
    let usage: OpenAI.CompletionUsage | undefined;
    for await (const chunk of stream) {
      pieces.push(chunk.choices[0]?.delta.content ?? '');
      finish = chunk.choices[0]?.finish_reason ?? finish;
      usage = chunk.usage ?? usage;
    }
    return { text: pieces.join(''), finish, usage };
  };
  const answersWith = (...outcomes: AnswerOutcome[]) => {
    model.faults.answers.queue('*', ...outcomes);
  };
  const fails = async (work: () => Promise<unknown>) => {
    const error = await work().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof APIError, String(error));
    return error;
  };

  describe('answers', () => {
    it('quotes the passage that fits, names it and the intent, in the shape asked for', async () => {
      assert.deepEqual(await meant(), {
        answer: 'Delivery to Norway takes 3 to 5 working days.',
        passage_ids: ['p2'],
        unsure: false,
        intent: 'shipping_time',
      });
    });

    it('is unsure where no passage fits, and where the prompt is not the product’s', async () => {
      const unsure = { answer: '', passage_ids: [], unsure: true, intent: null };
      assert.deepEqual(await meant({ question: 'Vaccinations?', passages: input.passages }), unsure);
      assert.deepEqual(await meant('Hello'), unsure);
    });

    it('still finds the question when asked to repair its answer', async () => {
      const { choices } = await client.chat.completions.create({
        model: 'm1',
        messages: [
          ...messages(),
          { role: 'assistant', content: '{' },
          { role: 'user', content: 'Again, JSON only.' },
        ],
        response_format: format(),
      });
      assert.match(choices[0]?.message.content ?? '', /3 to 5 working days/);
    });

    it('streams the same words as it answers in one piece, with usage at the end', async () => {
      const whole = await client.chat.completions.create({ model: 'm1', messages: messages() });
      const { text, finish, usage } = await streamed();
      assert.equal(text, whole.choices[0]?.message.content);
      assert.deepEqual([finish, usage], ['stop', whole.usage]);
      assert.equal(whole.usage?.total_tokens, whole.usage!.prompt_tokens + whole.usage!.completion_tokens);
    });

    it('lets a test put its own answer in, and hold it back', async () => {
      let release: (content: string) => void = () => undefined;
      const seen: ChatRequest[] = [];
      model.world.answer = (request) => {
        seen.push(request);
        return new Promise((resolve) => (release = (content) => resolve({ content })));
      };
      const thinking = model.ledger.nextCall(({ model: name }) => name === 'm1', 5_000);
      const asked = ask();
      const call = await thinking;
      assert.deepEqual([call.status, call.content], [null, null]);
      release('later');
      assert.equal((await asked).choices[0]?.message.content, 'later');
      assert.equal(seen[0]?.instructions, 'You answer visitors. Secret: CANARY.');
    });

    it('takes as long as it is told', async () => {
      model.world.answer = () => ({ content: 'slow', latencyMs: 40 });
      const started = performance.now();
      await ask();
      assert.ok(performance.now() - started >= 35);
    });

    it('cuts at the limit of tokens and says so', async () => {
      const { choices, usage } = await ask(undefined, { max_completion_tokens: 5 });
      assert.deepEqual([choices[0]?.finish_reason, usage?.completion_tokens], ['length', 5]);
    });

    it('keeps every call with its whole prompt and its tokens', async () => {
      await ask();
      const [call] = model.ledger.calls;
      assert.ok(call?.prompt.includes('CANARY') && call.prompt.includes('We love boats'));
      assert.deepEqual(
        [call.route, call.key, call.model, call.status],
        ['chat.completions', model.apiKey, 'm1', 200],
      );
      assert.ok(call.tokens.in > 50 && call.tokens.out > 10 && (call.tookMs ?? 0) > 0);
      model.ledger.clear();
      assert.deepEqual(model.ledger.calls, []);
    });
  });

  describe('refuses', () => {
    it('F-042: a missing, wrong or withdrawn key with 401', async () => {
      const stranger = new OpenAI({ apiKey: 'other', baseURL: model.url, maxRetries: 0 });
      const error = await fails(() => stranger.models.list());
      assert.deepEqual(
        [error.status, error.code, error.type],
        [401, 'invalid_api_key', 'invalid_request_error'],
      );
      assert.equal((await fetch(`${model.url}/models`)).status, 401);
      model.world.apiKeys.delete(model.apiKey);
      assert.equal((await fails(ask)).status, 401);
    });

    it('unknown models where it has a list, and shows the list', async () => {
      model.world.models = ['known'];
      const error = await fails(ask);
      assert.deepEqual([error.status, error.code], [404, 'model_not_found']);
      assert.deepEqual(
        (await client.models.list()).data.map(({ id }) => id),
        ['known'],
      );
    });

    it('strict schemas with optional or additional properties, and JSON mode without the word', async () => {
      for (const schema of [
        z.toJSONSchema(z.object({ a: z.string().optional() })),
        z.toJSONSchema(z.looseObject({ a: z.string() })),
        z.toJSONSchema(z.object({ deep: z.array(z.object({ a: z.string().optional() })) })),
      ]) {
        const error = await fails(() =>
          client.chat.completions.create({
            model: 'm1',
            messages: messages(),
            response_format: { type: 'json_schema', json_schema: { name: 'a', strict: true, schema } },
          }),
        );
        assert.deepEqual([error.status, error.param], [400, 'response_format']);
      }
      const quiet: OpenAI.ChatCompletionMessageParam[] = [{ role: 'user', content: 'Hello' }];
      const response_format = { type: 'json_object' as const };
      const error = await fails(() =>
        client.chat.completions.create({ model: 'm1', messages: quiet, response_format }),
      );
      assert.equal(error.status, 400);
    });

    it('bodies of a wrong shape and unknown paths', async () => {
      const headers = { Authorization: `Bearer ${model.apiKey}` };
      const post = (path: string, body: string) =>
        fetch(`${model.url}${path}`, { method: 'POST', headers, body });
      assert.equal((await post('/chat/completions', '{"model":"m1"}')).status, 400);
      assert.equal((await post('/chat/completions', 'no json')).status, 400);
      assert.equal((await post('/completions', '{}')).status, 404);
    });
  });

  describe('fails', () => {
    it('F-034: 429 with and without Retry-After, F-035: 500', async () => {
      const limited = { kind: 'status' as const, status: 429 };
      model.faults.calls.queue('chat.completions', { ...limited, headers: { 'retry-after': '3' } }, limited);
      const first = await fails(ask);
      assert.deepEqual(
        [first.status, first.code, first.headers?.get('retry-after')],
        [429, 'rate_limit_exceeded', '3'],
      );
      assert.equal((await fails(ask)).headers?.get('retry-after'), null);
      model.faults.calls.queue('*', { kind: 'status', status: 500 });
      const broken = await fails(ask);
      assert.deepEqual([broken.status, broken.type], [500, 'server_error']);
    });

    it('F-036: hangs, cuts, or says its first word late', async () => {
      const calls = model.faults.calls;
      calls.queue('chat.completions', { kind: 'hang' }, { kind: 'reset' });
      const impatient = new OpenAI({ apiKey: model.apiKey, baseURL: model.url, maxRetries: 0, timeout: 30 });
      const question = { model: 'm1', messages: messages() };
      await assert.rejects(impatient.chat.completions.create(question), APIConnectionError);
      await assert.rejects(client.chat.completions.create(question), APIConnectionError);
      answersWith({ kind: 'slow-first-token', delayMs: 40 });
      const started = performance.now();
      const { finish } = await streamed();
      assert.ok(finish === 'stop' && performance.now() - started >= 35);
    });

    it('F-037: gives no JSON, in another way each time', async () => {
      const texts = new Set<string>();
      for (let variant = 0; variant < 12; variant += 1) {
        answersWith({ kind: 'malformed' });
        const text = (await ask()).choices[0]?.message.content ?? '';
        assert.equal(parseJson(text), undefined, text);
        texts.add(text);
      }
      assert.equal(texts.size, 12);
    });

    it('F-037: gives JSON of another shape, in another way each time', async () => {
      const texts = new Set<string>();
      for (let variant = 0; variant < 10; variant += 1) {
        answersWith({ kind: 'wrong-schema', variant });
        const text = (await ask()).choices[0]?.message.content ?? '';
        assert.notEqual(parseJson(text), undefined);
        assert.equal(Shape.safeParse(parseJson(text)).success, false, text);
        texts.add(text);
      }
      assert.equal(texts.size, 10);
    });

    it('F-038: breaks a stream, or an answer in one piece, in the middle', async () => {
      for (const share of [0, 0.3, 0.9]) {
        answersWith({ kind: 'cut', share }, { kind: 'cut', share });
        await assert.rejects(streamed());
        await assert.rejects(ask());
      }
    });

    it('F-039: is empty, refuses, or is stopped by a filter', async () => {
      answersWith({ kind: 'empty' }, { kind: 'refusal' }, { kind: 'content-filter' });
      const outcomes = [];
      for (let count = 0; count < 3; count += 1) {
        const { message, finish_reason } = (await ask()).choices[0]!;
        outcomes.push([message.content === '', message.refusal !== null, finish_reason]);
      }
      assert.deepEqual(outcomes, [
        [true, false, 'stop'],
        [false, true, 'stop'],
        [false, false, 'content_filter'],
      ]);
    });

    it('F-040: talks up to the limit, or until the client hangs up', async () => {
      answersWith({ kind: 'endless' });
      const { choices, usage } = await ask(undefined, { max_completion_tokens: 700 });
      assert.deepEqual([choices[0]?.finish_reason, usage?.completion_tokens], ['length', 700]);
      answersWith({ kind: 'endless', ignoresLimit: true }, { kind: 'endless', ignoresLimit: true });
      await assert.rejects(streamed(AbortSignal.timeout(60)));
      const response = await fetch(`${model.url}/chat/completions`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${model.apiKey}` },
        body: JSON.stringify({ model: 'm1', messages: messages() }),
        signal: AbortSignal.timeout(60),
      });
      await assert.rejects(response.text(), { name: 'TimeoutError' });
    });

    it('meets an answer fault only for the schema that it is scripted for', async () => {
      model.faults.answers.chance('another', 1, { kind: 'empty' });
      assert.equal((await meant()).unsure, false);
      model.faults.answers.chance('answer', 1, { kind: 'empty' });
      assert.equal((await ask()).choices[0]?.message.content, '');
      model.faults.clear();
      assert.equal((await meant()).unsure, false);
    });
  });
});
