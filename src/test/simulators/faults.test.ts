import assert from 'node:assert/strict';
import { createFaults, createFaultScript, playOutcome, seededRandom, shuffled } from './faults.js';
import type { Outcome, Wire } from './faults.js';

const lie: Outcome = { kind: 'store-then-status', status: 500 };
const busy: Outcome = { kind: 'status', status: 429, headers: { 'retry-after': '5' } };
const kinds = (count: number, next: () => Outcome) => Array.from({ length: count }, () => next().kind);

/** A wire that notes what happens on it; waiting takes no time. */
function notedWire() {
  const notes: string[] = [];
  const wire: Wire = {
    send: ({ status }) => void notes.push(`sent ${status}`),
    hang: () => void notes.push('hung'),
    reset: () => void notes.push('reset'),
    wait: (ms) => {
      notes.push(`waited ${ms}`);
      return Promise.resolve();
    },
  };
  const work = () => {
    notes.push('stored');
    return Promise.resolve({ status: 201 });
  };
  return { notes, play: (outcome: Outcome) => playOutcome(outcome, work, wire) };
}

describe('fault engine of the simulators', () => {
  it('takes the queue of a route first, one outcome per call, and then behaves', () => {
    const faults = createFaults(1);
    faults.queue('send', lie, { kind: 'ok' }, busy);
    assert.equal(faults.next('list').kind, 'ok');
    assert.deepEqual(
      kinds(4, () => faults.next('send')),
      ['store-then-status', 'ok', 'status', 'ok'],
    );
  });

  it('gives the queue of all routes to whichever call comes next, after its own', () => {
    const faults = createFaults(1);
    faults.queue('*', lie);
    faults.queue('send', busy);
    assert.deepEqual(
      kinds(3, () => faults.next('send')),
      ['status', 'store-then-status', 'ok'],
    );
  });

  it('lets the given number of calls pass and meets all later ones until cleared', () => {
    const faults = createFaults(1);
    faults.after('send', 2, { kind: 'status', status: 401 });
    assert.deepEqual(
      kinds(4, () => faults.next('send')),
      ['ok', 'ok', 'status', 'status'],
    );
    assert.equal(faults.next('list').kind, 'ok');
    faults.clear('send');
    assert.equal(faults.next('send').kind, 'ok');
  });

  it('hits with the given probability, the same calls for the same seed', () => {
    const run = (seed: number) => {
      const faults = createFaults(seed);
      faults.chance('send', 0.22, lie);
      return kinds(10_000, () => faults.next('send'));
    };
    const share = run(7).filter((kind) => kind !== 'ok').length / 10_000;
    assert.ok(Math.abs(share - 0.22) < 0.02, `${share}`);
    assert.deepEqual(run(7), run(7));
    assert.notDeepEqual(run(7), run(8));
  });

  it('replaces the chance of an outcome that is set again, and ends it with 0', () => {
    const faults = createFaults(1);
    faults.chance('send', 1, lie);
    faults.chance('send', 0.5, { ...lie });
    assert.deepEqual(faults.rules().chances, [{ route: 'send', probability: 0.5, outcome: lie }]);
    faults.chance('send', 0, lie);
    assert.deepEqual(faults.rules(), { queued: [], chances: [], after: [] });
  });

  it('forgets everything when cleared', () => {
    const faults = createFaultScript(1, { kind: 'ok' });
    faults.queue('a', { kind: 'drop' });
    faults.after('b', 0, { kind: 'drop' });
    faults.chance('*', 1, { kind: 'drop' });
    faults.clear();
    assert.deepEqual(
      ['a', 'b', 'c'].map((route) => faults.next(route).kind),
      ['ok', 'ok', 'ok'],
    );
  });

  it('plays each outcome in its own order of storing, waiting and answering', async () => {
    const cases: [Outcome, string[]][] = [
      [{ kind: 'ok' }, ['stored', 'sent 201']],
      [busy, ['sent 429']],
      [lie, ['stored', 'sent 500']],
      [{ kind: 'store-then-hang' }, ['stored', 'hung']],
      [{ kind: 'store-then-reset' }, ['stored', 'reset']],
      [{ kind: 'late-store', delayMs: 9 }, ['waited 9', 'stored', 'sent 201']],
      [{ kind: 'late-store', delayMs: 9, status: 503 }, ['sent 503', 'waited 9', 'stored']],
      [{ kind: 'hang' }, ['hung']],
      [{ kind: 'reset' }, ['reset']],
      [{ kind: 'delay', delayMs: 9 }, ['stored', 'waited 9', 'sent 201']],
    ];
    for (const [outcome, expected] of cases) {
      const { notes, play } = notedWire();
      await play(outcome);
      assert.deepEqual(notes, expected, JSON.stringify(outcome));
    }
  });

  it('draws evenly and shuffles without loss', () => {
    const random = seededRandom(3);
    const draws = Array.from({ length: 10_000 }, random);
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    assert.ok(Math.abs(mean - 0.5) < 0.02 && draws.every((draw) => draw >= 0 && draw < 1), `${mean}`);
    const items = Array.from({ length: 20 }, (_, index) => index);
    const mixed = shuffled(items, random);
    assert.notDeepEqual(mixed, items);
    assert.deepEqual(
      mixed.toSorted((a, b) => a - b),
      items,
    );
  });
});
