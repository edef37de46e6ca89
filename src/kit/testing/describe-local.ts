import assert from 'node:assert/strict';
import type { AnyConnector } from '../index.js';
import type { It } from './check.js';
import { failsAs } from './describe-refusals.js';
import { hookRequest } from './hook-request.js';
import { hostileBodies } from './mutate.js';
import { productName } from './platform.js';
import { scriptHttp } from './script-http.js';
import { aspects, type Specimen } from './specimen.js';

/** Members by which a platform is called; here the platform is the host. */
const callers = [
  'accountOf',
  'sent',
  'confirm',
  'pull',
  'typing',
  'note',
  'handover',
  'close',
  'contact',
  'afterSend',
] as const;

/** A channel of the host's own: no hook is believed and no call is made. */
export function describeLocal(connector: AnyConnector, { typed, state }: Specimen, it: It): void {
  const config = connector.config.parse(typed);
  const http = scriptHttp([]);
  const hookUrl = 'https://patchbay.example/hooks/local/token-1';
  const session = { config, state: connector.state.parse(state), http, hookUrl };
  const connect = (address: string) => connector.connect({ config, http, hookUrl: address, productName });

  it('believes no hook, whatever it says', () => {
    for (const body of [...hostileBodies, JSON.stringify({ event: 'message', text: 'hello' })]) {
      const request = { ...hookRequest({ body: '' }), body: Buffer.from(body) };
      assert.ok(
        !connector.verify(request, session).genuine,
        'verify takes a hook for genuine: here comes none.',
      );
      assert.deepEqual(
        connector.parse(request, session),
        { events: [] },
        'parse makes events: here come none.',
      );
    }
  });

  it('connects without a call, and again to the same account', async () => {
    assert.deepEqual(await connect(hookUrl), await connect(hookUrl));
    assert.deepEqual(http.made, [], 'connect calls somebody: here the platform is the host.');
  });

  it('makes each connection an account of its own, whose id tells no secret', async () => {
    const [first, other] = [await connect(hookUrl), await connect(`${hookUrl}0`)];
    assert.notEqual(
      first.account.id,
      other.account.id,
      'Two connections share an account: derive its id from hookUrl.',
    );
    assert.doesNotMatch(
      first.account.id,
      /token/,
      'The account’s id shows the secret address: give a hash of it.',
    );
  });

  it('disconnects twice, and before it was connected', async () => {
    await connector.disconnect(session);
    await connector.disconnect(session);
    await connector.disconnect({ ...session, state: undefined });
  });

  it('sends nothing itself', async () => {
    const reply = { conversationId: '1', text: 'hi', idempotencyKey: 'key', isFirst: true };
    await assert.rejects(() => connector.send(reply, session), failsAs('rejected'));
  });

  it('has no member that would call a platform', () => {
    for (const member of callers)
      assert.ok(!(member in connector), `It has ${member}: leave it out, for the host does this here.`);
  });

  for (const aspect of aspects)
    it(`does without ${aspect}: the platform is the host, which sees to it`, () => undefined);
}
