import { defaultSettings } from '../assistants/default-settings.js';
import type { BoundConnection } from '../connections/connection.js';
import type { AssistantSettings } from '../contract/assistants.js';
import { configDefaults, type TenantConfig } from '../contract/config.js';
import type { OpenTurn, TurnMessage } from '../inbox/turn.js';
import type { StoredIntent } from '../intents/load-intents.js';
import { starterIntents } from '../intents/starter-intents.js';
import type { FoundPassage } from '../knowledge/search-knowledge.js';
import { newId } from '../platform/ids.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { openTurn } from './admit.js';
import type { Captured } from './turn-state.js';

/** Turns for tests that need no database: what a visitor wrote, and what is known of the conversation. */

export interface Told {
  says: string | readonly string[];
  /** What was said before, oldest first. */
  before?: readonly Pick<TurnMessage, 'role' | 'text'>[];
  config?: Partial<TenantConfig>;
  instructions?: string;
  /** What else the assistant was told. */
  settings?: Partial<AssistantSettings>;
  visitor?: Partial<OpenTurn['conversation']['visitor']>;
  waitedMs?: number;
  now?: Date;
  /** Name of a starter intent. */
  intent?: string;
  language?: string;
}

export const noon = new Date('2024-05-14T12:00:00Z');
const minuteMs = 60_000;

export const starters: readonly StoredIntent[] = starterIntents.map(
  ({ name, label, action, replyTexts }) => ({
    ...{ id: newId(), name, label, action, examples: [], reply_texts: replyTexts },
    ...{ trust: null, updated_at: noon },
  }),
);

export function turnOf(told: Told): OpenTurn {
  const { says, before = [], config = {}, visitor = {}, waitedMs = 2_000, now = noon } = told;
  const texts = typeof says === 'string' ? [says] : says;
  return {
    tenantId: newId(),
    bound: boundWith(config),
    conversation: {
      ...{ id: newId(), connection_id: newId(), external_id: 'c1', visitor_id: newId(), channel: null },
      ...{ language: null, status: 'open', handler: 'bot', handover_version: 0, visitor_seq: 1, seq: 1 },
      ...{ lease_token: 1, claims: 1 },
      visitor: { name: null, email: null, phone: null, page_url: null, language: null, ...visitor },
    },
    messages: texts.map((text, place) =>
      messageOf({ role: 'visitor', text, seq: before.length + place + 1 }, now.getTime() - waitedMs),
    ),
    history: before.map((each, place) => messageOf({ ...each, seq: place + 1 }, noon.getTime() - minuteMs)),
    waitedMs,
  };
}

const messageOf = (
  { role, text, seq }: Pick<TurnMessage, 'role' | 'text' | 'seq'>,
  sentMs: number,
): TurnMessage => ({
  ...{ id: newId(), role, text, seq, attachments: [] },
  sent_at: new Date(sentMs),
});

function boundWith(config: Partial<TenantConfig>): BoundConnection {
  const { connector } = scriptPlatform();
  return {
    row: {
      ...{ tenant_id: newId(), id: newId(), assistant_id: newId(), connector: 'scripted', name: 'Scripted' },
      ...{ status: 'live', trust: 'auto', config_sealed: '', state_sealed: null, hook_token_sealed: '' },
      ...{ account_host: null, account_id: null, public_key: null, version: 1, tenant_status: 'active' },
      tenant_config: { name: 'Corner Bakery', ...configDefaults, ...config },
    },
    ...{ connector, config: {}, state: {}, traits: connector.traits({}), hookUrl: '' },
    fingerprints: () => [],
  };
}

/** A turn as it is when its contact data has been read. */
export function capturedOf(told: Told): Captured {
  const { intent, language = 'en', instructions = '' } = told;
  const settings = { ...defaultSettings, instructions, ...told.settings };
  const assistant = { id: newId(), name: 'Assistant', version: 1, settings };
  return {
    ...openTurn(turnOf(told), assistant),
    ...{ language, intents: starters, intent: starters.find(({ name }) => name === intent) ?? null },
    ...{ confidence: null, candidates: [], lead: null },
  };
}

export const passageOf = (title: string, text: string, score = 0.9): FoundPassage => ({
  ...{ passage_id: newId(), source_id: newId(), source_title: title, source_kind: 'text', ordinal: 0 },
  ...{ heading: '', question: null, text, score },
});
