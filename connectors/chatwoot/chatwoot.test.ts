import assert from 'node:assert/strict';
import type { ConnectorEvent } from '../../src/kit/index.js';
import { describeConnector, hookRequest } from '../../src/kit/testing/index.js';
import { startBench } from './bench.testing.js';
import { readAddress } from './config.js';
import { chatwoot } from './index.js';
import { receivedAt, signed, signedHook, signedRecordings } from './recordings.testing.js';
import { unknownMeanings, unsignedRecordings, webHook } from './recordings.testing.js';

const typed = { base_url: 'https://chat.example.com', access_token: 'token' };
const older = {
  ...{ account_id: 3, bot_id: 5, bot_token: 'bot-token', inbox_ids: [7] },
  hook_url: 'https://patchbay.example/hooks/chatwoot/token',
};
const state = { ...older, hook_secret: signedHook.secret };
const elsewhere = { ...webHook('message_created.incoming.pending'), account: { id: 4, name: 'Other' } };

/** What the recordings lack, made of one that is there. */
const made = (change: object) => ({
  ...{ ...webHook('message_created.incoming.pending'), event: 'message_updated', ...change },
});
const ofMessage = { conversation_id: '88', message_id: '5501', at: receivedAt.toISOString() };
const changes: { name: string; body: object; events: ConnectorEvent[] }[] = [
  {
    ...{ name: 'an edit by the visitor', body: made({ content: 'And to Sweden?' }) },
    events: [{ kind: 'message-edited', ...ofMessage, text: 'And to Sweden?' }],
  },
  {
    ...{ name: 'a deletion', body: made({ content_attributes: { deleted: true } }) },
    events: [{ kind: 'message-deleted', ...ofMessage }],
  },
];

describeConnector(chatwoot, {
  ...{ variant: 'a server that signs', folder: import.meta.dirname, typed, state },
  recordings: [
    ...signedRecordings,
    ...changes.map(({ name, body, events }) => ({ name, request: signed(body), events })),
  ],
  ofOtherAccount: signed(elsewhere),
  provingHeaders: ['x-chatwoot-timestamp', 'x-chatwoot-signature'],
  startBench: () => startBench(),
});

describeConnector(chatwoot, {
  ...{ variant: 'an older server', folder: import.meta.dirname, typed, state: older },
  recordings: [
    ...unsignedRecordings,
    ...changes.map(({ name, body, events }) => ({
      name,
      request: hookRequest({ body, receivedAt }),
      events,
    })),
  ],
  ofOtherAccount: hookRequest({ body: elsewhere, receivedAt }),
  startBench: () => startBench({ signatures: 'account' }),
});

