import assert from 'node:assert/strict';
import type { ConnectorEvent } from '../../src/kit/index.js';
import { describeConnector, hookRequest } from '../../src/kit/testing/index.js';
import { startBench } from './bench.testing.js';
import { crispWith } from './index.js';
import { session, signed, signedHook, signedRecordings, unknownMeanings } from './recordings.testing.js';
import { unsignedRecordings, webHook, websiteId } from './recordings.testing.js';
import { fingerprintOf } from './schemas.js';

const crisp = crispWith({});
const token = { website_id: websiteId, token_identifier: 'identifier', token_key: 'key' };
const ofPlugin = { ...token, token_kind: 'plugin', signing_secret: signedHook.secret };
const state = {};
const elsewhere = { website_id: '11111111-3d7e-4b61-9c0e-7a1d2f4b8e33' };

const ofBoth = {
  ...{ folder: import.meta.dirname, state, hosts: ['api.crisp.chat'] },
  lacks: { 'no-rights': 'No call tells which scopes a token has: a missing one shows when it is used.' },
  readsClock: 'The list of messages is paged by time, and an address with the present time is in no cache.',
};

describeConnector(crisp, {
  ...{ ...ofBoth, variant: 'token of a website', typed: token },
  recordings: unsignedRecordings,
  ofOtherAccount: hookRequest({ body: { ...webHook('message-send.text'), ...elsewhere } }),
  startBench: () => startBench('website'),
});

describeConnector(crisp, {
  ...{ ...ofBoth, variant: 'token of a plugin', typed: ofPlugin },
  recordings: signedRecordings,
  ofOtherAccount: signed({ ...webHook('message-send.text'), ...elsewhere }),
  provingHeaders: ['x-crisp-request-timestamp', 'x-crisp-signature'],
  startBench: () => startBench('plugin'),
});

describe('crisp hooks', () => {
  const config = crisp.config.parse(ofPlugin);
  const binding = { config, state };
  const read = (change: object, name = 'message-send.text'): ConnectorEvent | undefined => {
    const { data, ...hook } = webHook(name);
    return crisp.parse(hookRequest({ body: { ...hook, data: Object.assign({}, data, change) } }), binding)
      .events[0];
  };

  it('gives a meaning to recorded hooks only', () => assert.deepEqual(unknownMeanings, []));

  it('takes signed times in seconds as well as in milliseconds', async () => {
    const bench = await startBench('plugin');
    try {
      bench.simulator.knobs.hookTimestampUnit = 's';
      await bench.visitorWrites('Hello?');
      const [hook] = await bench.hooks();
      assert.ok(hook);
      assert.ok(crisp.verify(hook, { config: crisp.config.parse(bench.typed), state }).genuine);
      assert.ok(!crisp.verify(hook, binding).genuine, 'another tenant’s secret');
    } finally {
      await bench.stop();
    }
  });

  it('takes a body that was written with spaces for the compact one that was signed', () => {
    const { request } = signedRecordings[1] ?? assert.fail();
    const spaced = JSON.stringify(JSON.parse(Buffer.from(request.body).toString()), null, 2);
    assert.ok(crisp.verify({ ...request, body: Buffer.from(spaced) }, binding).genuine);
  });

  it('refuses a hook whose data is about another website than the hook itself', () => {
    const body = { ...webHook('message-send.text'), data: { ...elsewhere, session_id: session } };
    assert.ok(!crisp.verify(signed(body), binding).genuine);
  });

  it('never takes a note, or an operator, for the visitor', () => {
    assert.equal(read({ type: 'note' }), undefined);
    const told = read({ from: 'operator', type: 'note', user: { user_id: 'e4b0f6a2' } });
    assert.ok(told?.kind === 'message' && told.role === 'operator' && told.private);
    assert.equal(read({ from: 'user' }, 'message-received.operator'), undefined);
  });

  it('knows its own echo by the fingerprint alone, and takes nobody else’s for it', () => {
    const fingerprint = fingerprintOf('key-1');
    const echo = read({ fingerprint }, 'message-received.bot-echo.flags-missing');
    assert.ok(echo?.kind === 'message' && echo.mark === crisp.markOf?.('key-1') && echo.role === 'bot');
    assert.ok(Number.isSafeInteger(fingerprint));
    for (const name of ['message-received.operator', 'message-received.bot-echo']) {
      const other = read({}, name);
      assert.ok(other?.kind === 'message' && other.mark === undefined);
    }
    const forgery = read({ fingerprint });
    assert.ok(forgery?.kind === 'message' && forgery.mark === undefined, 'a visitor cannot bear our mark');
  });

  it('lets a person who writes through another channel’s plugin take over', () => {
    const told = read({ origin: 'urn:crisp.im:slack:0' }, 'message-received.bot-echo.flags-missing');
    assert.ok(told?.kind === 'message' && told.role === 'operator');
  });

  it('gives an answer to a picker the same id when it is told again, and another id to another answer', () => {
    const choose = (label: string) => {
      const choices = [{ value: 'a', label, selected: true }];
      const told = read({ content: { id: 'p', text: 'Which?', choices } }, 'message-updated.picker');
      return told?.kind === 'message' ? told.message_id : assert.fail();
    };
    assert.equal(choose('Red'), choose('Red'));
    assert.notEqual(choose('Red'), choose('Blue'));
  });

  it('asks for a signing secret with a plugin’s token, and for none with a website’s', () => {
    for (const wrong of [
      { ...ofPlugin, signing_secret: '' },
      { ...ofPlugin, token_kind: 'website' },
    ]) {
      const { error } = crisp.config.safeParse(wrong);
      assert.deepEqual(
        error?.issues.map(({ path }) => path.join('.')),
        ['signing_secret'],
      );
    }
  });
});
