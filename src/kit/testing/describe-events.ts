import assert from 'node:assert/strict';
import { type AnyConnector, ConnectorEvent, type MessageEvent, type RawRequest } from '../index.js';
import { checkAspect } from './aspect.js';
import type { It } from './check.js';
import type { Specimen } from './specimen.js';

/** Nothing was chatted before, and nothing of a reader's lifetime comes after: seconds are not milliseconds. */
const [earliest, latest] = [Date.UTC(2000), Date.UTC(2100)];

const isMessage = (event: ConnectorEvent): event is MessageEvent => event.kind === 'message';

/** What the events of the recordings are like, and which of a platform's events they show. */
export function describeEvents(connector: AnyConnector, specimen: Specimen, it: It): void {
  const config = connector.config.parse(specimen.typed);
  const binding = { config, state: connector.state.parse(specimen.state) };
  const eventsOf = (request: RawRequest) => connector.parse(request, binding).events;
  const told = () =>
    specimen.recordings.flatMap(({ name, request }) => eventsOf(request).map((event) => ({ name, event })));
  const messages = () => told().flatMap(({ name, event }) => (isMessage(event) ? [{ name, event }] : []));

  it('makes events that survive JSON and the kit’s own schema', () => {
    for (const { name, event } of told()) {
      const stored: unknown = JSON.parse(JSON.stringify(event));
      assert.deepEqual(
        stored,
        event,
        `The event of ${name} is not the same after JSON: leave undefined members out with onlyGiven, and keep times as text.`,
      );
      const read = ConnectorEvent.safeParse(event);
      assert.ok(read.success, `The event of ${name} is none of the kit’s: ${read.error?.message ?? ''}`);
      assert.deepEqual(read.data, event, `The event of ${name} has members that the kit does not know.`);
    }
  });

  it('gives a message the same ids whenever it is told again', () => {
    const idsOf = (request: RawRequest) =>
      eventsOf(request).map((event) => [
        'conversation_id' in event && event.conversation_id,
        'message_id' in event && event.message_id,
      ]);
    for (const { name, request } of specimen.recordings) {
      const later = new Date(request.receivedAt.getTime() + 3_600_000);
      assert.deepEqual(
        idsOf({ ...request, receivedAt: later }),
        idsOf(request),
        `${name} gets other ids an hour later: take the platform’s own, or one that follows from what was said.`,
      );
    }
  });

  it('dates every event in this century', () => {
    for (const { name, event } of told()) {
      const at = 'sent_at' in event ? event.sent_at : event.at;
      const ms = Date.parse(at);
      assert.ok(
        ms > earliest && ms < latest,
        `The event of ${name} is from ${at}: does the platform count in seconds (secondsTime) or milliseconds (msTime)?`,
      );
    }
  });

  it('makes no message of a visitor without words and files, and no private one', () => {
    for (const { name, event } of messages()) {
      if (event.role !== 'visitor') continue;
      assert.ok(
        event.text.trim() !== '' || event.attachments.length > 0,
        `${name} is a visitor’s message that says nothing: make no event of it.`,
      );
      assert.ok(
        !event.private,
        `${name} is a visitor’s message and private: who wrote it cannot be a visitor.`,
      );
    }
  });

  it('finds its own mark in no message of a person', () => {
    for (const { name, event } of messages())
      assert.ok(
        event.mark === undefined || event.role === 'bot',
        `${name} carries our mark and is from a ${event.role}: give a mark only to what was sent with our own token.`,
      );
  });

  it('changes nothing of what it is given', () => {
    for (const { name, request } of specimen.recordings) {
      const { receivedAt, method, path } = request;
      const [headers, query] = [frozen(request.headers), frozen(request.query)];
      const given = { method, path, headers, query, receivedAt, body: Uint8Array.from(request.body) };
      try {
        connector.verify(given, frozen(binding));
        connector.parse(given, frozen(binding));
      } catch (error) {
        assert.fail(
          `verify or parse writes into what it is given (${name}): copy it first. ${String(error)}`,
        );
      }
      const isSame = Buffer.compare(given.body, request.body) === 0;
      assert.ok(isSame, `verify or parse wrote into the body of ${name}: copy it first.`);
    }
  });

  const shows = (isIt: (event: ConnectorEvent) => boolean) => () => told().some(({ event }) => isIt(event));
  const saysOf = (role: MessageEvent['role'], isPrivate: boolean) =>
    shows(
      (event) =>
        isMessage(event) && event.role === role && event.private === isPrivate && event.mark === undefined,
    );
  const listing = { specimen, it };
  checkAspect(
    'operators',
    {
      title: 'takes an operator’s message for a human’s: it is the takeover',
      isThere: saysOf('operator', false),
      todo: 'record a hook about an operator’s message',
    },
    listing,
  );
  checkAspect(
    'notes',
    {
      title: 'tells a private note from a message to the visitor',
      isThere: saysOf('operator', true),
      todo: 'record a hook about a private note',
    },
    listing,
  );
  checkAspect(
    'bots',
    {
      title: 'tells a machine’s message from a human’s',
      isThere: saysOf('bot', false),
      todo: 'record a hook about a message of a bot or a rule',
    },
    listing,
  );
  checkAspect(
    'attachments',
    {
      title: 'hears of files',
      isThere: shows((event) => isMessage(event) && event.attachments.length > 0),
      todo: 'record a hook about a message with a file',
    },
    listing,
  );
  checkAspect(
    'edits',
    {
      title: 'hears of edits',
      isThere: shows(({ kind }) => kind === 'message-edited'),
      todo: 'record a hook about an edited message',
    },
    listing,
  );
  checkAspect(
    'deletions',
    {
      title: 'hears of deletions',
      isThere: shows(({ kind }) => kind === 'message-deleted'),
      todo: 'record a hook about a deleted message',
    },
    listing,
  );
  checkAspect(
    'states',
    {
      title: 'hears how a conversation stands',
      isThere: shows(({ kind }) => kind === 'conversation-changed'),
      todo: 'record a hook about a closed or assigned conversation',
    },
    listing,
  );
  describeAccount(connector, { specimen, binding }, it);
}

function describeAccount(
  connector: AnyConnector,
  { specimen, binding }: { specimen: Specimen; binding: { config: unknown; state: unknown } },
  it: It,
): void {
  const { ofOtherAccount } = specimen;
  checkAspect(
    'account-in-hooks',
    {
      title: 'is shown a hook about another account',
      isThere: () => ofOtherAccount !== undefined,
      todo: 'give ofOtherAccount, a hook that differs only in the account',
    },
    { specimen, it },
  );
  if (!ofOtherAccount) return;
  it('refuses a hook about another account', () =>
    assert.ok(
      !connector.verify(ofOtherAccount, binding).genuine,
      'verify takes a hook about another account for genuine: compare the account in the body with config or state.',
    ));
  it('tells for which account a hook is', () =>
    assert.ok(
      connector.accountOf?.(ofOtherAccount),
      'accountOf tells nothing of a hook that names its account: the shared address goes by it.',
    ));
}

/** A copy of plain data that throws when it is written to. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy = structuredClone(value);
  const freeze = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    Object.freeze(part);
    for (const member of Object.values(part)) freeze(member);
  };
  freeze(copy);
  return copy;
}
