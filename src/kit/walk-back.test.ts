import assert from 'node:assert/strict';
import { type ListedPage, type MessageEvent, walkBack } from './index.js';

const minute = (count: number): string => new Date(Date.UTC(2026, 0, 1, 0, count)).toISOString();

/** A platform with one message per conversation; the latest activity first, two a page. */
function platformOf(activities: readonly (number | undefined)[]) {
  const reads: (string | undefined)[] = [];
  const message = (count: number): MessageEvent => ({
    ...{
      kind: 'message',
      conversation_id: String(count),
      message_id: String(count),
      role: 'visitor',
      private: false,
    },
    ...{ text: `message ${count}`, attachments: [], sent_at: minute(count) },
  });
  const readPage = (place: string | undefined): Promise<ListedPage> => {
    reads.push(place);
    const from = Number(place ?? 0);
    const conversations = activities.slice(from, from + 2).map((count) => ({
      lastActivity: count === undefined ? undefined : minute(count),
      read: () => (count === undefined ? [] : [message(0), message(count)]),
    }));
    return Promise.resolve({
      conversations,
      next: from + 2 < activities.length ? String(from + 2) : undefined,
    });
  };
  return { readPage, reads };
}

async function walk(activities: readonly (number | undefined)[], from?: string) {
  const { readPage, reads } = platformOf(activities);
  const texts: string[] = [];
  let page = await walkBack(from, readPage);
  for (; !page.isComplete; page = await walkBack(page.cursor, readPage)) texts.push(...textsOf(page.events));
  texts.push(...textsOf(page.events));
  return { texts: new Set(texts), cursor: page.cursor, pages: reads.length };
}

const textsOf = (events: readonly object[]) =>
  events.flatMap((event) => ('text' in event ? [String(event.text)] : []));

describe('reading a history back', () => {
  it('goes to the end of the list without a cursor', async () => {
    const { texts, pages } = await walk([50, 40, 30, 20, 10]);
    assert.equal(pages, 3);
    assert.deepEqual(texts, new Set([50, 40, 30, 20, 10, 0].map((count) => `message ${count}`)));
  });

  it('goes only as far as it had come, and leaves out what is older', async () => {
    const { cursor } = await walk([50, 40, 30, 20, 10]);
    const { texts, pages } = await walk([70, 60, 50, 40, 30, 20, 10], cursor);
    assert.equal(pages, 2);
    assert.deepEqual(texts, new Set(['message 70', 'message 60', 'message 50']));
  });

  it('goes on after an interruption where it stood, and misses nothing that came in between', async () => {
    const { cursor } = await walk([10]);
    const halfway = await walkBack(cursor, platformOf([50, 40, 30, 20, 10]).readPage);
    assert.equal(halfway.isComplete, false);
    const rest = await walk([60, 50, 40, 30, 20, 10], halfway.cursor);
    assert.ok(rest.texts.has('message 30') && rest.texts.has('message 20'));
    const next = await walk([60, 50, 40, 30, 20, 10], rest.cursor);
    assert.ok(next.texts.has('message 60'));
  });

  it('is not stopped by conversations without activity at the head of the list', async () => {
    const { cursor } = await walk([10]);
    const { texts } = await walk([undefined, undefined, undefined, 20, 10], cursor);
    assert.ok(texts.has('message 20'));
    const { cursor: empty } = await walk([]);
    assert.deepEqual((await walk([20], empty)).texts, new Set(['message 20', 'message 0']));
  });

  it('looks a minute further back than it must', async () => {
    const { cursor } = await walk([50]);
    assert.ok((await walk([51, 49], cursor)).texts.has('message 49'));
  });

  it('reads a conversation again only when it has changed, where its version tells', async () => {
    const reads: string[] = [];
    const walkOver = (versions: readonly string[], cursor: string | undefined) =>
      walkBack(cursor, () => {
        const one = (version: string) => ({
          ...{ lastActivity: minute(5), version },
          read: () => {
            reads.push(version);
            return [];
          },
        });
        return Promise.resolve({ conversations: versions.map(one), next: undefined });
      });
    const first = await walkOver(['a1', 'b1'], undefined);
    const second = await walkOver(['a1', 'b2'], first.cursor);
    const third = await walkOver(['a1', 'b2', 'c1'], second.cursor);
    await walkOver(['a1', 'b2', 'c1'], third.cursor);
    assert.deepEqual(reads, ['a1', 'b1', 'b2', 'c1']);
  });
});
