import assert from 'node:assert/strict';
import { type AnyConnector, forged } from '../index.js';
import { describeCalls, failsAs } from './describe-calls.js';
import { describeHooks } from './describe-hooks.js';
import { describeShape } from './describe-shape.js';
import { hookRequest } from './hook-request.js';
import { scriptHttp } from './script-http.js';
import type { Specimen } from './specimen.js';

/**
 * The conformance suite: what every connector promises to the host. Call it at the top of `<name>.test.ts`, once per way to
 * connect; beside it belongs what is peculiar to the platform.
 */
export function describeConnector(connector: AnyConnector, specimen: Specimen): void {
  const { variant, startBench } = specimen;
  describe(`connector ${connector.manifest.id}${variant === undefined ? '' : `, ${variant}`}`, () => {
    describeShape(connector, specimen);
    const isLocal = connector.traits(connector.config.parse(specimen.typed)).transport === 'local';
    if (isLocal) describeLocal(connector, specimen);
    else describeHooks(connector, specimen);
    if (startBench) describeCalls(connector, startBench);
  });
}

/** A channel of the host's own: no hook is believed and no call is made. */
function describeLocal(connector: AnyConnector, { typed, state }: Specimen): void {
  const config = connector.config.parse(typed);
  const http = scriptHttp([]);
  const hookUrl = 'https://patchbay.example/hooks/local/token-1';
  const session = { config, state: connector.state.parse(state), http, hookUrl };

  it('believes no hook', () => {
    const request = hookRequest({ body: { event: 'message', text: 'hello' } });
    assert.equal(connector.verify(request, session).genuine, forged('').genuine);
    assert.deepEqual(connector.parse(request, session), { events: [] });
  });

  it('connects without a call, each connection as an account of its own', async () => {
    const connect = (address: string) =>
      connector.connect({ config, http, hookUrl: address, productName: 'Patchbay' });
    const [first, again, other] = [
      await connect(hookUrl),
      await connect(hookUrl),
      await connect(`${hookUrl}0`),
    ];
    assert.deepEqual(first, again);
    assert.notEqual(first.account.id, other.account.id);
    assert.doesNotMatch(first.account.id, /token/);
    await connector.disconnect(session);
    await connector.disconnect({ ...session, state: undefined });
  });

  it('sends nothing itself', async () => {
    const reply = { conversationId: '1', text: 'hi', idempotencyKey: 'key', isFirst: true };
    await assert.rejects(connector.send(reply, session), failsAs('rejected'));
  });
}
