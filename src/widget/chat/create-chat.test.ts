import assert from 'node:assert/strict';
import type { LiveEvent, PostMessage, WidgetHistory, WidgetMessage } from '../../contract/widget.js';
import type { Keep } from '../browser/keep.js';
import { noTabs, type TabNews, type Tabs } from '../browser/tabs.js';
import type { Listener } from '../server/api.js';
import { ApiError, type Trouble } from '../server/api-error.js';
import { createChat } from './create-chat.js';
import { countUnread } from './state.js';

const config = {
  name: 'Shop',
  colour: '#2f6fed',
  greeting: 'Hello',
  consent_text: '',
  language: 'en',
  product: { name: 'Patchbay', url: null },
};

const memoryKeep = (): Keep => {
  const held = new Map<string, string>();
  return {
    isLasting: true,
    read: (name) => held.get(name) ?? null,
    write: (name, value) => {
      if (value === null) held.delete(name);
      else held.set(name, value);
    },
  };
};

/** A server in memory: one visitor for each session, scripted to fail. */
function makeServer() {
  const troubles: (Trouble | 'lost-answer')[] = [];
  const talks = new Map<string, WidgetMessage[]>();
  const lines: Listener[] = [];
  const posts: string[] = [];
  let tokens = 0;
  let ids = 0;
  const historyOf = (token: string): WidgetHistory => {
    const messages = talks.get(token);
    if (!messages) throw new ApiError('signed-out');
    const stage = messages.at(-1)?.role === 'visitor' ? ('reading' as const) : ('idle' as const);
    return { messages: [...messages], seq: messages.length, handler: 'bot', stage };
  };
  const add = (token: string, message: Pick<WidgetMessage, 'role' | 'text' | 'client_id'>) => {
    const talk = talks.get(token) ?? [];
    if (message.client_id !== null && talk.some(({ client_id }) => client_id === message.client_id)) return;
    talk.push({ id: `${token}-${talk.length}`, sent_at: new Date().toISOString(), sources: [], ...message });
  };
  const api = {
    openSession: ({ visitor_token }: { visitor_token?: string | undefined }) => {
      const known = visitor_token !== undefined && talks.has(visitor_token);
      const token = known ? visitor_token : `token-${(tokens += 1)}`;
      if (!known) talks.set(token, []);
      return Promise.resolve({ visitor_token: token, conversation: null });
    },
    history: async (token: string) => Promise.resolve(historyOf(token)),
    post: async (token: string, { text, client_id }: PostMessage) => {
      posts.push(text);
      const trouble = troubles.shift();
      if (trouble !== undefined && trouble !== 'lost-answer') throw new ApiError(trouble);
      historyOf(token);
      add(token, { role: 'visitor', text, client_id });
      if (trouble === 'lost-answer') throw new ApiError('unreachable');
      return Promise.resolve(historyOf(token));
    },
    follow: (_token: string, listener: Listener) =>
      new Promise<void>((resolve) => {
        lines.push(listener);
        listener.onOpen();
        listener.signal.addEventListener('abort', () => {
          lines.splice(lines.indexOf(listener), 1);
          resolve();
        });
      }),
  };
  const tell = (event: LiveEvent) => lines.forEach(({ onEvent }) => onEvent(event));
  const newId = () => `client-${(ids += 1)}`;
  return { api, newId, troubles, talks, lines, posts, add, tell };
}

