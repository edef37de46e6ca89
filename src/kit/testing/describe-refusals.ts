import assert from 'node:assert/strict';
import { type AnyConnector, ConnectorError, type ConnectorErrorKind } from '../index.js';
import type { ConnectorEvent, Session } from '../index.js';
import type { It } from './check.js';
import { commonKinds, type Meeting, oneAnswer, type OneAnswer } from './one-answer.js';
import type { Specimen } from './specimen.js';
import { hostsIn, watchHttp } from './watch-http.js';

/** For `assert.rejects`: a ConnectorError of this kind and, where one is given, about this config field. */
export const failsAs = (kind: ConnectorErrorKind, field?: string) => (error: unknown) => {
  assert.ok(
    error instanceof ConnectorError,
    `It threw something else than a ConnectorError: ${String(error)}`,
  );
  assert.equal(error.kind, kind, `It threw “${error.kind}” instead of “${kind}”: ${error.message}`);
  if (field !== undefined)
    assert.equal(
      error.field,
      field,
      `The error names ${error.field ?? 'no field'} instead of ${field}: say with explain which field is to be corrected.`,
    );
  return true;
};

/** What no platform sends when all is well. */
const garbage: readonly unknown[] = [
  undefined,
  null,
  '',
  '<html>Welcome</html>',
  [],
  {},
  { ok: 'maybe' },
  42,
];

const [conversationId, since] = ['17', new Date('2026-05-04T09:30:00Z')];
const reply = { conversationId, text: 'Yes.', idempotencyKey: 'key-1', isFirst: true };
const query = { key: 'key-1', conversationId, since };
const hint: ConnectorEvent = {
  ...{ kind: 'message', conversation_id: conversationId, message_id: '1', role: 'visitor' },
  ...{ private: false, text: 'Hello', attachments: [], sent_at: since.toISOString() },
};
const hookUrl = 'https://patchbay.example/hooks/connector/token';

/** What an act threw; undefined when all went well. */
const failureOf = async (act: () => Promise<unknown> | undefined): Promise<unknown> => {
  try {
    await act();
    return undefined;
  } catch (error) {
    return error;
  }
};

/** What comes of calls that fail, told without a platform: the host decides by the kind alone. */
export function describeRefusals(connector: AnyConnector, specimen: Specimen, it: It): void {
  const config = connector.config.parse(specimen.typed);
  const state = connector.state.parse(specimen.state);
  const meet = (meeting: Meeting): Session<unknown, unknown> & { http: OneAnswer } => ({
    ...{ config, state, hookUrl, http: oneAnswer(meeting) },
  });
  const sendsTo = (meeting: Meeting, kind: ConnectorErrorKind) =>
    assert.rejects(
      async () => connector.send(reply, meet(meeting)),
      failsAs(kind),
      `send took a failure (${JSON.stringify(meeting)}) for a success: let the errors of session.http pass.`,
    );

  for (const [status, kind] of Object.entries({ ...commonKinds, ...specimen.errorKinds }))
    it(`takes status ${status} of a send for ${kind}`, () => sendsTo({ status: Number(status) }, kind));
  it('takes a send that nobody answers for unavailable', () =>
    sendsTo({ fails: 'unavailable' }, 'unavailable'));
  it('takes a send that never left for unreachable', () => sendsTo({ fails: 'unreachable' }, 'unreachable'));
  it('takes an answer that it cannot read for bad-response', async () => {
    for (const body of garbage) await sendsTo({ body }, 'bad-response');
  });

  it('makes one call for a message, also when it fails', async () => {
    const failures: Meeting[] = [{ status: 429 }, { status: 500 }, { fails: 'unavailable' }, { body: {} }];
    for (const failure of failures) {
      const session = meet(failure);
      await failureOf(() => connector.send(reply, session));
      const calls = session.http.made.length;
      assert.equal(
        calls,
        1,
        `send made ${calls} calls: make one, and leave repeating and tidying to the host (afterSend).`,
      );
    }
  });

  it('sends to no host but those of its config and its constants', async () => {
    const session = meet({ status: 500 });
    const http = watchHttp(session.http);
    await failureOf(() => connector.send(reply, { ...session, http }));
    checkHosts(http.hosts(), { config, specimen });
  });

  it('fails with nothing but a ConnectorError', async () => {
    for (const failure of [
      { status: 500 },
      { fails: 'unreachable' },
      ...garbage.map((body) => ({ body })),
    ] satisfies Meeting[])
      for (const [name, call] of callsOf(connector)) {
        const error = await failureOf(() => call(meet(failure)));
        assert.ok(
          error === undefined || error instanceof ConnectorError,
          `${name} threw something else than a ConnectorError: give each call the shape that it expects. ${String(error)}`,
        );
      }
  });

  describeDoubt(connector, meet, it);

  it('disconnects where what it made is gone already', async () => {
    const error = await failureOf(() => connector.disconnect(meet({ status: 404 })));
    assert.equal(
      error,
      undefined,
      `disconnect fails when the platform knows nothing of it any more: wrap its calls in ifFound. ${String(error)}`,
    );
  });
}

