import { z } from 'zod';
import { chatwoot } from '../../../connectors/chatwoot/index.js';
import { explain } from '../../kit/index.js';
import { commonKinds } from '../../kit/testing/one-answer.js';
import { broken, type PlantedFault } from './planted-fault.js';

const [call, unread] = ['https://telemetry.example/sent', z.unknown()];

/** Calls that fail, as the host must hear of it. */
const faultsOfRefusals: readonly PlantedFault[] = [
  {
    name: 'says that all went well',
    connector: broken({
      send: (...given) => chatwoot.send(...given).catch(() => ({ externalIds: [] })),
    }),
    fails: {
      ...Object.fromEntries(
        Object.entries(commonKinds).map(([status, kind]) => [
          `takes status ${status} of a send for ${kind}`,
          /took a failure .* for a success: let the errors of session\.http pass/,
        ]),
      ),
      'takes a send that nobody answers for unavailable': /for a success/,
      'takes a send that never left for unreachable': /for a success/,
      'takes an answer that it cannot read for bad-response': /for a success/,
    },
  },
  {
    name: 'takes a refused token for a refused message',
    connector: broken({
      send: (...given) => explain(chatwoot.send(...given), { auth: { kind: 'rejected' } }),
    }),
    fails: { 'takes status 401 of a send for auth': /threw “rejected” instead of “auth”/ },
  },
  {
    name: 'tries again by itself',
    connector: broken({
      send: (...given) => chatwoot.send(...given).catch(() => chatwoot.send(...given)),
    }),
    fails: {
      'makes one call for a message, also when it fails': /send made 2 calls: make one, and leave repeating/,
    },
  },
  {
    name: 'tells somebody else of each message',
    connector: broken({
      send: async (reply, session) => {
        const told = session.http.call({ method: 'POST', url: call, expect: unread });
        return told.then(() => chatwoot.send(reply, session));
      },
    }),
    fails: {
      'sends to no host but those of its config and its constants':
        /calls telemetry\.example, which no tenant typed/,
      'makes one call for a message, also when it fails': /send made 2 calls/,
    },
  },
  {
    name: 'trips over an answer that it did not expect',
    connector: broken({
      typing: async (_typing, { http }) => {
        const { data } = await http.call({ method: 'POST', url: call, expect: unread });
        throw new TypeError(`there is no typing in ${typeof data}`);
      },
    }),
    fails: { 'fails with nothing but a ConnectorError': /typing threw something else .* TypeError/ },
  },
  {
    name: 'takes a failed look-up for absence',
    connector: broken({
      sent: async (query, session) => {
        try {
          return (await chatwoot.sent?.(query, session)) ?? { outcome: 'absent' };
        } catch {
          // The fault itself: that nothing could be read is taken for that nothing is there.
          return { outcome: 'absent' };
        }
      },
    }),
    fails: {
      'does not take a failed look-up for absence': /sent says “absent” after a failure: say “unsure”/,
    },
  },
  {
    name: 'takes a failed read for the end of the history',
    connector: broken({
      pull: async (cursor, session) => {
        const read = chatwoot.pull?.(cursor, session);
        const nothing = { events: [], cursor: cursor ?? '{}', isComplete: true };
        return (await read?.catch(() => nothing)) ?? nothing;
      },
    }),
    fails: { 'does not take a failed read of the history for its end': /pull gives a page after a failure/ },
  },
  {
    name: 'cannot leave what is gone',
    connector: broken({
      disconnect: async ({ http, hookUrl }) => {
        await http.call({ method: 'DELETE', url: `https://chat.example.com/${hookUrl}`, expect: unread });
      },
    }),
    fails: {
      'disconnects where what it made is gone already':
        /knows nothing of it any more: wrap its calls in ifFound/,
    },
  },
];

/** What only a platform can show. */
const faultsAtPlatform: readonly PlantedFault[] = [
  {
    name: 'plants no mark',
    connector: broken({
      send: (reply, session) => chatwoot.send({ ...reply, idempotencyKey: 'always' }, session),
    }),
    fails: {
      'finds what it sent, by its mark, and nothing else':
        /does not find what send has stored: plant idempotencyKey/,
      'knows its own message when it comes back, or hears nothing of it':
        /is not known as ours: give it the mark/,
      'knows its own message in the history': /does not show a sent message as ours/,
    },
  },
  {
    name: 'says a note aloud',
    connector: broken({
      note: (note, session) => chatwoot.send({ ...note, isFirst: false }, session),
    }),
    fails: { 'writes notes that no visitor reads, with its mark': /The visitor reads the note: send it as/ },
  },
  {
    name: 'does not say which field is wrong',
    connector: broken({
      connect: (session) =>
        explain(chatwoot.connect(session), {
          ...{ auth: { field: '' }, config: { field: '' }, unreachable: { field: '' } },
        }),
    }),
    fails: Object.fromEntries(
      [
        'refuses a wrong token, and names its field',
        'refuses a token with too few rights, and names the field',
        'refuses settings of another account, and names the field',
        'refuses whatever else cannot work, and names the field',
      ].map((title) => [title, /instead of \w+: say with explain which field is to be corrected/]),
    ),
  },
  {
    name: 'types after it has sent',
    connector: broken({
      send: async (reply, session) => {
        const stored = await chatwoot.send(reply, session);
        await chatwoot.typing?.({ conversationId: reply.conversationId, isTyping: false }, session);
        return stored;
      },
    }),
    fails: {
      'sends with one call, and returns the platform’s id': /send made 2 calls: one stores the message/,
    },
  },
  {
    name: 'spoils the words',
    connector: broken({
      send: (reply, session) =>
        chatwoot.send({ ...reply, text: reply.text.replaceAll('&', '&amp;') }, session),
    }),
    fails: {
      'says what it was told to say, to the letter': /other words than those that were sent/,
      'knows its own message when it comes back, or hears nothing of it': /is not known as ours/,
    },
  },
  {
    name: 'calls the messages of the history otherwise',
    connector: broken({
      pull: async (cursor, session) => {
        const page = (await chatwoot.pull?.(cursor, session)) ?? {
          events: [],
          cursor: '{}',
          isComplete: true,
        };
        const events = page.events.map((event) =>
          event.kind === 'message' ? { ...event, message_id: `history-${event.message_id}` } : event,
        );
        return { ...page, events };
      },
    }),
    fails: {
      'reads in the history what no hook brought, under the same ids (F-056)':
        /under other ids, or not of all/,
      'knows its own message in the history': /pull does not tell of what we sent/,
    },
  },
  {
    name: 'confirms whatever a hook claims',
    connector: broken({ confirm: (hint) => Promise.resolve(hint) }),
    fails: {
      'does not take a failed read for a refutation': /confirm says something after a failure/,
      'confirms what the platform knows, and nothing else':
        /takes a message of another conversation for one of this/,
    },
  },
];

export const faultsOfCalls: readonly PlantedFault[] = [
  ...faultsOfRefusals,
  ...faultsAtPlatform.map((fault) => ({ ...fault, needsPlatform: true as const })),
];
