import assert from 'node:assert/strict';
import { z } from 'zod';
import { inTenant } from '../platform/database/tenant-db.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';
import { stageWork } from '../test/harness/stage-work.js';
import { readConversation } from './read-conversation.js';

describe('a conversation that is read', () => {
  it('has as many of its latest messages as were asked for, and says whether there are earlier ones', async () => {
    const stage = await stageWork(scriptPlatform(), { write: undefined });
    const ids: string[] = [];
    for (const text of ['one', 'two', 'three'])
      ids.push(await stage.visitorWrites({ conversation_id: 'long', message_id: text, text }));
    const read = async (messages: number) => {
      const found = await inTenant(stage.db, stage.tenant.id, (tx) =>
        readConversation(tx, ids[0] ?? '', { messages }),
      );
      const said = z.array(z.looseObject({ text: z.string() })).parse(found.messages);
      return [said.map(({ text }) => text), found.has_earlier];
    };
    assert.deepEqual(await read(2), [['two', 'three'], true]);
    assert.deepEqual(await read(3), [['one', 'two', 'three'], false]);
  });
});
