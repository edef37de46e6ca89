import { z } from 'zod';
import {
  type AnyConnector,
  type ConnectorEvent,
  contractVersion,
  defineConnector,
  genuine,
} from '../../kit/index.js';
import type { ScenarioEvent } from './scenario.js';

export const scenarioConversation = 'the-conversation';

export interface ScenarioPlatform {
  /** Each tenant gets a connection of it when it is made. */
  connector: AnyConnector;
  /** What the visitor got, by whom it is told. */
  outbound: { t: number; text: string }[];
}

export interface PlatformDeps {
  now: () => number;
  /** What a platform sends to everybody who listens, us included: our own messages too. */
  tell: (event: ConnectorEvent) => void;
  /** The time of day at a moment of the scenario. */
  clock: (ms: number) => string;
}

/** A platform that does what it is asked, at once, and says so to all. */
export function createScenarioPlatform({ now, tell, clock }: PlatformDeps): ScenarioPlatform {
  const outbound: ScenarioPlatform['outbound'] = [];
  const connector = defineConnector({
    manifest: {
      id: 'scenario',
      name: 'Scenario',
      summary: 'Plays the events of a scenario.',
      homepage: '',
      contractVersion,
      internal: true,
    },
    config: z.object({}),
    state: z.object({}),
    traits: () => ({
      proof: 'signature',
      textFormat: 'plain',
      maxTextLength: 4_000,
      echo: true,
      idempotency: 'lookup',
      transport: 'hook',
    }),
    verify: () => genuine,
    parse: () => ({ events: [] }),
    connect: () =>
      Promise.resolve({ state: {}, account: { host: 'scenario', id: 'one', name: 'One' }, manualSteps: [] }),
    disconnect: () => Promise.resolve(),
    send: ({ conversationId, text, idempotencyKey }) => {
      outbound.push({ t: now(), text });
      const id = `sent-${outbound.length}`;
      tell({
        ...{ kind: 'message', conversation_id: conversationId, message_id: id, role: 'operator' },
        ...{ private: false, text, attachments: [], sent_at: clock(now()), mark: idempotencyKey },
      });
      return Promise.resolve({ externalIds: [id] });
    },
    handover: () => Promise.resolve(),
  });
  return { connector, outbound };
}

/** What a platform tells us of. */
export type Told = Exclude<ScenarioEvent, { type: 'redeliver' | 'service_restart' }>;

/** A scenario's event as a connector would have parsed it. */
export function connectorEventOf(event: Told, clock: PlatformDeps['clock']): ConnectorEvent {
  const at = clock(event.t);
  const conversation_id = scenarioConversation;
  switch (event.type) {
    case 'visitor_message':
    case 'visitor_attachment':
    case 'operator_message':
      return {
        ...{ kind: 'message', conversation_id, message_id: event.id, private: false },
        role: event.type === 'operator_message' ? 'operator' : 'visitor',
        text: event.text,
        attachments: event.type === 'visitor_attachment' ? [fileOf(event)] : [],
        sent_at: clock(event.sent_at ?? event.t),
      };
    case 'message_edited':
      return { kind: 'message-edited', conversation_id, message_id: event.ref, text: event.text, at };
    case 'message_deleted':
      return { kind: 'message-deleted', conversation_id, message_id: event.ref, at };
    case 'operator_assigned':
      return { kind: 'conversation-changed', conversation_id, assigned_to: 'operator', at };
    case 'conversation_resolved':
      return { kind: 'conversation-changed', conversation_id, open: false, at };
  }
}

const fileOf = ({ name, mime }: { name: string; mime: string }) => ({
  url: `https://files.example/${encodeURIComponent(name)}`,
  name,
  content_type: mime,
});
