import assert from 'node:assert/strict';
import { z } from 'zod';
import { callCrisp } from './client.js';
import { type HookReceiver, startHookReceiver } from './hook-receiver.js';
import { fixtureNames, maskedText, readApiFixture, readHookFixture } from './read-fixture.js';
import { signHook } from './sign-hook.js';
import { type CrispSimulator, startCrisp } from './start.js';
import { type Story, storyIds, tellStory } from './story.js';

const { websiteId, sessionId, operatorId, peopleId, pluginId } = storyIds;
const where = { websiteId, sessionId };
const visitors = { ...where, fingerprint: storyIds.visitorsFingerprint };
const profile = `/v1/website/${websiteId}/people/profile`;

interface Stage {
  crisp: CrispSimulator;
  /** Calls the API with the plugin's token. */
  api: (request: string, body?: unknown) => Promise<unknown>;
  /** Replays the recorded request of an API fixture. */
  replay: (fixture: string) => Promise<unknown>;
}

type Act = (stage: Stage) => unknown;

const data = (name: string): Record<string, unknown> => readHookFixture(name).data;
/** The visitor sends again what the fixture shows. */
const visitorSends =
  (name: string): Act =>
  ({ crisp }) => {
    const { type, origin, content, original } = VisitorMessage.parse(data(name));
    return crisp.visitorWrites(where, content, { type, origin, ...(original && { original }) });
  };

const VisitorMessage = z.object({
  type: z.string(),
  origin: z.string(),
  content: z.unknown(),
  original: z.object({ original_id: z.string() }).optional(),
});
const ProfileUpdate = z.object({ update: z.object({ person: z.record(z.string(), z.unknown()) }) });

const named =
  (nickname: string, act: Act): Act =>
  (stage) => {
    stage.crisp.visitorSets(where, { nickname });
    return act(stage);
  };

/** What makes Crisp announce each fixture's event. */
const acts: Record<string, Act> = {
  'message-send.text': named('visitor482913', visitorSends('message-send.text')),
  'message-send.text.identified': visitorSends('message-send.text.identified'),
  'message-send.file': named('visitor482913', visitorSends('message-send.file')),
  'message-send.animation': named('visitor482913', visitorSends('message-send.animation')),
  'message-send.audio': named('visitor482913', visitorSends('message-send.audio')),
  'message-send.email-origin': visitorSends('message-send.email-origin'),
  'message-send.channel-urn': named('+34 600 000 000', visitorSends('message-send.channel-urn')),
  'message-received.bot-echo': ({ replay }) => replay('send-message.text'),
  'message-received.bot-echo.flags-missing': ({ crisp, replay }) => {
    crisp.knobs.echoFlags = 'missing';
    return replay('send-message.text');
  },
  'message-received.operator': ({ crisp }) => crisp.operatorWrites(where, 'Yes, 3 to 5 working days.'),
  'message-received.note': ({ crisp }) => crisp.operatorNote(where, 'Asked warehouse, waiting.'),
  'message-received.event': ({ crisp }) => crisp.operatorResolves(where),
  'message-received.picker': ({ api }) =>
    api(`POST /v1/website/${websiteId}/conversation/${sessionId}/message`, {
      ...Object(readApiFixture('send-message.picker').request.body),
      user: { type: 'participant', nickname: 'Acme Assistant' },
    }),
  'message-updated.text': ({ crisp }) =>
    crisp.visitorEdits(visitors, data('message-updated.text')['content']),
  'message-updated.picker': async ({ crisp, replay }) => {
    await replay('send-message.picker');
    crisp.visitorPicks({ ...where, fingerprint: 176000002800422 }, 'human');
  },
  'message-updated.field': async ({ crisp, replay }) => {
    await replay('send-message.field');
    crisp.visitorFills({ ...where, fingerprint: 176000002900744 }, 'ingrid@example.com');
  },
  'message-removed': ({ crisp }) => crisp.visitorRemoves(visitors),
  'message-compose-send': ({ crisp }) => crisp.visitorTypes(where, 'start', 'Hi, do you sh'),
  'message-compose-receive': ({ crisp }) => crisp.operatorTypes(where, 'start', 'Yes, 3 t'),
  'message-acknowledge-read-received': ({ crisp }) => crisp.visitorReads(where),
  'message-acknowledge-delivered': ({ api }) =>
    api(`PATCH /v1/website/${websiteId}/conversation/${sessionId}/delivered`, {
      from: 'operator',
      origin: 'chat',
    }),
  'people-bind-session': ({ crisp }) => {
    const { sessionId: another } = crisp.visitorWrites({ websiteId, sessionId: 'session_new' }, 'Hi');
    crisp.visitorSetsEmail({ websiteId, sessionId: another }, 'ingrid@example.com');
  },
  'people-profile-created': ({ api }) => api(`POST ${profile}`, { email: 'ingrid@fjord.example.com' }),
  'people-profile-updated': ({ api }) => {
    const { update } = ProfileUpdate.parse(data('people-profile-updated'));
    return api(`PATCH ${profile}/${peopleId}`, { person: update.person });
  },
  'people-profile-removed': ({ api }) => api(`DELETE ${profile}/${peopleId}`),
  'plugin-settings-saved': ({ crisp }) =>
    crisp.savePluginSettings({ pluginId, websiteId }, { tenant_key: 'acme' }),
  'plugin-subscription-updated': ({ crisp }) => crisp.installPlugin({ pluginId, websiteId }),
  'session-removed': ({ crisp }) => crisp.operatorRemovesConversation(where),
  'session-set_block': ({ crisp }) => crisp.operatorBlocks(where, true),
  'session-set_data': ({ crisp }) => {
    crisp.knobs.metaData = 'replace';
    crisp.visitorSets(where, { data: { plan: 'trial', seats: 4, newsletter: true } });
  },
  'session-set_email': ({ crisp }) => crisp.visitorSetsEmail(where, 'ingrid@example.com'),
  'session-set_nickname': ({ crisp }) => crisp.visitorSets(where, { nickname: 'Ingrid Solberg' }),
  'session-set_phone': ({ crisp }) => crisp.visitorSets(where, { phone: '+4740000000' }),
  'session-set_segments': ({ crisp }) => crisp.visitorSets(where, { segments: ['lead', 'norway'] }),
  'session-set_opened': ({ crisp }) => crisp.operatorOpens(where),
  'session-set_routing': ({ crisp }) => {
    crisp.operatorAssigns(where, null);
    crisp.operatorAssigns(where, operatorId);
  },
  'session-set_state.pending': ({ crisp }) => crisp.operatorSetsState(where, 'pending'),
  'session-set_state.resolved': ({ crisp }) => crisp.operatorResolves(where),
  'session-set_state.unresolved': ({ crisp }) => {
    crisp.operatorResolves(where);
    crisp.visitorWrites(where, 'One more thing');
  },
  'session-sync-rating': ({ crisp }) => crisp.visitorRates(where, 5, 'Fast answer'),
  'session-sync-pages': ({ crisp }) =>
    crisp.visitorOpensPage(where, {
      title: 'Pricing',
      url: 'https://shop.example.com/pricing',
      referrer: 'https://shop.example.com/',
    }),
  'session-sync-events': ({ crisp }) => crisp.visitorTriggers(where, 'checkout_started', { cart_total: 129 }),
  'website-users-available': ({ crisp }) => crisp.operatorGoes(websiteId, 'away'),
};

