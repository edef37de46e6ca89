import assert from 'node:assert/strict';
import { startBench } from '../../../connectors/chatwoot/bench.testing.js';
import { chatwoot } from '../../../connectors/chatwoot/index.js';
import type { AnyConnector, ConnectorEvent } from '../../kit/index.js';
import type { Bench } from '../../kit/testing/index.js';
import { checksAtWork } from './checks-at-work.js';
import { littleConnector, startLittleBench } from './little-platform.js';
import { broken } from './planted-fault.js';

/** The sentence of each check that fails, by its title. */
async function sentencesAtWork(
  connector: AnyConnector,
  open: () => Promise<Bench> = startBench,
): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const { title, run } of checksAtWork(connector, open))
    try {
      await run();
    } catch (error) {
      said[title] = error instanceof Error ? error.message : String(error);
    }
  return said;
}

const changing = (change: (event: ConnectorEvent) => ConnectorEvent) =>
  broken({ parse: (...given) => ({ events: chatwoot.parse(...given).events.map(change) }) });

let told = 0;

const onlyOnce = {
  before: 'says it once, or calls a human, when the process dies before the platform has it',
  after: 'says it once, or calls a human, when the process dies after the platform has it',
  echoed: 'takes the echo for a receipt when the process died before it heard the answer',
};

const faults: { name: string; connector: AnyConnector; fails: Record<string, RegExp> }[] = [
  {
    name: 'plants no mark',
    connector: broken({
      send: (reply, session) => chatwoot.send({ ...reply, idempotencyKey: 'always' }, session),
    }),
    fails: {
      [onlyOnce.after]: /reads 2 answers instead of 1/,
      [onlyOnce.echoed]: /reads 2 answers instead of 1/,
    },
  },
  {
    name: 'finds nothing of what it sent',
    connector: broken({ sent: () => Promise.resolve({ outcome: 'absent' }) }),
    fails: { [onlyOnce.after]: /reads 2 answers instead of 1/ },
  },
  {
    name: 'finds what it never sent',
    connector: broken({ sent: () => Promise.resolve({ outcome: 'found', externalIds: ['0'] }) }),
    fails: { [onlyOnce.before]: /reads 0 answers instead of 1/ },
  },
  {
    name: 'takes an operator for a bot',
    connector: changing((event) =>
      event.kind === 'message' && event.role === 'operator' ? { ...event, role: 'bot' } : event,
    ),
    fails: {
      'falls silent when an operator steps in, and stays so': /did not silence the bot/,
      'lets the operator win when the hook of the question comes last': /did not silence the bot/,
    },
  },
  {
    name: 'takes a note for a message to the visitor',
    connector: changing((event) => (event.kind === 'message' ? { ...event, private: false } : event)),
    fails: {
      'goes on after a private note, where the platform has notes': /took something for an operator’s/,
    },
  },
  {
    name: 'calls a message otherwise each time it hears of it',
    connector: changing((event) =>
      event.kind === 'message' ? { ...event, message_id: `${event.message_id}-${(told += 1)}` } : event,
    ),
    fails: {
      'answers once when every hook comes twice, at the same moment and after the answer':
        /reads 2 answers instead of 1/,
    },
  },
  {
    name: 'takes its own echo for an operator’s message',
    connector: changing((event) => {
      if (event.kind !== 'message' || event.mark === undefined) return event;
      const { mark: _mark, ...unmarked } = event;
      return { ...unmarked, role: 'operator' };
    }),
    fails: { [onlyOnce.echoed]: /took something for an operator’s message: what is ours needs its mark/ },
  },
];

describe('the conformance suite in the running product', () => {
  for (const { name, connector, fails } of faults)
    it(`finds a planted fault by its name, and nothing else: ${name}`, async () => {
      const said = await sentencesAtWork(connector);
      assert.deepEqual(Object.keys(said).sort(), Object.keys(fails).sort(), JSON.stringify(said, null, 2));
      for (const [title, sentence] of Object.entries(fails)) assert.match(said[title] ?? '', sentence, title);
    });

  it('has nothing to say of a platform with neither look-up nor echo nor operators of its own', async () => {
    assert.deepEqual(await sentencesAtWork(littleConnector, startLittleBench), {});
  });
});
