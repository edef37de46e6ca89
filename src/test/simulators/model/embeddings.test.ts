import assert from 'node:assert/strict';
import OpenAI, { APIError } from 'openai';
import { embedText } from './embed-text.js';
import { type ModelSimulator, startModel } from './start.js';

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);

describe('Model simulator: embeddings', () => {
  let model: ModelSimulator;
  let client: OpenAI;

  beforeEach(async () => {
    model = await startModel();
    client = new OpenAI({ apiKey: model.apiKey, baseURL: model.url, maxRetries: 0 });
  });
  afterEach(() => model.stop());

  const embed = async (input: string | string[], more: { dimensions?: number } = {}) =>
    (await client.embeddings.create({ model: 'e1', input, ...more })).data.map(({ embedding }) => embedding);

  it('gives the same unit vector for the same text, in base64 (the SDK’s way) as in floats', async () => {
    const [first, second] = await embed(['Delivery to Norway', 'Delivery to Norway']);
    assert.deepEqual(first, second);
    assert.equal(first?.length, 1_536);
    assert.ok(Math.abs(Math.hypot(...first) - 1) < 1e-6);
    const { data } = await client.embeddings.create({
      model: 'e1',
      input: 'Delivery to Norway',
      encoding_format: 'float',
    });
    assert.ok(Math.abs(dot(first, data[0]!.embedding) - 1) < 1e-6);
  });

  it('puts texts with common words and stems near each other', () => {
    const [question, near, far] = [
      'How are parcels delivered?',
      'Delivery of parcels',
      'Opening hours on Sunday',
    ].map((text) => embedText(text, 1_536));
    assert.ok(dot(question!, near!) > 0.3 && dot(question!, far!) < 0.1);
  });

  it('F-043: changes its dimension in mid-run, or as a request asks', async () => {
    assert.equal((await embed('x', { dimensions: 256 }))[0]?.length, 256);
    model.world.embeddingDimensions = 768;
    assert.equal((await embed('x'))[0]?.length, 768);
  });

  it('gives a direction to a text without letters', async () => {
    assert.ok((await embed('🙂'))[0]?.some((value) => value !== 0));
  });

  it('refuses empty input, counts tokens and meets scripted faults', async () => {
    for (const input of ['', []])
      await assert.rejects(embed(input), (error) => error instanceof APIError && error.status === 400);
    const { usage } = await client.embeddings.create({ model: 'e1', input: ['12345678', '1234'] });
    assert.deepEqual(usage, { prompt_tokens: 3, total_tokens: 3 });
    model.faults.calls.queue('embeddings', { kind: 'status', status: 503 });
    await assert.rejects(embed('x'), (error) => error instanceof APIError && error.status === 503);
    assert.equal(model.ledger.calls.at(-1)?.route, 'embeddings');
  });
});