/** Announced only through `emit`: nothing that the simulator does causes them. */
const withoutCause = ['message-acknowledge-ignored', 'session-request-initiated'];

/** Ids that the simulator makes up. */
const comparable = (body: unknown): string =>
  maskedText(body)
    .replaceAll('session_new', sessionId)
    .replace(/"people_id": "[^"]+"/, '"people_id": "made up"')
    .replaceAll('ingrid@fjord.example.com', 'ingrid@example.com');

describe('Crisp simulator: hooks have the shape and the values of the fixtures', () => {
  let crisp: CrispSimulator;
  let story: Story;
  let receiver: HookReceiver;

  beforeEach(async () => {
    [crisp, receiver] = await Promise.all([startCrisp(), startHookReceiver()]);
    story = tellStory(crisp);
    crisp.setPluginHook(pluginId, receiver.url);
  });
  afterEach(() => Promise.all([crisp.stop(), receiver.stop()]));

  it('knows a cause for every recorded event but two', () => {
    assert.deepEqual(fixtureNames('webhooks').toSorted(), [...Object.keys(acts), ...withoutCause].toSorted());
  });

  for (const [name, act] of Object.entries(acts))
    it(name, async () => {
      const expected = readHookFixture(name);
      const caller = { ...story.plugin, url: crisp.url, tier: 'plugin' as const };
      const api = (request: string, body?: unknown) => callCrisp(caller, request, body);
      const replay = (fixture: string) => {
        const { method, path, body } = readApiFixture(fixture).request;
        return api(`${method} ${path}`, body);
      };
      await act({ crisp, api, replay });
      await crisp.settled();
      const bodies = receiver.received.map(({ raw }): unknown => JSON.parse(raw));
      const texts = bodies.map(comparable);
      assert.ok(
        texts.includes(comparable(expected)),
        `none of ${texts.join('\n')}\nis ${comparable(expected)}`,
      );
      const { headers, raw } = receiver.received[0]!;
      const timestamp = String(headers['x-crisp-request-timestamp']);
      assert.equal(headers['x-crisp-signature'], signHook(raw, timestamp, story.plugin.signingSecret));
    });
});
