import { startBench } from '../../../connectors/chatwoot/bench.testing.js';
import { chatwoot } from '../../../connectors/chatwoot/index.js';
import { signed, signedHook } from '../../../connectors/chatwoot/recordings.testing.js';
import type { AnyConnector, ConnectorEvent } from '../../kit/index.js';
import { type Bench, connectorChecks, type Specimen } from '../../kit/testing/index.js';
import { plantFolder } from './planted-folder.js';

/** One thing that is wrong with a connector, and all that the suite must say about it. */
export interface PlantedFault {
  name: string;
  /** The real one with single members replaced. */
  connector?: AnyConnector;
  specimen?: Partial<Specimen>;
  /** Shown only by a simulator of the platform. */
  needsPlatform?: true;
  /** Chatwoot's simulator as it is, unless given. */
  startBench?: () => Promise<Bench>;
  /** The titles of exactly those checks that fail, each with what its sentence says. */
  fails: Readonly<Record<string, RegExp>>;
}

/** A hook about a message; the rest of what Chatwoot tells adds nothing here. */
const said = (name: string, change: object) => ({
  ...{ name, event: 'message_created', account: { id: 3 }, id: 5501, content: 'Do you ship to Norway?' },
  ...{ message_type: 'incoming', private: false, created_at: '2026-06-11T10:00:00.000Z' },
  ...{
    sender: { id: 412, name: 'Ingrid', type: 'contact' },
    conversation: { id: 88, status: 'pending', meta: {} },
  },
  ...change,
});
const operator = { message_type: 'outgoing', sender: { id: 21, name: 'Maya', type: 'user' } };
const file = { file_type: 'image', data_url: 'https://chat.example.com/photo.png' };

const hooks = [
  said('a question', {}),
  said('a file', { id: 5502, content: null, attachments: [file] }),
  said('an answer by hand', { id: 5503, ...operator }),
  said('a note', { id: 5504, ...operator, private: true }),
  said('a bot', { id: 5505, message_type: 'outgoing', sender: { id: 6, name: 'Other', type: 'agent_bot' } }),
  {
    name: 'the end',
    event: 'conversation_resolved',
    account: { id: 3 },
    id: 88,
    status: 'resolved',
    meta: {},
  },
];

const leftOut = 'Its recording is left out of this specimen.';
export const lacks = { 'account-in-hooks': leftOut, edits: leftOut, deletions: leftOut };

export const typed = { base_url: 'https://chat.example.com', access_token: 'token' };

const state = {
  ...{ account_id: 3, bot_id: 5, bot_token: 'bot-token', inbox_ids: [7], hook_secret: signedHook.secret },
  hook_url: 'https://patchbay.example/hooks/chatwoot/token',
};

/** Small ones, and what the real connector makes of them: the suite runs once for each fault. */
export const recordings = hooks.map(({ name, ...body }) => {
  const request = signed(body);
  return {
    name,
    request,
    events: chatwoot.parse(request, { config: chatwoot.config.parse(typed), state }).events,
  };
});

const specimen: Specimen = {
  ...{ folder: plantFolder(), typed, state, recordings, lacks },
  provingHeaders: ['x-chatwoot-timestamp', 'x-chatwoot-signature'],
};

/** The real connector with single members replaced. */
export const broken = (change: Partial<typeof chatwoot>): AnyConnector => ({ ...chatwoot, ...change });

/** What an author who wrote the fault would also expect of the recordings. */
const recordingsWith = (change: (event: ConnectorEvent) => ConnectorEvent): Specimen['recordings'] =>
  recordings.map((recording) => ({ ...recording, events: recording.events.map(change) }));

/** The same change in what `parse` makes and in what the specimen expects. */
export const misread = (change: (event: ConnectorEvent) => ConnectorEvent) => ({
  connector: broken({
    parse: (...given) => ({ events: chatwoot.parse(...given).events.map(change) }),
  }),
  specimen: { recordings: recordingsWith(change) },
});

/** What the suite checks without a platform. */
export const titlesOf = (): string[] => connectorChecks(chatwoot, specimen).checks.map(({ title }) => title);

const startRealBench = () => startBench({ messagesPerMinute: 10_000 });

/** Runs the whole suite against a fault; the sentence of each check that fails, by its title. */
export async function sentencesAbout(
  fault: Omit<PlantedFault, 'name' | 'fails'>,
): Promise<Record<string, string>> {
  const { checks, stop } = connectorChecks(fault.connector ?? chatwoot, {
    ...{ ...specimen, ...fault.specimen },
    ...(fault.needsPlatform && { startBench: fault.startBench ?? startRealBench }),
  });
  const said: Record<string, string> = {};
  try {
    for (const { title, run } of checks)
      try {
        await run();
      } catch (error) {
        said[title] = error instanceof Error ? error.message : String(error);
      }
  } finally {
    await stop();
  }
  return said;
}
