import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { chatwoot } from '../../connectors/chatwoot/index.js';
import { crispWith } from '../../connectors/crisp/index.js';
import { papercups } from '../../connectors/papercups/index.js';
import type { BoundConnection } from '../connections/connection.js';
import type { Ingest } from '../inbox/ingest.js';
import type { AnyConnector, ConnectorEvent } from '../kit/index.js';
import { hookRequest } from '../kit/testing/index.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { makeConnection, makeTenant } from './harness/factories.js';
import { scriptPlatform } from './harness/scripted-connector.js';
import { sharedIngest } from './harness/shared-ingest.js';
import { testDatabase } from './harness/test-database.js';

/**
 * Every recorded webhook, as confirmed or signed, into a conversation of its own: `answer` makes a turn due, `silence` is
 * kept and answered by nobody, `takeover` silences the bot, `lead` makes a lead, `ignored` leaves nothing.
 */
type Outcome = 'answer' | 'silence' | 'takeover' | 'lead' | 'ignored';

const papercupsOutcomes: Record<string, Outcome> = {
  'webhook-verify': 'ignored',
  'conversation-created': 'ignored',
  'conversation-updated-assigned': 'ignored',
  'conversation-updated-closed': 'ignored',
  'conversation-updated-first-bot-reply': 'ignored',
  'conversation-updated-read': 'ignored',
  'conversation-updated-reopened': 'ignored',
  'conversation-updated-unassigned': 'ignored',
  'message-created-from-customer': 'answer',
  'message-created-from-anonymous-customer': 'answer',
  'message-created-with-attachment': 'answer',
  'message-created-quick-reply': 'answer',
  // Known to be another visitor's only by reading it back; the connector's own tests see it refuted.
  'message-created-foreign-customer': 'answer',
  'message-created-from-agent': 'takeover',
  'message-created-from-agent-without-profile': 'takeover',
  'message-created-forged-agent': 'takeover',
  'message-created-no-sender': 'takeover',
  'message-created-from-bot': 'silence',
  'message-created-private-note': 'silence',
  'message-created-system-reminder': 'silence',
};

const crispOutcomes: Record<string, Outcome> = {
  'message-send.text': 'answer',
  'message-send.text.identified': 'answer',
  'message-send.file': 'answer',
  'message-send.animation': 'answer',
  'message-send.audio': 'answer',
  'message-send.email-origin': 'answer',
  'message-send.channel-urn': 'answer',
  'message-received.operator': 'takeover',
  'message-received.picker': 'silence',
  'message-received.note': 'silence',
  'message-received.event': 'ignored',
  'message-received.bot-echo': 'silence',
  'message-received.bot-echo.flags-missing': 'silence',
  // What the visitor chose or filled in is an answer of theirs.
  'message-updated.field': 'answer',
  'message-updated.picker': 'answer',
  'session-set_email': 'lead',
  'session-set_phone': 'lead',
  'session-set_nickname': 'silence',
};

const chatwootOutcomes: Record<string, Outcome> = {
  'message_created.incoming.pending': 'answer',
  'message_created.incoming.attachment': 'answer',
  // The conversation is open, so a human's: the bot hears the visitor and says nothing.
  'message_created.incoming.open': 'takeover',
  'message_created.outgoing.human': 'takeover',
  'message_created.outgoing.human-while-pending': 'takeover',
  'api-channel.message_created.outgoing': 'takeover',
  'message_created.outgoing.bot-echo': 'silence',
  'message_created.private-note': 'silence',
  // What the visitor chose is an answer of theirs.
  'message_updated.input_select-submitted': 'answer',
  'message_updated.input_email-submitted': 'lead',
};

/** Some recordings stand beside notes on where they come from. */
const Recorded = z.looseObject({ body: z.unknown().optional() });

const folder = path.join(import.meta.dirname, '../../connectors');

interface Replayed {
  connector: AnyConnector;
  config: unknown;
  state: unknown;
  fixtures: string;
  outcomes: Record<string, Outcome>;
  isHook: (name: string) => boolean;
}

