import { startBench } from '../../../connectors/chatwoot/bench.testing.js';
import { chatwoot } from '../../../connectors/chatwoot/index.js';
import { forged, genuine, type RawRequest, sameText, singleHeader } from '../../kit/index.js';
import type { Bench, Specimen } from '../../kit/testing/index.js';
import { broken, lacks, recordings } from './planted-fault.js';

/**
 * A platform that has as little as one can have: a secret in a header is all that proves a hook, our own messages neither come
 * back nor can be found again, there is no history, and no operator writes there. Nothing is wrong with its connector.
 */
const [header, secret] = ['x-little-secret', 'Only we two know this.'];

const proven = (request: RawRequest): RawRequest => ({
  ...request,
  headers: { 'content-type': 'application/json', [header]: secret },
});

export const littleConnector = broken({
  verify: (request) => (sameText(singleHeader(request, header) ?? '', secret) ? genuine : forged('secret')),
  traits: (...given) => ({
    ...chatwoot.traits(...given),
    ...{ proof: 'signature', echo: false, idempotency: 'none' },
  }),
});
for (const member of [
  'accountOf',
  'confirm',
  'sent',
  'pull',
  'note',
  'typing',
  'handover',
  'close',
  'contact',
] as const)
  Reflect.deleteProperty(littleConnector, member);

const none = 'The platform has no such thing.';
const people: readonly string[] = ['an answer by hand', 'a note', 'a bot', 'the end'];

export const littleSpecimen: Partial<Specimen> = {
  recordings: recordings
    .filter(({ name }) => !people.includes(name))
    .map((recording) => ({ ...recording, request: proven(recording.request) })),
  provingHeaders: [header],
  lacks: {
    ...{ ...lacks, 'signed-body': none, 'signed-time': none, operators: none, notes: none, bots: none },
    ...{ states: none, echo: none, 'look-up': none, history: none, note: none, typing: none },
    ...{ handover: none, close: none, contact: none, 'no-rights': none, 'wrong-account': none },
  },
};

/** Chatwoot's simulator, seen through such a platform. */
export async function startLittleBench(): Promise<Bench> {
  const { operatorWrites: _writes, operatorNotes: _notes, ...bench } = await startBench();
  const isEcho = ({ body }: RawRequest) => new TextDecoder().decode(body).includes('"patchbay":"');
  return {
    ...bench,
    refused: bench.refused.filter(({ shows }) => shows === undefined || shows === 'wrong-token'),
    hooks: async () => (await bench.hooks()).filter((hook) => !isEcho(hook)).map(proven),
  };
}
