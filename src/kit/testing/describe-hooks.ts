import assert from 'node:assert/strict';
import { type AnyConnector, type Binding, ConnectorEvent, type RawRequest } from '../index.js';
import type { It } from './check.js';
import { hookRequest } from './hook-request.js';
import { hostileBodies, numbersFrom, withEachMember, withNoKnownName } from './mutate.js';
import { withOneBitChanged, withOneCharacterChanged } from './mutate.js';
import type { Recording, Specimen } from './specimen.js';

type Hooks = Pick<AnyConnector, 'accountOf' | 'verify' | 'parse'>;

/** F-058 asks for ten thousand. */
const forgeries = 10_000;
const others = [null, 0, -1.5, 1e300, true, '', 'x', [], [null], {}, { id: {} }];

/** Reads a request with every pure member; whatever it is, nothing is thrown and what comes of it is an event. */
function readSafely(
  connector: Hooks,
  request: RawRequest,
  binding: Binding<unknown, unknown>,
): ConnectorEvent[] {
  try {
    connector.accountOf?.(request);
    connector.verify(request, binding);
    const { events } = connector.parse(request, binding);
    return events.map((event) => ConnectorEvent.parse(event));
  } catch (error) {
    const body = new TextDecoder().decode(request.body.subarray(0, 300));
    return assert.fail(
      `accountOf, verify or parse threw, or made an odd event, of ${body}: read bodies with safeParse of a zod schema, and make no event of what does not fit. It was: ${String(error)}`,
    );
  }
}

const bodyOf = ({ body }: RawRequest): unknown => JSON.parse(new TextDecoder().decode(body));
const withBody = (request: RawRequest, body: unknown): RawRequest => ({
  ...request,
  body: Buffer.from(JSON.stringify(body)),
});

/** A doubled header arrives as a list. */
const withHeader = (
  request: RawRequest,
  name: string,
  value: string | readonly string[] | undefined,
): RawRequest => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});

/** What hooks are taken for: genuine or not, and which events. */
export function describeHooks(connector: AnyConnector, specimen: Specimen, it: It): void {
  const config = connector.config.parse(specimen.typed);
  const binding = { config, state: connector.state.parse(specimen.state) };
  const traits = connector.traits(config, binding.state);
  const { recordings } = specimen;
  const isGenuine = (request: RawRequest) => connector.verify(request, binding).genuine;

  it('is shown what the platform sends', () =>
    assert.ok(
      recordings.length > 0 || traits.transport !== 'hook',
      'There are no recordings: record real hooks, replace names and secrets, and give them with the events you expect.',
    ));

  for (const recording of recordings)
    it(`reads ${recording.name}: ${summaryOf(recording)}`, () => {
      const { request, events, reply } = recording;
      const verdict = connector.verify(request, binding);
      assert.ok(
        verdict.genuine,
        `verify takes this recording for forged (${JSON.stringify(verdict)}): it is genuine.`,
      );
      const first = connector.parse(request, binding);
      assert.deepEqual(
        first.events,
        events,
        'parse makes other events of this recording than the specimen says.',
      );
      assert.deepEqual(first.reply, reply, 'parse gives another reply than the specimen says.');
    });

  it('reads recordings the same, whatever came before them (F-055)', () => {
    const below = numbersFrom(11);
    for (let round = 0; round < 20; round += 1)
      for (const { name, request, events } of recordings.toSorted(() => below(3) - 1))
        assert.deepEqual(
          connector.parse(request, binding).events,
          events,
          `${name} means something else when it is read again: parse must keep nothing and draw nothing at random.`,
        );
  });

  it('throws nothing and makes no odd event of hostile bodies (F-060)', () => {
    for (const body of hostileBodies)
      for (const state of [undefined, binding.state])
        readSafely(connector, { ...hookRequest({ body: '' }), body: Buffer.from(body) }, { config, state });
    const polluted = Object.getOwnPropertyDescriptor(Object.prototype, 'polluted');
    assert.equal(
      polluted,
      undefined,
      'A body changed the prototype of all objects: never copy its keys unread.',
    );
  });

  it('throws nothing and makes no odd event with any one field gone or of another type (F-064)', () => {
    for (const { request } of recordings)
      for (const other of [undefined, ...others])
        for (const body of withEachMember(bodyOf(request), () => other))
          readSafely(connector, withBody(request, body), binding);
  });

  it('makes nothing of an event that it was not told about (F-064)', () => {
    for (const { name, request } of recordings)
      assert.deepEqual(
        connector.parse(withBody(request, withNoKnownName(bodyOf(request))), binding),
        { events: [] },
        `${name}, under a name that nobody knows, has a meaning: name the events that are read, and ignore all others.`,
      );
  });

  if (traits.proof === 'signature') describeProof(isGenuine, specimen, it);
  else describeHints(connector, { isGenuine, recordings }, it);
}

