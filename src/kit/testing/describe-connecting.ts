import assert from 'node:assert/strict';
import type { AnyConnector } from '../index.js';
import type { It } from './check.js';
import { failsAs } from './describe-refusals.js';
import { type PlatformDoor, productName } from './platform.js';
import type { RefusedConfig, Specimen } from './specimen.js';

/** Refusals that every platform has, unless the specimen says why not. */
const refusals = [
  ['wrong-token', 'refuses a wrong token, and names its field'],
  ['no-rights', 'refuses a token with too few rights, and names the field'],
  ['wrong-account', 'refuses settings of another account, and names the field'],
] as const;

/** Connecting and disconnecting, tried at a simulator of the platform. */
export function describeConnecting(
  connector: AnyConnector,
  { door, specimen }: { door: PlatformDoor; specimen: Specimen },
  it: It,
): void {
  const connect = async (typed: unknown) => {
    const { bench, http } = await door.open();
    const config = connector.config.parse(typed);
    return connector.connect({ config, http, hookUrl: bench.hookUrl, productName });
  };
  const checkRefused = async ({ name, typed, kind, field }: RefusedConfig) =>
    assert.rejects(
      () => connect(typed),
      failsAs(kind, field),
      `connect took ${name}: ask the platform whose the token is, and compare.`,
    );

  it('connects, and says whose account it is', async () => {
    const { account, manualSteps } = await connect((await door.open()).bench.typed);
    for (const [part, text] of Object.entries(account))
      assert.ok(text !== '', `connect gives no account.${part}: a tenant must see what was connected.`);
    for (const { text } of manualSteps)
      assert.ok(text !== '', 'connect gives a manual step without words: say what is to be done by hand.');
  });

  it('tells how the hook is registered, where that is left to the tenant', async () => {
    const { bench } = await door.open();
    const { hook, manualSteps } = await connect(bench.typed);
    assert.ok(
      hook?.state !== 'manual' || manualSteps.some(({ copy }) => copy?.includes(bench.hookUrl)),
      'connect leaves the hook to the tenant (hook.state is “manual”) and no step gives its address: add one with copy: hookUrl.',
    );
  });

  it('puts nothing right where nothing is wrong', async () => {
    const { bench, http, session } = await door.open();
    const { repairs = [] } = await connector.connect({
      ...{ config: connector.config.parse(bench.typed), state: session.state },
      ...{ http, hookUrl: bench.hookUrl, productName },
    });
    assert.deepEqual(
      repairs,
      [],
      'connect repairs what it made itself a moment ago: compare what stands at the platform with what it should be.',
    );
  });

  it('connects as often as it is asked to, to the same account', async () => {
    const { typed } = (await door.open()).bench;
    const [first, second] = [await connect(typed), await connect(typed)];
    assert.deepEqual(
      second.account,
      first.account,
      'connect names another account the second time: take host and id from what the platform answers.',
    );
  });

  it('makes a state that its own schema reads back, unchanged', async () => {
    const { state } = await connect((await door.open()).bench.typed);
    const stored: unknown = JSON.parse(JSON.stringify(state));
    const read = connector.state.safeParse(stored);
    assert.ok(
      read.success,
      `The schema state does not take what connect makes: ${read.error?.message ?? ''}`,
    );
    assert.deepEqual(
      read.data,
      state,
      'The state is not the same after it was stored: keep only what survives JSON.',
    );
  });

  for (const [shows, title] of refusals) {
    const reason = shows === 'wrong-token' ? undefined : specimen.lacks?.[shows];
    it(reason === undefined ? title : `does without ${shows}: ${reason}`, async () => {
      const shown = (await door.open()).bench.refused.filter((one) => one.shows === shows);
      assert.equal(
        shown.length > 0,
        reason === undefined,
        `The bench must have refused settings with shows: '${shows}', or the specimen a reason in lacks, and not both.`,
      );
      for (const refused of shown) await checkRefused(refused);
    });
  }

  it('refuses whatever else cannot work, and names the field', async () => {
    for (const refused of (await door.open()).bench.refused) await checkRefused(refused);
  });

  it('disconnects, and is content to be asked again', async () => {
    const { session } = await door.open();
    await connector.disconnect(session);
    await connector.disconnect(session);
    // What a new connect has made is not what the first one made.
    session.state = (await connect((await door.open()).bench.typed)).state;
  });

  it('disconnects after a connect that stopped half-way', async () => {
    const { session } = await door.open();
    await connector.disconnect({ ...session, state: undefined });
    session.state = (await connect((await door.open()).bench.typed)).state;
  });
}

/** Ends the simulator, so it comes last. */
export function describeDown(connector: AnyConnector, door: PlatformDoor, it: It): void {
  it('says that it cannot reach a platform that is down', async () => {
    const { bench, session } = await door.open();
    await bench.stop();
    const { config, http, hookUrl } = session;
    await assert.rejects(
      () => connector.connect({ config, http, hookUrl, productName }),
      failsAs('unreachable'),
      'connect succeeds although nobody answers: ask the platform for something that needs the token.',
    );
  });
}
