import assert from 'node:assert/strict';
import type {
  AnyConnector,
  ConnectorEvent,
  MessageEvent,
  OutgoingReply,
  RawRequest,
  Session,
} from '../index.js';
import type { Bench } from './specimen.js';
import { type WatchedHttp, watchHttp } from './watch-http.js';

/** A connector that is connected to a simulated platform. */
export interface Platform {
  bench: Bench;
  session: Session<unknown, unknown>;
  http: WatchedHttp;
  /** The messages that the hooks of this moment tell of, as the connector reads them. */
  heard: () => Promise<MessageEvent[]>;
  /** The platform's history from a cursor on, all pages of it. */
  history: (from?: string) => Promise<{ events: ConnectorEvent[]; cursor: string | undefined }>;
}

/** Opens the platform on first use, once; `stop` ends what was opened. */
export interface PlatformDoor {
  open: () => Promise<Platform>;
  stop: () => Promise<void>;
}

/** Nothing is started before the first check asks for it. */
export function doorTo(connector: AnyConnector, startBench: () => Promise<Bench>): PlatformDoor {
  let bench: Promise<Bench> | undefined;
  let platform: Promise<Platform> | undefined;
  return {
    open: () => {
      bench ??= startBench();
      return (platform ??= bench.then((started) => connectTo(connector, started)));
    },
    stop: async () => (await bench)?.stop(),
  };
}

/** What connectors are told that this product is called. */
export const productName = 'Patchbay';

async function connectTo(connector: AnyConnector, bench: Bench): Promise<Platform> {
  const config = connector.config.parse(bench.typed);
  const { hookUrl } = bench;
  const http = watchHttp(bench.http);
  const { state } = await connector.connect({ config, http, hookUrl, productName });
  const session = { config, state, http, hookUrl };
  const messagesIn = (request: RawRequest) =>
    connector.verify(request, session).genuine ? connector.parse(request, session).events : [];
  return {
    ...{ bench, session, http },
    heard: async () => (await bench.hooks()).flatMap(messagesIn).filter((event) => event.kind === 'message'),
    history: (from) => readHistory(connector, from, session),
  };
}

/** What a conversation of a test is answered: words that a careless encoding would spoil. */
export const reply = (conversationId: string, idempotencyKey: string): OutgoingReply => ({
  ...{ conversationId, idempotencyKey, isFirst: true },
  text: 'We do. Ångström costs 5 € 🚚 <b>&amp;</b>',
});

const mostPages = 100;

async function readHistory(
  connector: AnyConnector,
  from: string | undefined,
  session: Session<unknown, unknown>,
): Promise<{ events: ConnectorEvent[]; cursor: string | undefined }> {
  const events: ConnectorEvent[] = [];
  let cursor = from;
  for (let count = 0; count < mostPages; count += 1) {
    const page = await connector.pull?.(cursor, session);
    assert.ok(page, 'pull gives no page.');
    events.push(...page.events);
    cursor = page.cursor;
    if (page.isComplete) return { events, cursor };
  }
  return assert.fail(
    `The history of a few conversations has more than ${mostPages} pages: say isComplete on the last one, and give another cursor with each.`,
  );
}