const summaryOf = ({ events, reply }: Recording): string =>
  events.map((event) => ('role' in event ? `${event.kind} by ${event.role}` : event.kind)).join(', ') ||
  (reply ? 'answered' : 'ignored');

/** Hooks that prove nothing: the secret address alone speaks for them. */
function describeHints(
  connector: AnyConnector,
  {
    isGenuine,
    recordings,
  }: { isGenuine: (request: RawRequest) => boolean; recordings: readonly Recording[] },
  it: It,
): void {
  it('can confirm what its hooks only claim', () =>
    assert.ok(
      'confirm' in connector,
      'Its hooks prove nothing (proof is “address”) and there is no confirm: read the event back from the platform there.',
    ));

  it('answers a hook with any one field gone like a good one: a platform may change (F-064)', () => {
    for (const { name, request } of recordings)
      for (const body of withEachMember(bodyOf(request), () => undefined))
        assert.ok(
          isGenuine(withBody(request, body)),
          `${name} is refused when a field is gone: ask in verify only for what shows that it is this platform’s.`,
        );
  });
}

/** F-057 and F-058: nothing but the recorded request itself is taken. */
function describeProof(
  isGenuine: (request: RawRequest) => boolean,
  { recordings, provingHeaders = [], lacks = {} }: Specimen,
  it: It,
): void {
  const below = numbersFrom(58);
  const perRecording = Math.ceil(forgeries / recordings.length);
  const textOf = ({ headers }: RawRequest, name: string): string => {
    const value = headers[name];
    assert.ok(
      typeof value === 'string' && value !== '',
      `The header ${name} is not in the recording: record it, or take it out of provingHeaders.`,
    );
    return value;
  };
  const refuses = (request: RawRequest, what: string, todo: string) =>
    assert.ok(!isGenuine(request), `verify takes a hook for genuine ${what}: ${todo}.`);

  it('is told which headers prove a hook', () =>
    assert.ok(
      provingHeaders.length > 0,
      'The specimen names no provingHeaders: say which headers are checked.',
    ));

  if (lacks['signed-body'] === undefined)
    it(`rejects a hook with one bit changed (F-058, ${forgeries} forgeries)`, () => {
      for (const { name, request } of recordings)
        for (let round = 0; round < perRecording; round += 1)
          refuses(
            withOneBitChanged(request, below),
            `whose body was changed (${name})`,
            'check the signature over the very bytes received',
          );
    });

  it('rejects a hook with one character of a proving header changed (F-058)', () => {
    for (const { request } of recordings)
      for (const header of provingHeaders) {
        const value = textOf(request, header);
        const todo = 'compare the whole header with sameText or hmacMatches';
        for (const other of [value.slice(0, -1), value.slice(1), `${value} `, `${value}0`])
          refuses(withHeader(request, header, other), `with ${header} cut or longer`, todo);
        for (let round = 0; round < 50; round += 1)
          refuses(
            withHeader(request, header, withOneCharacterChanged(value, below)),
            `with ${header} changed`,
            todo,
          );
        if (value !== value.toUpperCase())
          refuses(withHeader(request, header, value.toUpperCase()), `with ${header} in capitals`, todo);
      }
  });

  it('rejects a hook without a proving header, or with an empty one (F-058)', () => {
    for (const { request } of recordings)
      for (const header of provingHeaders)
        for (const none of [undefined, ''])
          refuses(withHeader(request, header, none), `without ${header}`, 'refuse what has no proof');
  });

  it('rejects a hook with a proving header doubled (F-058)', () => {
    for (const { request } of recordings)
      for (const header of provingHeaders) {
        const value = textOf(request, header);
        for (const doubled of [[value, value], [value]])
          refuses(
            withHeader(request, header, doubled),
            `with ${header} doubled`,
            'read headers with singleHeader',
          );
      }
  });

  if (lacks['signed-time'] === undefined)
    it('rejects a hook that comes again after its time, or before it (F-057)', () => {
      for (const { request } of recordings)
        for (const apartMs of [6 * 60_000, -6 * 60_000]) {
          const receivedAt = new Date(request.receivedAt.getTime() + apartMs);
          refuses(
            { ...request, receivedAt },
            'six minutes off its time',
            'check its signed time with isFresh',
          );
        }
    });
}
