import assert from 'node:assert/strict';
import type { z } from 'zod';
import { SessionReply, WidgetConfig, WidgetHistory, WidgetMessage } from '../../contract/widget.js';
import { readConfig, readErrorCode, readHistory, readSession } from './read-replies.js';

const exampleOf = (schema: z.ZodType): unknown => schema.meta()?.['example'];

describe('the replies of the server', () => {
  it('are read as the contract describes them', () => {
    const config: unknown = exampleOf(WidgetConfig);
    assert.deepEqual(readConfig(config), WidgetConfig.parse(config));
    const message = WidgetMessage.parse(exampleOf(WidgetMessage));
    const history = WidgetHistory.parse({ messages: [message], seq: 4, handler: 'human', stage: 'idle' });
    assert.deepEqual(JSON.parse(JSON.stringify(readHistory(history))), JSON.parse(JSON.stringify(history)));
    const session = SessionReply.parse({ visitor_token: 'a.b.c', conversation: null });
    assert.deepEqual(readSession(session), session);
  });

  it('are refused in another shape', () => {
    const wrong = [
      null,
      'text',
      {},
      { messages: {} },
      { messages: [{}], seq: 1, handler: 'bot', stage: 'idle' },
    ];
    for (const reply of wrong) assert.throws(() => readHistory(reply));
  });

  it('carry the code of a refusal, if it is ours', () => {
    assert.equal(readErrorCode({ error: { code: 'rate-limited' } }), 'rate-limited');
    for (const page of [null, '<html>', {}, { error: 'no' }]) assert.equal(readErrorCode(page), '');
  });
});