type Call = (session: Session<unknown, unknown>) => Promise<unknown> | undefined;

function callsOf(connector: AnyConnector): [string, Call][] {
  const note = { conversationId, text: 'A lead.', idempotencyKey: 'key-2' };
  const receipt = { conversationId, externalIds: ['1'], isFirst: true };
  const contact = { conversationId, contact: { name: 'Ingrid', email: 'ingrid@example.com' } };
  return [
    ['connect', ({ config, http }) => connector.connect({ config, http, hookUrl, productName: 'Patchbay' })],
    ['send', (session) => connector.send(reply, session)],
    ['afterSend', (session) => connector.afterSend?.(receipt, session)],
    ['sent', (session) => connector.sent?.(query, session)],
    ['pull', (session) => connector.pull?.(undefined, session)],
    ['typing', (session) => connector.typing?.({ conversationId, isTyping: true }, session)],
    ['note', (session) => connector.note?.(note, session)],
    ['handover', (session) => connector.handover?.({ conversationId, to: 'human' }, session)],
    ['close', (session) => connector.close?.({ conversationId }, session)],
    ['contact', (session) => connector.contact?.(contact, session)],
  ];
}

/** A read that failed is no answer: neither absence, nor a refutation, nor the end of a history. */
function describeDoubt(
  connector: AnyConnector,
  meet: (meeting: Meeting) => Session<unknown, unknown>,
  it: It,
): void {
  const failures: Meeting[] = [{ status: 500 }, { fails: 'unavailable' }, { body: '<html>Welcome</html>' }];
  if (connector.sent)
    it('does not take a failed look-up for absence', async () => {
      for (const failure of failures) {
        let outcome: unknown = 'no outcome';
        const look = async () => (outcome = (await connector.sent?.(query, meet(failure)))?.outcome);
        const isHonest = (await failureOf(look)) instanceof ConnectorError || outcome === 'unsure';
        assert.ok(
          isHonest,
          `sent says “${String(outcome)}” after a failure: say “unsure”, or let the error pass.`,
        );
      }
    });
  if (connector.confirm)
    it('does not take a failed read for a refutation', async () => {
      for (const failure of failures)
        assert.ok(
          (await failureOf(() => connector.confirm?.(hint, meet(failure)))) instanceof ConnectorError,
          'confirm says something after a failure: let the error pass, and the host asks again.',
        );
    });
  if (connector.pull)
    it('does not take a failed read of the history for its end', async () => {
      for (const failure of failures)
        assert.ok(
          (await failureOf(() => connector.pull?.(undefined, meet(failure)))) instanceof ConnectorError,
          'pull gives a page after a failure: let the error pass, and the host asks again from the same cursor.',
        );
    });
}

/** What a tenant typed and what the specimen names may be called, and nothing else. */
export function checkHosts(
  called: readonly string[],
  { config, specimen }: { config: unknown; specimen: Pick<Specimen, 'hosts'> },
): void {
  const known = [...hostsIn(config), ...(specimen.hosts ?? [])];
  const strange = called.filter((host) => !known.includes(host));
  assert.deepEqual(
    strange,
    [],
    `It calls ${strange.join(', ')}, which no tenant typed: call ${known.join(', ') || 'nothing'} only, or name the platform’s own API in the specimen’s hosts.`,
  );
}