function makeChat(
  server: ReturnType<typeof makeServer>,
  given: { keep?: Keep; tabKeep?: Keep; tabs?: Tabs } = {},
) {
  const waits: number[] = [];
  const chat = createChat(config, true, {
    api: server.api,
    keep: memoryKeep(),
    tabKeep: memoryKeep(),
    tabs: noTabs,
    page: { page_url: 'https://shop.example/' },
    newId: server.newId,
    now: () => new Date(),
    random: () => 0.5,
    // Pauses before another try pass at once; the polling clock never does.
    wait: (ms) => {
      waits.push(ms);
      return ms >= 5_000 ? new Promise(() => undefined) : Promise.resolve();
    },
    ...given,
  });
  return { chat, waits };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const texts = ({ state }: ReturnType<typeof createChat>) => state.get().messages.map(({ text }) => text);

describe('the visitor’s conversation', () => {
  it('makes no visitor before the first message', async () => {
    const server = makeServer();
    const { chat } = makeChat(server);
    await chat.start();
    chat.setOpen(true);
    await settled();
    assert.equal(server.talks.size, 0);
  });

  it('shows a message at once and sends several in the order of writing', async () => {
    const server = makeServer();
    const { chat } = makeChat(server);
    await chat.start();
    for (const text of ['one', 'two', 'three']) chat.send(text);
    assert.deepEqual(
      chat.state.get().pending.map(({ text }) => text),
      ['one', 'two', 'three'],
    );
    await settled();
    assert.deepEqual(texts(chat), ['one', 'two', 'three']);
    assert.deepEqual(chat.state.get().pending, []);
  });

  it('stores a message once whose answer got lost', async () => {
    const server = makeServer();
    const { chat } = makeChat(server);
    server.troubles.push('lost-answer', 'unreachable');
    chat.send('hello');
    await settled();
    assert.deepEqual(server.posts, ['hello', 'hello', 'hello']);
    assert.deepEqual(texts(chat), ['hello']);
  });

  it('gives up after three attempts, says why, and sends again when told to', async () => {
    const server = makeServer();
    const { chat } = makeChat(server);
    server.troubles.push('unreachable', 'unreachable', 'unreachable');
    chat.send('hello');
    await settled();
    assert.equal(chat.state.get().pending[0]?.problem, 'unreachable');
    chat.retry('client-1');
    await settled();
    assert.deepEqual(texts(chat), ['hello']);
  });

  it('does not insist on what was refused, and goes on with what came after', async () => {
    const server = makeServer();
    const { chat } = makeChat(server);
    server.troubles.push('too-fast');
    chat.send('one');
    chat.send('two');
    await settled();
    assert.deepEqual(server.posts, ['one', 'two']);
    assert.equal(chat.state.get().pending[0]?.problem, 'too-fast');
    assert.deepEqual(texts(chat), ['two']);
  });

  it('sends nothing while offline and everything afterwards', async () => {
    const server = makeServer();
    const { chat } = makeChat(server);
    chat.setOnline(false);
    chat.send('hello');
    await settled();
    assert.deepEqual(server.posts, []);
    chat.setOnline(true);
    await settled();
    assert.deepEqual(texts(chat), ['hello']);
  });

  it('goes on after a reload with what was said and what was not sent', async () => {
    const server = makeServer();
    const [keep, tabKeep] = [memoryKeep(), memoryKeep()];
    const before = makeChat(server, { keep, tabKeep }).chat;
    await before.start();
    before.send('one');
    await settled();
    server.troubles.push('refused');
    before.send('two');
    await settled();
    const after = makeChat(server, { keep, tabKeep }).chat;
    await after.start();
    assert.deepEqual(texts(after), ['one', 'two']);
  });

  it('reads again when an event tells of something newer, and only then', async () => {
    const server = makeServer();
    const { chat } = makeChat(server);
    await chat.start();
    chat.send('hello');
    await settled();
    assert.equal(server.lines.length, 1);
    server.tell({ kind: 'progress', conversation_id: 'c', stage: 'writing' });
    assert.equal(chat.state.get().stage, 'writing');
    server.add('token-1', { role: 'assistant', text: 'Hi!', client_id: null });
    server.tell({ kind: 'changed', conversation_id: 'c', seq: 1 });
    await settled();
    assert.deepEqual(texts(chat), ['hello']);
    server.tell({ kind: 'changed', conversation_id: 'c', seq: 2 });
    await settled();
    assert.deepEqual(texts(chat), ['hello', 'Hi!']);
    assert.equal(chat.state.get().stage, 'idle');
  });

  it('counts answers as unread until the window is opened', async () => {
    const server = makeServer();
    const { chat } = makeChat(server);
    await chat.start();
    chat.send('hello');
    await settled();
    server.add('token-1', { role: 'assistant', text: 'Hi!', client_id: null });
    server.tell({ kind: 'changed', conversation_id: 'c', seq: 2 });
    await settled();
    assert.equal(countUnread(chat.state.get()), 1);
    chat.setOpen(true);
    chat.setOpen(false);
    assert.equal(countUnread(chat.state.get()), 0);
  });

  it('holds no line to the server while nobody looks', async () => {
    const server = makeServer();
    const { chat } = makeChat(server);
    await chat.start();
    chat.send('hello');
    await settled();
    chat.setVisible(false);
    assert.equal(server.lines.length, 0);
    chat.setVisible(true);
    assert.equal(server.lines.length, 1);
  });

  it('starts anew when the server knows the visitor no more, and loses no word', async () => {
    const server = makeServer();
    const { chat } = makeChat(server);
    await chat.start();
    chat.send('hello');
    await settled();
    server.talks.clear();
    chat.send('still there?');
    await settled();
    assert.deepEqual(texts(chat), ['still there?']);
    assert.deepEqual([...server.talks.keys()], ['token-2']);
  });

  it('is in step in all tabs', async () => {
    const server = makeServer();
    const keep = memoryKeep();
    const listeners: ((news: TabNews) => void)[] = [];
    const tabs = (): Tabs => {
      let own: ((news: TabNews) => void) | undefined;
      return {
        tell: (news) => listeners.filter((each) => each !== own).forEach((each) => each(news)),
        listen: (onNews) => {
          own = onNews;
          listeners.push(onNews);
        },
      };
    };
    const first = makeChat(server, { keep, tabs: tabs() }).chat;
    const second = makeChat(server, { keep, tabs: tabs() }).chat;
    await Promise.all([first.start(), second.start()]);
    first.send('hello');
    await settled();
    assert.deepEqual(texts(second), ['hello']);
    second.send('me too');
    await settled();
    assert.deepEqual(texts(first), ['hello', 'me too']);
    assert.equal(server.talks.size, 1);
  });
});
