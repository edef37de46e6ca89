import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type HookRecorder, receiveHooks } from './hooks-record/receive-hooks.js';

const simulators = join(import.meta.dirname, '../test/simulators');
const Recording = z.object({
  about: z.string(),
  method: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

describe('recording hooks', () => {
  let folder: string;
  let said: string[];
  let recorder: HookRecorder;
  const start = async (most = 1_000) => {
    recorder = await receiveHooks({
      folder,
      host: '127.0.0.1',
      port: 0,
      most,
      say: (line) => said.push(line),
    });
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'patchbay-hooks-'));
    said = [];
    await start();
  });
  afterEach(async () => {
    await recorder.stop();
    rmSync(folder, { recursive: true });
  });

  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const type = { 'content-type': 'application/json' };
    const answer = await fetch(recorder.url, {
      method: 'POST',
      headers: { ...type, ...headers },
      body: text,
    });
    assert.equal(answer.status, 200);
  };
  const files = () => readdirSync(folder).sort();
  const read = (file: string) => Recording.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  const bodies = () => files().map((file): unknown => JSON.parse(read(file).body));
  const all = () =>
    files()
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .join('\n');

  const visitor = { id: 412, name: 'Ingrid Solberg', email: 'Ingrid@fjord.no', phone: '+4740000000' };
  const message = (text: string) => ({
    event: 'message_created',
    conversation: { id: 88 },
    content: text,
    sender: visitor,
  });

  it('keeps the structure and the ids, and gives the same person the same replacement', async () => {
    await post(message('Ingrid Solberg here, write to ingrid@fjord.no or call +47 400 00 000.'));
    await post({ event: 'people:update', data: { nickname: 'ingrid solberg', mail: 'ingrid@fjord.no' } });
    const [first, second] = bodies();
    const { sender, content, ...rest } = z
      .looseObject({ sender: z.record(z.string(), z.unknown()), content: z.string() })
      .parse(first);
    assert.deepEqual(rest, { event: 'message_created', conversation: { id: 88 } });
    const { name, email, phone } = z
      .object({ id: z.literal(412), name: z.string(), email: z.string(), phone: z.string() })
      .parse(sender);
    assert.match(email, /@example\.com$/);
    assert.equal(content, `${name} here, write to ${email} or call ${phone}.`);
    assert.deepEqual(second, { event: 'people:update', data: { nickname: name, mail: email } });
    assert.doesNotMatch(all(), /ingrid|solberg|fjord\.no|4740000000/i);
  });

  it('replaces in earlier files whoever is learned later', async () => {
    await post({ event: 'note', text: 'Ask Maya about the oak desk.' });
    const author = { name: 'Maya Lindqvist', username: 'maya_l' };
    await post({
      event: 'message',
      author,
      text: 'Hello, Maya here, or @maya_l.',
      chat: { title: 'Team Maya' },
    });
    assert.doesNotMatch(all(), /maya|lindqvist/i);
    assert.match(said[1] ?? '', /also in 01-note\.json: replaced there, too/);
  });

  it('leaves every other byte as it came: order, spacing, escapes', async () => {
    const written =
      '{ "zeta":1.50,\n "event" : "caf\\u00e9",  "b": [true,null,-2e3], "text":"\\/ok\\/" , "name":"Jo Doe"}';
    await post(written);
    const [file = ''] = files();
    assert.equal(read(file).body.replace(/"name":"[^"]+"/, '"name":"Jo Doe"'), written);
    assert.doesNotMatch(read(file).body, /Jo Doe/);
  });

  it('names a file by its number and by the event that the body, a header or a member tells', async () => {
    await post({ event: 'message:created', a: {} });
    await post({ type: 'event_callback', event: { type: 'message' } });
    await post({ update_id: 7, edited_message: { text: 'x' } });
    await post({ a: 1 }, { 'X-Acme-Event': 'ticket.closed' });
    await post({ a: 1 });
    assert.deepEqual(files(), [
      ...['01-message-created.json', '02-message.json', '03-edited-message.json'],
      ...['04-ticket-closed.json', '05-hook.json'],
    ]);
    await recorder.stop();
    await start();
    await post({ event: 'later' });
    assert.ok(files().includes('06-later.json'), 'a second session numbers on');
  });

  it('keeps headers that tell something, proofs by their name only, and says how to sign anew', async () => {
    const proof = { 'X-Acme-Signature': 'sha256=0123456789abcdef', Authorization: 'Bearer abcdef0123456789' };
    await post(
      { event: 'a' },
      { ...proof, 'X-Acme-Timestamp': '1781172002', 'X-Forwarded-For': '203.0.113.24' },
    );
    const [file = ''] = files();
    const { headers, about } = read(file);
    assert.equal(headers['x-acme-timestamp'], '1781172002');
    assert.match(headers['x-acme-signature'] ?? '', /^\w{3}\d{3}=[0-9a-f]{16}$/);
    assert.doesNotMatch(all(), /0123456789abcdef|abcdef0123456789|203\.0\.113/);
    assert.match(about, /authorization, x-acme-signature|x-acme-signature, authorization/);
    assert.match(about, /sign the body anew in the test/);
    await post({ event: 'b' });
    assert.doesNotMatch(read(files()[1] ?? '').about, /sign/);
  });

  it('replaces tokens, addresses and places wherever they stand, and the same one alike', async () => {
    const token = '110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0';
    await post({
      event: 'x',
      api_key: 'k-12345678',
      again: { apiKey: 'k-12345678' },
      url: `https://files.example/${token}/a?signature=deadbeef01&id=7`,
      by: { 'Ola Nordmann <ola@nord.no>': 1, '+4740000000': 2 },
      text: `my key is Bearer abcdefghijk1, from 203.0.113.24 and 2001:db9::17`,
      meta: { ip: '203.0.113.24', city: 'Oslo', latitude: 59.91, street: 'Storgata 5', country: 'NO' },
    });
    assert.doesNotMatch(
      all(),
      /AAHdqTcv|k-12345678|deadbeef01|abcdefghijk1|203\.0\.113|2001:db9|Oslo|59\.91|Storgata|ola@nord|4740000000/,
    );
    const [body] = bodies();
    const { api_key, again, meta, url, text } = z
      .looseObject({
        api_key: z.string(),
        again: z.object({ apiKey: z.string() }),
        meta: z.looseObject({ ip: z.string(), country: z.literal('NO') }),
        url: z.string(),
        text: z.string(),
      })
      .parse(body);
    assert.equal(api_key, again.apiKey);
    assert.ok(text.includes(`from ${meta.ip} and `));
    assert.match(url, /&id=7$/);
  });

  it('takes forms, and JSON within them', async () => {
    const payload = JSON.stringify({ type: 'block', user: { username: 'maya.l' }, text: 'Hi' });
    const form = new URLSearchParams({ event: 'slash', phone: '+4740000000', payload, id: 'T1 & 2' });
    await post(form.toString(), { 'content-type': 'application/x-www-form-urlencoded' });
    const [file = ''] = files();
    assert.equal(file, '01-slash.json');
    const read2 = new URLSearchParams(read(file).body);
    assert.equal(read2.get('id'), 'T1 & 2');
    assert.match(read2.get('payload') ?? '', /^\{"type":"block","user":\{"username":"\w+"\},"text":"Hi"\}$/);
    assert.doesNotMatch(all(), /maya|4740000000/);
  });

  it('stores nothing else, says why, and goes on', async () => {
    const refused: [BodyInit, string, RegExp][] = [
      ['', 'application/json', /an empty body/],
      ['{"name":"Ingrid', 'application/json', /neither JSON nor a form \(application\/json\)/],
      ['"Ingrid Solberg"', 'application/json', /neither JSON nor a form/],
      ['Ingrid Solberg', 'application/x-www-form-urlencoded', /no form, although it says so/],
      ['<xml>Ingrid</xml>', 'text/xml', /neither JSON nor a form \(text\/xml\)/],
      [Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'application/json', /no text/],
      [`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, 'application/json', /nested too deeply/],
      [`{"a":"${'x'.repeat(1_000_000)}"}`, 'application/json', /more than 1000000 bytes/],
    ];
    for (const [body, type, reason] of refused) {
      const answer = await fetch(recorder.url, { method: 'POST', headers: { 'content-type': type }, body });
      assert.equal(answer.status, 200);
      assert.match(said.at(-1) ?? '', reason);
      assert.match(said.at(-1) ?? '', /^Not stored: /);
    }
    await fetch(recorder.url);
    assert.match(said.at(-1) ?? '', /^GET \/: nothing to record/);
    assert.deepEqual(files(), []);
    await post({ event: 'good' });
    assert.deepEqual(files(), ['01-good.json']);
  });

  it('ends by itself after as many as it was told', async () => {
    await recorder.stop();
    await start(2);
    await post({ event: 'a' });
    await post({ event: 'b' });
    await recorder.ended;
    assert.equal(files().length, 2);
    await assert.rejects(fetch(recorder.url));
  });
});

/** Among the answers of an API and its errors. */
const isHook = /(?:^|\/)(?:webhooks\/.*|message-created.*|conversation-[cu].*)\.json$/;

/** Every hook of a platform, as its simulator was recorded. */
function hooksOf(platform: string): { name: string; body: string }[] {
  const folder = join(simulators, platform, 'fixtures');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => platform === 'telegram' || isHook.test(file))
    .map((file) => {
      const recorded: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      const inner = z.looseObject({ body: z.looseObject({}) }).safeParse(recorded).data?.body ?? recorded;
      return { name: file, body: JSON.stringify(inner) };
    });
}

describe('recording the hooks of the simulators', () => {
  const people =
    /ingrid|solberg|maya\b|lindqvist|jonas|weber|priya|raman|\+4740000000|\+49 30 5550134|\+34 600 000 000|203\.0\.113\.24|pXq7example|@(?!example\.com)[\w-]+\.\w+|Oslo|\bida\b|solheim|idasol|\bnora\b|norapine|marek|\bliv\b|aasen|91234567/gi;

  for (const platform of ['chatwoot', 'crisp', 'papercups', 'telegram'])
    it(`leaves nobody of ${platform} in the files`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'patchbay-hooks-'));
      const recorder = await receiveHooks({
        folder,
        host: '127.0.0.1',
        port: 0,
        most: 1_000,
        say: () => undefined,
      });
      try {
        const hooks = hooksOf(platform);
        assert.ok(hooks.length > 10);
        assert.match(hooks.map(({ body }) => body).join('\n'), people, 'there was nobody to begin with');
        for (const { body } of hooks)
          await fetch(recorder.url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body,
          });
        const written = readdirSync(folder).sort();
        assert.equal(written.length, hooks.length);
        for (const [index, file] of written.entries()) {
          const { body } = Recording.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
          assert.deepEqual(body.match(people) ?? [], [], hooks[index]?.name);
          assert.deepEqual(shapeOf(JSON.parse(body)), shapeOf(JSON.parse(hooks[index]?.body ?? '')));
        }
      } finally {
        await recorder.stop();
        rmSync(folder, { recursive: true });
      }
    });
});

/** Which members there are, of which types. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shapeOf(member)]));
}
