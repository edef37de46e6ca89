import assert from 'node:assert/strict';
import { validate, version } from 'uuid';
import { SessionRequest } from '../../contract/widget.js';
import { openKeep } from './keep.js';
import { newClientId } from './new-client-id.js';
import { pageFacts } from './page-facts.js';
import { readNews } from './tabs.js';

/** What `localStorage` is to a script, with a limit. */
function memoryStorage(limit = Infinity): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: () => null,
    clear: () => held.clear(),
    getItem: (name) => held.get(name) ?? null,
    removeItem: (name) => void held.delete(name),
    setItem: (name, value) => {
      if (value.length > limit) throw new Error('QuotaExceededError');
      held.set(name, value);
    },
  };
}

describe('what the browser keeps', () => {
  it('outlives the page where storage works', () => {
    const storage = memoryStorage();
    openKeep(() => storage, 'p:').write('token', 'abc');
    const later = openKeep(() => storage, 'p:');
    assert.equal(later.read('token'), 'abc');
    assert.equal(openKeep(() => storage, 'q:').read('token'), null);
    later.write('token', null);
    assert.equal(storage.getItem('p:token'), null);
  });

  it('is kept in memory where storage is refused', () => {
    const keep = openKeep(() => {
      throw new Error('SecurityError');
    }, 'p:');
    keep.write('token', 'abc');
    assert.deepEqual([keep.read('token'), keep.isLasting], ['abc', false]);
  });

  it('is kept in memory when storage is full, and is not mixed up with what was stored before', () => {
    const storage = memoryStorage(5);
    const keep = openKeep(() => storage, 'p:');
    keep.write('outbox', 'short');
    keep.write('outbox', 'far too long');
    assert.equal(keep.read('outbox'), 'far too long');
    keep.write('outbox', 'again');
    assert.equal(keep.read('outbox'), 'again');
  });
});

describe('what the server is told of the page', () => {
  it('has neither query nor fragment, and fits the contract', () => {
    const facts = pageFacts('https://shop.example/cart?token=secret#part', ['%%', 'de-AT', 'en']);
    assert.deepEqual(facts, { page_url: 'https://shop.example/cart', language: 'de-AT' });
    assert.ok(SessionRequest.safeParse({ public_key: 'pk_12345678', ...facts }).success);
  });

  it('is nothing for a file, or an endless address', () => {
    assert.deepEqual(pageFacts('file:///home/me/index.html', []), {});
    assert.deepEqual(pageFacts(`https://shop.example/${'a'.repeat(3000)}`, []), {});
  });
});

describe('news from other tabs', () => {
  it('is left out when it does not fit', () => {
    const history = { messages: [], seq: 1, handler: 'bot', stage: 'idle' };
    assert.deepEqual(readNews(JSON.stringify({ kind: 'history', token: 't', history })), {
      kind: 'history',
      token: 't',
      history,
    });
    for (const other of ['', 'null', '{}', '{"kind":"history","token":"t"}', '{"kind":"seen","id":7}', 7, {}])
      assert.equal(readNews(other), undefined);
  });
});

describe('an id of a message', () => {
  it('is a UUID of version 4, another one each time', () => {
    const ids = Array.from({ length: 200 }, newClientId);
    assert.ok(ids.every((id) => validate(id) && version(id) === 4));
    assert.equal(new Set(ids).size, 200);
  });
});
