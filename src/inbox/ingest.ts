import type pg from 'pg';
import { z } from 'zod';
import type { BoundConnection } from '../connections/connection.js';
import type { ConnectorEvent } from '../kit/index.js';
import { normaliseContact } from '../leads/normalise-contact.js';
import { jsonText } from '../platform/database/json-text.js';
import { retrying } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { fingerprintsOf } from './event-parties.js';

/**
 * Stores what platforms told us. The promise is kept once the commit is done, and nothing else is waited for. Hooks that
 * arrive at the same time share a commit: within two milliseconds, or sixteen of them. More would make each wait for the work
 * of all the others: the database goes through a flight row by row, and takes several at once.
 */
export type Ingest = (
  bound: BoundConnection,
  event: ConnectorEvent,
  arrival: Arrival | boolean,
) => Promise<Ingested>;

/**
 * Whether an event is believed (a hint has to be confirmed first), and how it came: by webhook, by one to another address
 * than the connection's present one, or out of the platform's history. Without a way it was made here.
 */
export interface Arrival {
  isTrusted: boolean;
  via?: Via | undefined;
}

export type Via = 'hook' | 'former-hook' | 'history';

const Ingested = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('stored'),
    conversation_id: z.uuid(),
    message_id: z.uuid(),
    seq: z.number(),
    role: z.enum(['visitor', 'operator', 'bot', 'system']),
    /** When the turn falls due; null when the bot has nothing to do. */
    due_in_ms: z.number().nullable(),
    /** The platform has one of our messages a second time. */
    is_copy: z.boolean().nullish(),
  }),
  z.object({ outcome: z.literal('changed'), conversation_id: z.uuid(), seq: z.number() }),
  z.object({ outcome: z.literal('hint'), hint_id: z.uuid(), is_urgent: z.boolean() }),
  z.object({ outcome: z.literal('duplicate'), conversation_id: z.uuid().optional() }),
  z.object({ outcome: z.literal('ignored'), conversation_id: z.uuid().optional() }),
  /** The connection is not what the caller believes; nothing was stored. */
  z.object({ outcome: z.literal('connection-changed') }),
]);
export type Ingested = z.infer<typeof Ingested>;

const Answer = z.object({ rows: z.tuple([z.object({ results: z.array(Ingested) })]) });

interface Waiting {
  item: Item;
  resolve: (ingested: Ingested) => void;
  reject: (error: unknown) => void;
}

interface Batch {
  waiting: Waiting[];
  timer: NodeJS.Timeout | undefined;
  flights: number;
}

const maxBatch = 16;
const waitMs = 2;
const maxFlights = 3;
const maxStoredText = 50_000;

export function createIngest(pool: Pick<pg.Pool, 'query'>): Ingest {
  const batch: Batch = { waiting: [], timer: undefined, flights: 0 };
  return (bound, event, arrival) =>
    new Promise((resolve, reject) => {
      const come = typeof arrival === 'boolean' ? { isTrusted: arrival } : arrival;
      batch.waiting.push({ item: itemOf(bound, event, come), resolve, reject });
      if (batch.waiting.length >= maxBatch) flush(batch, pool);
      else batch.timer ??= setTimeout(() => flush(batch, pool), waitMs);
    });
}

function flush(batch: Batch, pool: Pick<pg.Pool, 'query'>): void {
  clearTimeout(batch.timer);
  batch.timer = undefined;
  if (batch.waiting.length === 0 || batch.flights >= maxFlights) return;
  const flight = batch.waiting.splice(0, maxBatch);
  batch.flights += 1;
  void store(flight, pool).finally(() => {
    batch.flights -= 1;
    if (batch.waiting.length > 0) flush(batch, pool);
  });
}

/** One order for everybody, so that two flights cannot wait for each other; within a conversation the order of arrival. */
const inLockOrder = (left: Waiting, right: Waiting): number =>
  compare(lockKey(left.item), lockKey(right.item));