const platforms: Record<string, Replayed> = {
  papercups: {
    connector: papercups,
    config: { base_url: 'https://papercups.example', api_key: 'key' },
    state: { account_id: '3b420222-98e2-4a68-98e7-781e5ee037b0', bot_user_id: 27 },
    fixtures: 'papercups/fixtures',
    outcomes: papercupsOutcomes,
    isHook: (name) => !name.startsWith('api-') && !/^webhook-(request-headers|verify-reply)$/.test(name),
  },
  crisp: {
    connector: crispWith({ apiUrl: undefined }),
    config: {
      ...{ website_id: '5f2c9a10-3d7e-4b61-9c0e-7a1d2f4b8e33', token_kind: 'plugin', token_identifier: 'id' },
      ...{ token_key: 'key', signing_secret: 'secret' },
    },
    state: {},
    fixtures: 'crisp/fixtures/webhooks',
    outcomes: crispOutcomes,
    isHook: () => true,
  },
  chatwoot: {
    connector: chatwoot,
    config: { base_url: 'https://chat.example.com', access_token: 'token' },
    state: {
      ...{ account_id: 3, bot_id: 5, bot_token: 'bot', hook_secret: 'secret', inbox_ids: [7] },
      hook_url: 'https://patchbay.example/hooks/chatwoot/token',
    },
    fixtures: 'chatwoot/fixtures/webhooks',
    outcomes: chatwootOutcomes,
    isHook: () => true,
  },
};

for (const [id, { connector, config, state, fixtures, outcomes, isHook }] of Object.entries(platforms)) {
  describe(`the recorded webhooks of ${id}`, () => {
    let db: Database;
    let ingest: Ingest;

    before(async () => {
      db = await testDatabase();
      ingest = sharedIngest(db);
    });

    const names = fs
      .readdirSync(path.join(folder, fixtures))
      .map((file) => file.replace(/\.json$/, ''))
      .filter((name) => !name.includes('.testing') && isHook(name));

    const bind = async (): Promise<BoundConnection> => {
      const row = await makeConnection(db, await makeTenant(db), scriptPlatform().connector);
      const parsed = connector.config.parse(config);
      return { ...row, connector, config: parsed, state, traits: connector.traits(parsed, state) };
    };

    const eventsOf = (name: string, bound: BoundConnection): readonly ConnectorEvent[] => {
      const recorded: unknown = JSON.parse(
        fs.readFileSync(path.join(folder, fixtures, `${name}.json`), 'utf8'),
      );
      const { body } = Recorded.parse(recorded);
      return connector.parse(hookRequest({ body: body ?? recorded }), bound).events;
    };

    const replay = async (bound: BoundConnection, events: readonly ConnectorEvent[]) => {
      for (const event of events) await ingest(bound, event, true);
    };

    const outcomeIn = (bound: BoundConnection): Promise<Outcome> =>
      inTenant(db, bound.row.tenant_id, async (tx) => {
        if ((await tx('leads').pluck('id')).length > 0) return 'lead';
        const talks: { handler: string; due_at: Date | null }[] = await tx('conversations').select(
          'handler',
          'due_at',
        );
        if (talks.some(({ handler }) => handler === 'human')) return 'takeover';
        if (talks.some(({ due_at: dueAt }) => dueAt !== null)) return 'answer';
        return talks.length > 0 ? 'silence' : 'ignored';
      });

    const rowsIn = (bound: BoundConnection): Promise<unknown[]> =>
      inTenant(db, bound.row.tenant_id, (tx) =>
        tx('messages').orderBy('external_id').select('external_id', 'role', 'text', 'is_private'),
      );

    for (const name of names) {
      it(`${name}: ${outcomes[name] ?? 'ignored'}, once and twice`, async () => {
        const bound = await bind();
        const events = eventsOf(name, bound);
        await replay(bound, events);
        assert.equal(await outcomeIn(bound), outcomes[name] ?? 'ignored');
        const before = await rowsIn(bound);
        await replay(bound, events);
        assert.deepEqual(await rowsIn(bound), before);
        assert.equal(await outcomeIn(bound), outcomes[name] ?? 'ignored');
      });
    }

    it('F-055 all of them, in any order: the same messages', async () => {
      const all = async (order: readonly string[]) => {
        const bound = await bind();
        for (const name of order) await replay(bound, eventsOf(name, bound));
        return inTenant(db, bound.row.tenant_id, (tx) =>
          tx('messages').orderBy('external_id').pluck('external_id'),
        );
      };
      assert.deepEqual(await all([...names].reverse()), await all(names));
    });
  });
}
