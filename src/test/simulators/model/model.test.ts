import assert from 'node:assert/strict';
import OpenAI from 'openai';
import { z } from 'zod';
import type { ChatRequest } from './chat-request.js';
import { parseJson } from './parse-json.js';
import { apiError, askSample, format, input, messages, Shape, streamSample } from './sample-request.js';
import { type ModelSimulator, startModel } from './start.js';

describe('Model simulator', () => {
  let model: ModelSimulator;
  let client: OpenAI;

  beforeEach(async () => {
    model = await startModel();
    client = new OpenAI({ apiKey: model.apiKey, baseURL: model.url, maxRetries: 0, timeout: 5_000 });
  });
  afterEach(() => model.stop());

  const ask = () => askSample(client);
  const meant = async (data?: unknown) =>
    Shape.parse(parseJson((await askSample(client, { data })).choices[0]?.message.content ?? ''));

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
      const { text, finish, usage } = await streamSample(client);
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
      const { choices, usage } = await askSample(client, { max_completion_tokens: 5 });
      assert.deepEqual([choices[0]?.finish_reason, usage?.completion_tokens], ['length', 5]);
    });

    it('keeps every call with its whole prompt and its tokens', async () => {
      await ask();
      const call = model.ledger.calls[0]!;
      assert.ok(call.prompt.includes('CANARY') && call.prompt.includes('We love boats'));
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
      const error = await apiError(() => stranger.models.list());
      assert.deepEqual(
        [error.status, error.code, error.type],
        [401, 'invalid_api_key', 'invalid_request_error'],
      );
      assert.equal((await fetch(`${model.url}/models`)).status, 401);
      model.world.apiKeys.delete(model.apiKey);
      assert.equal((await apiError(ask)).status, 401);
    });

    it('unknown models where it has a list, and shows the list', async () => {
      model.world.models = ['known'];
      const error = await apiError(ask);
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
        const error = await apiError(() =>
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
      const error = await apiError(() =>
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
});