const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
const lockKey = ({ tenant_id, connection_id, event }: Item): string =>
  `${tenant_id} ${connection_id} ${'conversation_id' in event ? event.conversation_id : ''}`;

async function store(flight: Waiting[], pool: Pick<pg.Pool, 'query'>): Promise<void> {
  flight.sort(inLockOrder);
  try {
    const items = flight.map(({ item }) => item);
    const results = await retrying(() => insert(items, pool));
    flight.forEach(({ resolve, reject }, index) => {
      const result = results[index];
      if (result) resolve(result);
      else reject(new Error('ingest answered for fewer items than it got'));
    });
  } catch (error) {
    // One bad row fails its whole batch: alone each gets its own verdict.
    if (flight.length === 1 || isOutage(error)) for (const { reject } of flight) reject(error);
    else await Promise.all(flight.map((waiting) => store([waiting], pool)));
  }
}

/** Errors without a SQLSTATE, or of the classes 08, 53, 57 and 58, mean that the database is away: trying again helps nobody now. */
const isOutage = (error: unknown): boolean =>
  !(
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(?!08|53|57|58)[0-9A-Z]{5}$/.test(error.code)
  );

async function insert(items: Item[], pool: Pick<pg.Pool, 'query'>): Promise<Ingested[]> {
  const answer: unknown = await pool.query({
    // Named, it is parsed and planned once for each connection.
    name: 'ingest',
    text: 'select ingest($1::jsonb) as results',
    values: [jsonText(items)],
  });
  return Answer.parse(answer).rows[0].results;
}

/** What the SQL function takes; see its migration. */
interface Item {
  tenant_id: string;
  connection_id: string;
  version: number;
  quiet_ms: number;
  max_ms: number;
  idle_ms: number;
  is_trusted: boolean;
  via?: Via;
  event: ConnectorEvent;
  fingerprints: readonly string[];
  /** `handover`: of the delivery that tells the platform when somebody takes over there, where it has to be told. */
  ids: { conversation: string; visitor: string; row: string; lead?: string; handover?: string };
  lead?: { name?: string; email?: string; phone?: string; quote: string };
}

function itemOf(bound: BoundConnection, event: ConnectorEvent, { isTrusted, via }: Arrival): Item {
  const { row } = bound;
  const { tenant_config: config } = row;
  const lead = leadOf(event, config.country);
  return {
    tenant_id: row.tenant_id,
    connection_id: row.id,
    version: row.version,
    quiet_ms: config.settle_quiet_ms,
    max_ms: config.settle_max_ms,
    idle_ms: config.handback_after_idle_minutes * 60_000,
    is_trusted: isTrusted,
    ...(via === undefined ? {} : { via }),
    event: cutTexts(event),
    fingerprints: fingerprintsOf(bound, event),
    ids: {
      ...{ conversation: newId(), visitor: newId(), row: newId() },
      ...(lead ? { lead: newId() } : {}),
      ...(bound.traits.keepsWithBot === true ? { handover: newId() } : {}),
    },
    ...(lead ? { lead } : {}),
  };
}

/** Contact data that the visitor gave to the platform itself makes a lead, if it can be reached by it. */
function leadOf(event: ConnectorEvent, country: string): Item['lead'] {
  if (event.kind !== 'visitor-changed') return undefined;
  const contact = normaliseContact(event.visitor, country);
  if (contact.email === undefined && contact.phone === undefined) return undefined;
  return cutTexts({ ...contact, quote: '' });
}

/** An endless text is cut (F-073). Where the whole is short, so is every text in it. */
function cutTexts<T>(value: T): T {
  const text = JSON.stringify(value);
  if (text.length <= maxStoredText) return value;
  // The same shape went in: only characters were dropped.
  return JSON.parse(text, cutMember) as T;
}

const cutMember = (_key: string, member: unknown): unknown =>
  typeof member === 'string' ? member.slice(0, maxStoredText) : member;
