import assert from 'node:assert/strict';
import { z } from 'zod';
import { LiveEvent, WidgetConfig, WidgetHistory } from '../contract/widget.js';
import { newId } from '../platform/ids.js';
import {
  becomeVisitor,
  findConversation,
  openWidget,
  type OpenedWidget,
  shopOrigin,
  type TestVisitor,
} from '../test/harness/open-widget.js';
import { eventually, startTestApp, type TestApp } from '../test/harness/start-test-app.js';
import { readEventStream } from '../widget/server/read-event-stream.js';
import { maxLines } from './widget-lines.js';

describe('the server side of the chat window', () => {
  let app: TestApp;
  let bakery: OpenedWidget;
  let garage: OpenedWidget;

  before(async () => {
    app = await startTestApp();
    bakery = await openWidget(app, 'Corner Bakery');
    garage = await openWidget(app, 'Hill Garage', {
      config: {
        limits: {
          messages_per_visitor_per_minute: 3,
          messages_per_address_per_minute: 60,
          messages_per_day: 5,
        },
      },
      origins: 'https://garage.example',
    });
  });

  after(() => app.stop());

  const visit = (widget = bakery, origin = shopOrigin) => becomeVisitor(app.url, widget.publicKey, origin);
  const configFrom = (origin: string | undefined, key = bakery.publicKey) =>
    fetch(`${app.url}/api/widget/config?key=${key}`, { headers: origin === undefined ? {} : { origin } });
  const answered = (visitor: TestVisitor, count = 2) =>
    eventually('the answer', async () => {
      const history = await visitor.history();
      return history.messages.length >= count ? history : undefined;
    });
  const codeOf = async (response: Response) =>
    z.object({ error: z.object({ code: z.string() }) }).parse(await response.json()).error.code;

  it('tells a listed page how the window looks', async () => {
    const response = await configFrom(shopOrigin);
    assert.equal(response.headers.get('access-control-allow-origin'), shopOrigin);
    assert.match(response.headers.get('vary') ?? '', /Origin/);
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
    const { name, consent_text, product } = WidgetConfig.parse(await response.json());
    assert.deepEqual([name, product.name], ['Corner Bakery', 'Patchbay']);
    assert.notEqual(consent_text, '');
  });

  it('F-106 refuses every other page, and lets it read nothing', async () => {
    for (const origin of ['https://evil.example', 'https://garage.example', 'null', 'http://shop.example']) {
      const response = await configFrom(origin);
      assert.equal(response.status, 403, origin);
      assert.equal(response.headers.get('access-control-allow-origin'), null);
    }
    const visitor = await visit();
    const stolen = await fetch(`${app.url}/api/widget/messages`, {
      headers: { origin: 'https://evil.example', authorization: `Bearer ${visitor.token}` },
    });
    assert.deepEqual([stolen.status, await codeOf(stolen)], [403, 'origin-not-allowed']);
  });

  it('lets our own pages show any window', async () => {
    assert.equal((await configFrom(app.url)).status, 200);
  });

  it('answers for an unknown key as for a window that is switched off', async () => {
    const unknown = await configFrom(shopOrigin, 'pk_that_is_unknown');
    const paused = await openWidget(app, 'Paused Shop');
    await paused.api.call('PATCH', `/api/v1/connections/${paused.connectionId}`, { status: 'paused' });
    const off = await configFrom(shopOrigin, paused.publicKey);
    assert.deepEqual([unknown.status, off.status], [404, 404]);
    assert.equal(await codeOf(unknown), await codeOf(off));
  });

  it('F-106 gives nothing for the public key alone', async () => {
    const bare = (path: string, method = 'GET') =>
      fetch(`${app.url}/api/widget/${path}`, {
        method,
        headers: { origin: shopOrigin, authorization: `Bearer ${bakery.publicKey}` },
      });
    for (const path of ['messages', 'events']) assert.equal((await bare(path)).status, 401, path);
    const posted = await fetch(`${app.url}/api/widget/messages`, {
      method: 'POST',
      headers: { origin: shopOrigin, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'hello', client_id: newId() }),
    });
    assert.equal(posted.status, 401);
  });

  it('answers from the knowledge, with the source and its words', async () => {
    const visitor = await visit();
    const clientId = newId();
    const posted = await visitor.post('When are you open on Saturday?', clientId);
    assert.equal(posted.status, 200);
    assert.equal(posted.headers.get('access-control-allow-origin'), shopOrigin);
    const first = WidgetHistory.parse(await posted.json());
    assert.deepEqual([first.messages[0]?.client_id, first.messages[0]?.role], [clientId, 'visitor']);
    assert.equal(first.stage, 'reading');
    const { messages, stage, handler } = await answered(visitor);
    assert.deepEqual([messages[1]?.role, stage, handler], ['assistant', 'idle', 'bot']);
    assert.match(messages[1]?.text ?? '', /6:00 to 18:00/);
    const [source] = messages[1]?.sources ?? [];
    assert.equal(source?.title, 'Opening hours');
    assert.match(source.quote ?? '', /6:00 to 18:00/);
  });

  it('stores a message once however often it is sent, and each visitor’s own', async () => {
    const [ada, grace] = [await visit(), await visit()];
    const clientId = newId();
    await Promise.all(Array.from({ length: 5 }, () => ada.post('one and the same', clientId)));
    await grace.post('something else', clientId);
    const said = async (visitor: TestVisitor) =>
      (await visitor.history()).messages.filter(({ role }) => role === 'visitor').map(({ text }) => text);
    assert.deepEqual(await said(ada), ['one and the same']);
    assert.deepEqual(await said(grace), ['something else']);
  });

  it('F-106 shows no visitor another one’s conversation', async () => {
    const [ada, grace] = [await visit(), await visit()];
    await ada.post('my number is secret');
    assert.deepEqual((await grace.history()).messages, []);
    const [key = '', adaId = ''] = ada.token.split('.');
    const secret = grace.token.split('.')[2] ?? '';
    const forged = [
      `${key}.${adaId}.${secret}`,
      `${garage.publicKey}.${adaId}.${ada.token.split('.')[2]}`,
      `${ada.token}x`,
    ];
    for (const token of forged) {
      const response = await fetch(`${app.url}/api/widget/messages`, {
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal(response.status, 401, token);
    }
  });

  it('knows a visitor again, and makes a new one of a token that is none', async () => {
    const ada = await visit();
    await ada.post('remember me');
    const again = (visitor_token: string) =>
      fetch(`${app.url}/api/widget/session`, {
        method: 'POST',
        headers: { origin: shopOrigin, 'content-type': 'application/json' },
        body: JSON.stringify({ public_key: bakery.publicKey, visitor_token }),
      });
    const Session = z.object({ visitor_token: z.string(), conversation: z.looseObject({}).nullable() });
    const known = Session.parse(await (await again(ada.token)).json());
    assert.deepEqual([known.visitor_token, known.conversation?.['status']], [ada.token, 'open']);
    const foreign = (await visit(garage, 'https://garage.example')).token;
    for (const other of [foreign, `${ada.token}x`, 'something else']) {
      const made = Session.parse(await (await again(other)).json());
      assert.notEqual(made.visitor_token, other);
      assert.equal(made.conversation, null);
    }
  });

  it('hands over what it does not know, shows what a person writes, and no private note', async () => {
    const visitor = await visit();
    await visitor.post('Do you repair antique grandfather clocks?');
    assert.equal((await answered(visitor)).handler, 'human');
    const conversation = await findConversation(bakery, 'grandfather clocks');
    await bakery.api.post(`${conversation}/note`, { text: 'a note for us' });
    await bakery.api.post(`${conversation}/reply`, { text: 'We do not, but my uncle does.' });
    const { messages } = await answered(visitor, 3);
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['visitor', 'assistant', 'operator'],
    );
    assert.equal(messages[2]?.text, 'We do not, but my uncle does.');
  });

  it('opens a closed conversation again when its visitor writes', async () => {
    const visitor = await visit();
    await visitor.post('first question about sourdough');
    await answered(visitor);
    const conversation = await findConversation(bakery, 'sourdough');
    await bakery.api.post(`${conversation}/close`);
    await visitor.post('When are you open on Saturday?');
    const { messages, handler } = await answered(visitor, 4);
    assert.equal(handler, 'bot');
    assert.match(messages[3]?.text ?? '', /6:00 to 18:00/);
    assert.equal((await bakery.api.get(conversation))['status'], 'open');
  });

  it('tells a visitor at once what happens in their conversation, and nothing of another', async () => {
    const [ada, grace] = [await visit(), await visit()];
    await ada.post('hello from Ada');
    await answered(ada);
    const line = await listen(ada);
    const first = await eventually('the first event', () => line.events[0]);
    await grace.post('When are you open on Saturday?');
    await answered(grace);
    await ada.post('When are you open on Sunday?');
    const stages = () => line.events.flatMap((event) => (event.kind === 'progress' ? [event.stage] : []));
    await eventually('the end of the turn', () => stages().includes('idle') || undefined);
    const later = await ada.history();
    await eventually(
      'the news of it',
      () => line.events.some((event) => event.kind === 'changed' && event.seq >= later.seq) || undefined,
    );
    assert.deepEqual(
      new Set(line.events.map((event) => event.conversation_id)),
      new Set([first.conversation_id]),
    );
    line.close();
  });

  it('F-107 gives one visitor few lines, and takes them back', async () => {
    const visitor = await visit();
    await visitor.post('hello with many tabs');
    const lines = await Promise.all(Array.from({ length: maxLines.perVisitor }, () => listen(visitor)));
    const refused = await visitor.call('events');
    assert.deepEqual([refused.status, await codeOf(refused)], [429, 'rate-limited']);
    assert.notEqual(refused.headers.get('retry-after'), null);
    lines[0]?.close();
    const another = await eventually('a free line', async () => {
      const response = await visitor.call('events');
      return response.status === 200 ? response : undefined;
    });
    await another.body?.cancel();
    for (const line of lines) line.close();
  });

  it('has nothing to tell before the first message', async () => {
    const visitor = await visit();
    assert.equal((await visitor.call('events')).status, 404);
    assert.deepEqual(await visitor.history(), { messages: [], seq: 0, handler: 'bot', stage: 'idle' });
  });

  it('F-041 keeps the limits of the tenant: for a visitor in a minute, for all of them in a day', async () => {
    const [ada, grace] = [
      await visit(garage, 'https://garage.example'),
      await visit(garage, 'https://garage.example'),
    ];
    const post = async (visitor: TestVisitor) => {
      const response = await visitor.post('hello');
      return response.ok ? 'stored' : codeOf(response);
    };
    const outcomes = [];
    for (const visitor of [ada, ada, ada, ada, grace, grace, grace]) outcomes.push(await post(visitor));
    assert.deepEqual(outcomes, [
      ...['stored', 'stored', 'stored', 'rate-limited'],
      ...['stored', 'stored', 'budget-exhausted'],
    ]);
  });

  it('refuses what is no message, with the field', async () => {
    const visitor = await visit();
    for (const text of ['', '   ', 'x'.repeat(4001)]) assert.equal((await visitor.post(text)).status, 400);
    assert.equal((await visitor.post('hello', 'no-id')).status, 400);
  });

  interface Line {
    events: LiveEvent[];
    close: () => void;
  }

  async function listen(visitor: TestVisitor): Promise<Line> {
    const stop = new AbortController();
    const response = await visitor.call('events', { signal: stop.signal });
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    const events: LiveEvent[] = [];
    void collect(response, events, stop.signal);
    return { events, close: () => stop.abort() };
  }
});

async function collect(response: Response, events: LiveEvent[], signal: AbortSignal): Promise<void> {
  assert.ok(response.body);
  const onData = (data: string) => events.push(LiveEvent.parse(JSON.parse(data)));
  try {
    await readEventStream(response.body, { onData, onBeat: () => undefined });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
