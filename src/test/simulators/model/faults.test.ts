import assert from 'node:assert/strict';
import OpenAI, { APIConnectionError } from 'openai';
import type { AnswerOutcome } from './faults.js';
import { parseJson } from './parse-json.js';
import { apiError, askSample, messages, Shape, streamSample } from './sample-request.js';
import { type ModelSimulator, startModel } from './start.js';

describe('Model simulator: faults', () => {
  let model: ModelSimulator;
  let client: OpenAI;

  beforeEach(async () => {
    model = await startModel();
    client = new OpenAI({ apiKey: model.apiKey, baseURL: model.url, maxRetries: 0, timeout: 5_000 });
  });
  afterEach(() => model.stop());

  const ask = (more: { max_completion_tokens?: number } = {}) => askSample(client, more);
  const isSure = async () => {
    const { unsure } = Shape.parse(parseJson((await ask()).choices[0]?.message.content ?? ''));
    return !unsure;
  };
  const answersWith = (...outcomes: AnswerOutcome[]) => {
    model.faults.answers.queue('*', ...outcomes);
  };

  it('F-034: 429 with and without Retry-After, F-035: 500', async () => {
    const limited = { kind: 'status' as const, status: 429 };
    model.faults.calls.queue('chat.completions', { ...limited, headers: { 'retry-after': '3' } }, limited);
    const first = await apiError(ask);
    assert.deepEqual([first.status, first.code, first.retryAfter], [429, 'rate_limit_exceeded', '3']);
    assert.equal((await apiError(ask)).retryAfter, null);
    model.faults.calls.queue('*', { kind: 'status', status: 500 });
    const broken = await apiError(ask);
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
    const { finish } = await streamSample(client);
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
      await assert.rejects(streamSample(client));
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
    const { choices, usage } = await ask({ max_completion_tokens: 700 });
    assert.deepEqual([choices[0]?.finish_reason, usage?.completion_tokens], ['length', 700]);
    answersWith({ kind: 'endless', ignoresLimit: true }, { kind: 'endless', ignoresLimit: true });
    // The SDK ends an aborted stream without an error; only the missing reason tells.
    assert.equal((await streamSample(client, AbortSignal.timeout(800))).finish, null);
    const response = await fetch(`${model.url}/chat/completions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${model.apiKey}` },
      body: JSON.stringify({ model: 'm1', messages: messages() }),
      signal: AbortSignal.timeout(800),
    });
    await assert.rejects(response.text(), { name: 'TimeoutError' });
  });

  it('meets an answer fault only for the schema that it is scripted for', async () => {
    model.faults.answers.chance('another', 1, { kind: 'empty' });
    assert.equal(await isSure(), true);
    model.faults.answers.chance('answer', 1, { kind: 'empty' });
    assert.equal((await ask()).choices[0]?.message.content, '');
    model.faults.clear();
    assert.equal(await isSure(), true);
  });
});
