import { randomUUID } from 'node:crypto';
import type { ConversationRow, ConversationState, Meta } from './rows.js';
import type { World } from './world.js';

/** What a browser in Oslo tells. Addresses and networks are from the ranges reserved for documentation. */
const visitorDevice = {
  capabilities: ['browsing', 'call'],
  geolocation: {
    country: 'NO',
    region: '03',
    city: 'Oslo',
    coordinates: { latitude: 59.91, longitude: 10.75 },
  },
  system: {
    os: { version: '14.5', name: 'Mac OS' },
    engine: { name: 'WebKit', version: '605.1.15' },
    browser: { major: '17', version: '17.5', name: 'Safari' },
    useragent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)',
  },
  timezone: -60,
  locales: ['nb', 'en'],
};

function newMeta(at: number): Meta {
  return {
    nickname: `visitor${String(at % 1_000_000).padStart(6, '0')}`,
    email: '',
    phone: '',
    address: '',
    subject: '',
    origin: 'chat',
    ip: '203.0.113.24',
    data: {},
    avatar: '',
    segments: [],
    connection: { isp: 'Example ISP', asn: 'AS64500' },
    device: structuredClone(visitorDevice),
  };
}

/** What a seeded conversation may say about itself; the ids are those of the story to be replayed. */
export interface ConversationSeed {
  sessionId?: string;
  peopleId?: string;
  state?: ConversationState;
  meta?: Partial<Meta>;
  assignedTo?: string;
  createdAt?: number;
}

/** A conversation without messages. */
export function newConversation(
  websiteId: string,
  seed: ConversationSeed,
  world: Pick<World, 'now' | 'knobs'>,
): ConversationRow {
  const at = seed.createdAt ?? world.now();
  return {
    session_id: seed.sessionId ?? `session_${randomUUID()}`,
    website_id: websiteId,
    inbox_id: null,
    people_id: seed.peopleId ?? null,
    state: seed.state ?? world.knobs.newConversationState,
    is_verified: false,
    is_blocked: false,
    availability: 'online',
    active: { now: true, last: at },
    topic: '',
    verifications: [],
    participants: [],
    mentions: [],
    compose: {
      operator: { type: 'stop', timestamp: at },
      visitor: { type: 'stop', excerpt: '', timestamp: at },
    },
    unread: { operator: 0, visitor: 0 },
    assigned: seed.assignedTo === undefined ? null : { user_id: seed.assignedTo },
    meta: { ...newMeta(at), ...seed.meta },
    created_at: at,
    updated_at: at,
    waiting_since: null,
    messages: [],
    pages: [],
    events: [],
    originals: new Map(),
  };
}
