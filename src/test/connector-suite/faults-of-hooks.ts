import { chatwoot } from '../../../connectors/chatwoot/index.js';
import { type ConnectorEvent, genuine, type RawRequest, singleHeader } from '../../kit/index.js';
import { broken, misread, type PlantedFault } from './planted-fault.js';

const decode = ({ body }: RawRequest): string => new TextDecoder().decode(body);

/** The time that a hook says it was sent at. */
const sentAt = (request: RawRequest) =>
  new Date(Number(singleHeader(request, 'x-chatwoot-timestamp')) * 1000);

const firstOf = (value: string | readonly string[] | undefined) =>
  typeof value === 'string' ? value : value?.[0];

const changeMessages =
  (change: (event: Extract<ConnectorEvent, { kind: 'message' }>) => ConnectorEvent) =>
  (event: ConnectorEvent) => (event.kind === 'message' ? change(event) : event);

const rename = (request: RawRequest): RawRequest => ({
  ...request,
  body: Buffer.from(decode(request).replace('unheard-of', 'message_created')),
});

/** In `verify` and `parse`. */
export const faultsOfHooks: readonly PlantedFault[] = [
  {
    name: 'believes everybody',
    connector: broken({ verify: () => genuine }),
    fails: {
      'rejects a hook with one bit changed (F-058, 10000 forgeries)':
        /body was changed .*: check the signature over/,
      'rejects a hook with one character of a proving header changed (F-058)':
        /compare the whole header with sameText/,
      'rejects a hook without a proving header, or with an empty one (F-058)':
        /without x-chatwoot-timestamp: refuse/,
      'rejects a hook with a proving header doubled (F-058)': /doubled: read headers with singleHeader/,
      'rejects a hook that comes again after its time, or before it (F-057)':
        /check its signed time with isFresh/,
    },
  },
  {
    name: 'believes a hook of last week',
    connector: broken({
      verify: (request, binding) => chatwoot.verify({ ...request, receivedAt: sentAt(request) }, binding),
    }),
    fails: {
      'rejects a hook that comes again after its time, or before it (F-057)': /six minutes off its time/,
    },
  },
  {
    name: 'takes the first of two signatures',
    connector: broken({
      verify: ({ headers, ...request }, binding) => {
        const first = Object.entries(headers).map(([name, value]) => [name, firstOf(value)] as const);
        return chatwoot.verify({ ...request, headers: Object.fromEntries(first) }, binding);
      },
    }),
    fails: { 'rejects a hook with a proving header doubled (F-058)': /with x-chatwoot-timestamp doubled/ },
  },
  {
    name: 'checks the signature over another text than came',
    connector: broken({
      verify: (request, binding) =>
        chatwoot.verify({ ...request, body: Buffer.from(`${decode(request)}\n`) }, binding),
    }),
    fails: Object.fromEntries(
      [
        ...['a question: message by visitor', 'a file: message by visitor', 'a bot: message by bot'],
        ...[
          'an answer by hand: message by operator',
          'a note: message by operator',
          'the end: conversation-changed',
        ],
      ].map((recording) => [`reads ${recording}`, /takes this recording for forged .*: it is genuine/]),
    ),
  },
  {
    name: 'breaks down at a body that is no JSON',
    connector: broken({
      parse: (request, binding) => {
        JSON.parse(decode(request));
        return chatwoot.parse(request, binding);
      },
    }),
    fails: {
      'throws nothing and makes no odd event of hostile bodies (F-060)':
        /threw, .* safeParse of a zod schema/,
    },
  },
  {
    name: 'takes every event for a message',
    connector: broken({
      parse: (request, binding) => chatwoot.parse(rename(request), binding),
    }),
    fails: {
      'makes nothing of an event that it was not told about (F-064)':
        /has a meaning: name the events that are read/,
    },
  },
  {
    name: 'makes ids of when it heard',
    connector: broken({
      parse: (request, binding) => ({
        events: chatwoot.parse(request, binding).events.map(
          changeMessages((event) => ({
            ...event,
            message_id:
              request.receivedAt.getUTCHours() === 10 ? event.message_id : `${event.message_id}-late`,
          })),
        ),
      }),
    }),
    fails: {
      'gives a message the same ids whenever it is told again': /gets other ids an hour later: take the/,
    },
  },
  {
    name: 'takes seconds for milliseconds',
    ...misread(
      changeMessages((event) => ({
        ...event,
        sent_at: new Date(Date.parse(event.sent_at) / 1000).toISOString(),
      })),
    ),
    fails: { 'dates every event in this century': /is from 1970-.* count in seconds \(secondsTime\)/ },
  },
  {
    name: 'leaves members undefined',
    ...misread(changeMessages((event) => ({ ...event, author_name: undefined }))),
    fails: {
      'makes events that survive JSON and the kit’s own schema': /leave undefined members out with onlyGiven/,
    },
  },
  {
    name: 'takes a human for a bot',
    ...misread(
      changeMessages((event) =>
        event.role === 'operator' && !event.private ? { ...event, role: 'bot' } : event,
      ),
    ),
    fails: {
      'takes an operator’s message for a human’s: it is the takeover':
        /Nothing shows operators: record a hook/,
    },
  },
  {
    name: 'takes a private note for a message',
    ...misread(changeMessages((event) => ({ ...event, private: false }))),
    fails: {
      'tells a private note from a message to the visitor': /Nothing shows notes: record a hook about a/,
    },
  },
  {
    name: 'finds its mark in a visitor’s message',
    ...misread(changeMessages((event) => (event.role === 'visitor' ? { ...event, mark: 'key-1' } : event))),
    fails: { 'finds its own mark in no message of a person': /carries our mark and is from a visitor/ },
  },
  {
    name: 'hears a visitor who says nothing',
    ...misread(changeMessages((event) => (event.role === 'visitor' ? { ...event, attachments: [] } : event))),
    fails: {
      'makes no message of a visitor without words and files, and no private one':
        /says nothing: make no event of it/,
      'hears of files': /Nothing shows attachments/,
    },
  },
  {
    name: 'writes into the request',
    connector: broken({
      parse: (request, binding) => {
        Object.assign(request.headers, { 'x-seen': 'yes' });
        return chatwoot.parse(request, binding);
      },
    }),
    fails: { 'changes nothing of what it is given': /writes into what it is given .*: copy it first/ },
  },
];
