import { z } from 'zod';
import {
  type AnyConnector,
  type ConnectorError,
  contractVersion,
  defineConnector,
  genuine,
  type Traits,
} from '../../kit/index.js';

/** What the platform behind the scripted connector holds, and what it shall do next. */
export interface ScriptedPlatform {
  connector: AnyConnector;
  /** Messages that the platform stored, in order. */
  stored: { conversationId: string; text: string; key: string; id: string }[];
  /** Calls to `send`, stored or not. */
  attempts: number;
  /** Consumed one by one: before storing, after storing, or what a look-up says. */
  sends: (
    { throwsBefore: ConnectorError } | { throwsAfter: ConnectorError } | { does: () => Promise<void> }
  )[];
  /** How a conversation stands, as it was told: whose it is, or that it is closed. */
  told: ('human' | 'bot' | 'closed')[];
  /** What happens while it is told so. */
  whileTold: (standing: 'human' | 'bot' | 'closed', conversationId: string) => Promise<void>;
}

/** A connector whose platform is this process: for what the host does, not for how a platform speaks. */
export function scriptPlatform(traits: Partial<Traits> = {}): ScriptedPlatform {
  const platform: Omit<ScriptedPlatform, 'connector'> = {
    ...{ stored: [], attempts: 0, sends: [], told: [] },
    whileTold: () => Promise.resolve(),
  };
  const tell = (standing: (typeof platform.told)[number], conversationId: string): Promise<void> => {
    platform.told.push(standing);
    return platform.whileTold(standing, conversationId);
  };
  const connector = defineConnector({
    manifest: {
      id: 'scripted',
      name: 'Scripted',
      summary: 'For tests.',
      homepage: 'https://example.com',
      contractVersion,
    },
    config: z.object({}),
    state: z.object({}),
    traits: () => ({
      proof: 'signature',
      textFormat: 'plain',
      maxTextLength: 2000,
      echo: true,
      idempotency: 'lookup',
      transport: 'hook',
      ...traits,
    }),
    verify: () => genuine,
    parse: () => ({ events: [] }),
    connect: () =>
      Promise.resolve({ state: {}, account: { host: 'scripted', id: 'one', name: 'One' }, manualSteps: [] }),
    disconnect: () => Promise.resolve(),
    send: async ({ conversationId, text, idempotencyKey: key }) => {
      platform.attempts += 1;
      const next = platform.sends.shift();
      if (next && 'throwsBefore' in next) throw next.throwsBefore;
      const id = `m${platform.stored.length + 1}`;
      platform.stored.push({ conversationId, text, key, id });
      if (next && 'throwsAfter' in next) throw next.throwsAfter;
      if (next && 'does' in next) await next.does();
      return { externalIds: [id] };
    },
    sent: ({ key }) => {
      const found = platform.stored.find((message) => message.key === key);
      return Promise.resolve(found ? { outcome: 'found', externalIds: [found.id] } : { outcome: 'absent' });
    },
    handover: ({ to, conversationId }) => tell(to, conversationId),
    close: ({ conversationId }) => tell('closed', conversationId),
  });
  return Object.assign(platform, { connector });
}