describe('chatwoot hooks', () => {
  const config = chatwoot.config.parse(typed);
  const binding = { config, state };
  const read = (name: string, change: object): readonly ConnectorEvent[] =>
    chatwoot.parse(hookRequest({ body: { ...webHook(name), ...change }, receivedAt }), binding).events;
  const first = (name: string, change: object) => read(name, change)[0];

  it('gives a meaning to recorded hooks only', () => assert.deepEqual(unknownMeanings, []));

  it('believes neither a signature over a body written anew nor one without the time', () => {
    for (const [name, signature] of Object.entries(signedHook.negative_cases)) {
      const headers = { ...signedHook.headers, 'X-Chatwoot-Signature': signature };
      const request = hookRequest({
        body: signedHook.raw_body,
        headers,
        receivedAt: new Date(1_781_172_003_000),
      });
      assert.ok(!chatwoot.verify(request, binding).genuine, name);
    }
  });

  it('believes no unsigned hook of a server that signs, and nothing signed with another secret', () => {
    const body = webHook('message_created.incoming.pending');
    assert.ok(!chatwoot.verify(hookRequest({ body, receivedAt }), binding).genuine);
    assert.ok(!chatwoot.verify(signed(body, 'another secret'), binding).genuine);
  });

  it('counts unsigned hooks, and all that come while it connects, as hints only', () => {
    assert.equal(chatwoot.traits(config, state).proof, 'signature');
    assert.equal(chatwoot.traits(config, older).proof, 'address');
    assert.equal(chatwoot.traits(config).proof, 'address');
  });

  it('knows its own echo by the mark, and takes nobody else’s word for it', () => {
    const marked = { content_attributes: { patchbay: 'key-1' } };
    const echo = first('message_created.outgoing.bot-echo', marked);
    assert.ok(echo?.kind === 'message' && echo.mark === 'key-1' && echo.role === 'bot');
    for (const name of ['message_created.outgoing.human', 'message_created.incoming.pending']) {
      const other = first(name, marked);
      assert.ok(other?.kind === 'message' && other.mark === undefined && other.role !== 'bot', name);
    }
  });

  it('takes every outgoing message for a human’s unless a bot, a rule or a campaign sent it', () => {
    const roleOf = (change: object) => {
      const event = first('message_created.outgoing.human', change);
      return event?.kind === 'message' ? event.role : undefined;
    };
    for (const sender of [null, undefined, 'somebody', { type: 'a new kind' }, { id: 'x' }])
      assert.equal(roleOf({ sender }), 'operator', JSON.stringify(sender));
    assert.equal(roleOf({ sender: { id: 1, name: 'Captain', type: 'captain_assistant' } }), 'bot');
    assert.equal(roleOf({ sender: null, content_attributes: { automation_rule_id: 4 } }), 'bot');
    assert.equal(roleOf({ additional_attributes: { campaign_id: 2 } }), 'bot');
    assert.equal(roleOf({ message_type: 'activity' }), undefined);
  });

  it('takes for a visitor’s only what a contact wrote in the open', () => {
    const name = 'message_created.incoming.pending';
    assert.deepEqual(read(name, { private: true }), []);
    assert.deepEqual(read(name, { sender: { id: 5, name: 'Acme Assistant', type: 'agent_bot' } }), []);
    assert.deepEqual(read(name, { content: ' \n' }), []);
  });

  it('tells of a visitor what he said of himself, and not the name that Chatwoot made up', () => {
    const sender = {
      id: 412,
      name: 'Ingrid Solberg',
      email: 'ingrid@example.com',
      phone_number: '+4740000000',
    };
    const event = first('message_created.incoming.pending', { sender });
    assert.ok(event?.kind === 'message');
    assert.equal(event.author_name, 'Ingrid Solberg');
    const { external_id, name, email, phone } = event.visitor ?? {};
    assert.deepEqual(
      [external_id, name, email, phone],
      ['412', 'Ingrid Solberg', 'ingrid@example.com', '+4740000000'],
    );
  });

  it('says whose a conversation is with each message of a visitor: open and snoozed are a human’s', () => {
    const { conversation } = webHook('message_created.incoming.pending');
    const standing = (status: string) =>
      read('message_created.incoming.pending', { conversation: Object.assign({}, conversation, { status }) })
        .filter((event) => event.kind === 'conversation-changed')
        .map(({ open, assigned_to }) => [open, assigned_to]);
    assert.deepEqual(standing('pending'), []);
    assert.deepEqual(standing('open'), [[true, 'operator']]);
    assert.deepEqual(standing('snoozed'), [[true, 'operator']]);
    assert.deepEqual(standing('resolved'), [[false, undefined]], 'a blocked visitor is not answered');
  });

  it('takes pending after open for an operator who gives the conversation back, and only that', () => {
    const from = (previous_value: unknown) =>
      read('conversation_status_changed.resolved-to-pending', {
        changed_attributes: [{ status: { previous_value, current_value: 'pending' } }],
      }).map((event) => event.kind === 'conversation-changed' && event.assigned_to);
    assert.deepEqual(
      [from('open'), from('snoozed'), from('resolved'), from(null)],
      [['bot'], ['bot'], [], []],
    );
    assert.deepEqual(
      read('conversation_status_changed.resolved-to-pending', { changed_attributes: null }),
      [],
    );
  });

  it('hears of an assignment only where the assignee is what changed', () => {
    const updated = (changed_attributes: unknown) =>
      read('conversation_updated.assignee', { changed_attributes }).map(
        (event) => event.kind === 'conversation-changed' && event.assigned_to,
      );
    assert.deepEqual(updated([{ assignee_id: { previous_value: 21, current_value: null } }]), ['nobody']);
    assert.deepEqual(updated([{ label_list: { previous_value: [], current_value: ['lead'] } }]), []);
    assert.deepEqual(updated(null), []);
  });

  it('hears edits of a visitor and deletions, and takes no receipt for either', () => {
    const asUpdate = (name: string, change: object) => read(name, { event: 'message_updated', ...change });
    const incoming = 'message_created.incoming.pending';
    const at = receivedAt.toISOString();
    const ids = { conversation_id: '88', message_id: '5501', at };
    const edited = { kind: 'message-edited', ...ids, text: 'And to Sweden?' };
    assert.deepEqual(asUpdate(incoming, { content: 'And to Sweden?' }), [edited]);
    const deleted = { content: 'This message was deleted', content_attributes: { deleted: true } };
    assert.deepEqual(asUpdate(incoming, deleted), [{ kind: 'message-deleted', ...ids }]);
    assert.deepEqual(asUpdate('message_created.outgoing.human', { status: 'read' }), []);
    assert.deepEqual(asUpdate('message_created.outgoing.bot-echo', { status: 'failed' }), []);
  });

  it('gives an answer to a choice the same id when it is told again, and another id to another answer', () => {
    const choose = (title: string) => {
      const content_attributes = { submitted_values: [{ title, value: 'x' }] };
      const told = first('message_updated.input_select-submitted', { content_attributes });
      return told?.kind === 'message' ? told.message_id : assert.fail();
    };
    assert.equal(choose('Red'), choose('Red'));
    assert.notEqual(choose('Red'), choose('Blue'));
  });
});

describe('the address of a Chatwoot', () => {
  const addressOf = (base_url?: string) =>
    readAddress(chatwoot.config.parse({ access_token: 'x', base_url }));

  it('is that of the cloud unless another is typed', () => {
    for (const nothing of [undefined, '', '  '])
      assert.deepEqual(addressOf(nothing), { base: 'https://app.chatwoot.com', accountId: undefined });
  });

  it('may be copied from the browser, with or without an account in it', () => {
    const expected: [string, string, number | undefined][] = [
      ['https://chat.example.com/', 'https://chat.example.com', undefined],
      ['https://chat.example.com/app', 'https://chat.example.com', undefined],
      ['https://chat.example.com/app/accounts/3/dashboard?x=1#y', 'https://chat.example.com', 3],
      ['https://chat.example.com/app/accounts/31', 'https://chat.example.com', 31],
      ['https://example.com/support/app/accounts/4/', 'https://example.com/support', 4],
      ['http://chatwoot:3000', 'http://chatwoot:3000', undefined],
    ];
    for (const [typedAddress, base, accountId] of expected)
      assert.deepEqual(addressOf(typedAddress), { base, accountId }, typedAddress);
  });

  it('is refused when it is none', () => {
    for (const base_url of ['chat.example.com', 'ftp://chat.example.com', 'javascript:alert(1)'])
      assert.ok(!chatwoot.config.safeParse({ access_token: 'x', base_url }).success, base_url);
  });
});
