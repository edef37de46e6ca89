import assert from 'node:assert/strict';
import { z } from 'zod';
import { type AnyConnector, type Binding, ConnectorEvent, type RawRequest } from '../index.js';
import { hookRequest } from './hook-request.js';
import {
  hostileBodies,
  numbersFrom,
  withEachMember,
  withOneBitChanged,
  withOneCharacterChanged,
} from './mutate.js';
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
  connector.accountOf?.(request);
  connector.verify(request, binding);
  const { events } = connector.parse(request, binding);
  return events.map((event) => ConnectorEvent.parse(event));
}

const bodyOf = ({ body }: RawRequest): unknown => JSON.parse(new TextDecoder().decode(body));

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

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
export function describeHooks(connector: AnyConnector, specimen: Specimen): void {
  const config = connector.config.parse(specimen.typed);
  const binding = { config, state: connector.state.parse(specimen.state) };
  const isGenuine = (request: RawRequest) => connector.verify(request, binding).genuine;
  const { recordings } = specimen;

  describe('its recordings', () => {
    for (const recording of recordings)
      it(`${recording.name}: ${summaryOf(recording)}`, () => {
        const { request, events, reply } = recording;
        assert.deepEqual(connector.verify(request, binding), { genuine: true });
        const first = connector.parse(request, binding);
        assert.deepEqual(first.events, events);
        assert.deepEqual(first.reply, reply);
        assert.deepEqual(connector.parse(request, binding), first, 'read again, it means the same');
        assert.deepEqual(asJson(first.events), first.events, 'events survive JSON');
        for (const event of first.events) assert.deepEqual(ConnectorEvent.parse(event), event);
      });
  });

  it('reads recordings the same, whatever came before them (F-055)', () => {
    const below = numbersFrom(11);
    for (let round = 0; round < 20; round += 1)
      for (const { name, request, events } of recordings.toSorted(() => below(3) - 1))
        assert.deepEqual(connector.parse(request, binding).events, events, name);
  });

  it('throws nothing and makes no odd event of hostile bodies (F-060)', () => {
    for (const body of hostileBodies)
      for (const state of [undefined, binding.state])
        readSafely(connector, { ...hookRequest({ body: '' }), body: Buffer.from(body) }, { config, state });
    assert.equal(Object.getOwnPropertyDescriptor(Object.prototype, 'polluted'), undefined);
  });

  it('throws nothing and makes no odd event with any one field gone or of another type (F-064)', () => {
    for (const { request } of recordings)
      for (const other of [undefined, ...others])
        for (const body of withEachMember(bodyOf(request), () => other))
          readSafely(connector, { ...request, body: Buffer.from(JSON.stringify(body)) }, binding);
  });

  it('knows no event that it was not told about', () => {
    for (const { request } of recordings) {
      const renamed = { ...z.looseObject({}).parse(bodyOf(request)), event: 'message:unheard-of' };
      const unknown = { ...request, body: Buffer.from(JSON.stringify(renamed)) };
      assert.deepEqual(connector.parse(unknown, binding), { events: [] });
    }
  });

  const { ofOtherAccount } = specimen;
  if (ofOtherAccount)
    it('refuses a hook about another account', () => {
      assert.equal(isGenuine(ofOtherAccount), false);
      assert.ok(connector.accountOf?.(ofOtherAccount), 'the shared address goes by the account in the body');
    });

  const traits = connector.traits(config, binding.state);
  if (traits.proof === 'signature' && traits.transport !== 'local') describeSignature(isGenuine, specimen);
  if (traits.proof === 'address')
    it('answers a hook with any one field gone like a good one: a platform may change (F-064)', () => {
      for (const { name, request } of recordings)
        for (const body of withEachMember(bodyOf(request), () => undefined))
          assert.ok(isGenuine({ ...request, body: Buffer.from(JSON.stringify(body)) }), name);
    });
  if (traits.proof === 'address')
    it('can confirm what its hooks only claim', () => assert.equal(typeof connector.confirm, 'function'));
}

const summaryOf = ({ events, reply }: Recording): string =>
  events.map((event) => ('role' in event ? `${event.kind} by ${event.role}` : event.kind)).join(', ') ||
  (reply ? 'answered' : 'ignored');

/** F-057 and F-058: nothing but the recorded request itself is taken. */
function describeSignature(
  isGenuine: (request: RawRequest) => boolean,
  { recordings, provingHeaders = [] }: Specimen,
): void {
  const below = numbersFrom(58);
  const perRecording = Math.ceil(forgeries / recordings.length);
  const textOf = ({ headers }: RawRequest, name: string): string => {
    const value = headers[name];
    assert.ok(typeof value === 'string' && value !== '', `${name} is not in the recording`);
    return value;
  };

  it(`rejects a hook with one bit changed (F-058, ${forgeries} forgeries)`, () => {
    for (const { name, request } of recordings)
      for (let round = 0; round < perRecording; round += 1)
        assert.equal(isGenuine(withOneBitChanged(request, below)), false, name);
  });

  it('rejects a hook with one character of a proving header changed, and with it gone, doubled or cut (F-058)', () => {
    for (const { request } of recordings)
      for (const header of provingHeaders) {
        const value = textOf(request, header);
        const cut = [
          value.slice(0, -1),
          value.slice(1),
          '',
          `${value} `,
          `${value}0`,
          undefined,
          [value, value],
          [value],
        ];
        for (const other of cut) assert.equal(isGenuine(withHeader(request, header, other)), false);
        for (let round = 0; round < 50; round += 1)
          assert.equal(isGenuine(withHeader(request, header, withOneCharacterChanged(value, below))), false);
        if (value !== value.toUpperCase())
          assert.equal(isGenuine(withHeader(request, header, value.toUpperCase())), false);
      }
  });

  it('rejects a hook that comes again after its time, or before it (F-057)', () => {
    for (const { request } of recordings)
      for (const apartMs of [6 * 60_000, -6 * 60_000]) {
        const receivedAt = new Date(request.receivedAt.getTime() + apartMs);
        assert.equal(isGenuine({ ...request, receivedAt }), false);
      }
  });
}
