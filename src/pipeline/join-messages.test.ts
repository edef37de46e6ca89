import assert from 'node:assert/strict';
import { joinMessages } from './join-messages.js';

const story = 'We have been baking with this flour for years and the bread was never the same again. '.repeat(
  200,
);
const question = 'How long does the flour keep?';

describe('joinMessages', () => {
  it('takes short messages as they are, in their order, one to a line', () => {
    const joined = joinMessages([' Hi, ', '', 'can I return', 'a cake tin?']);
    assert.equal(joined.question, 'Hi,\ncan I return\na cake tin?');
    assert.equal(joined.core, joined.question);
    assert.equal(joined.said, joined.question);
  });

  for (const [place, text] of [
    ['at the end', `${story}\n\n${question}`],
    ['at the beginning', `${question} ${story}`],
    ['in the middle', `${story}${question} ${story}`],
  ] as const) {
    it(`F-073 finds the question ${place} of a long message, and shows it to the model within a bound`, () => {
      const joined = joinMessages([text]);
      assert.equal(joined.core, question);
      assert.ok(joined.question.includes(question));
      assert.ok(joined.question.length <= 4_000, String(joined.question.length));
    });
  }

  it('takes the end of a long message that asks nothing', () => {
    const { core } = joinMessages([`${story}\nPlease tell me how long the flour keeps.`]);
    assert.match(core, /Please tell me how long the flour keeps\.$/);
    assert.ok(core.length <= 500);
  });

  it('keeps the last of many questions', () => {
    const { core } = joinMessages([`${'Is this the right one for bread? '.repeat(60)}Do you deliver?`]);
    assert.match(core, /Do you deliver\?$/);
    assert.ok(core.length <= 500);
  });

  it('F-073 bounds what is looked through, and never halves a character', () => {
    const joined = joinMessages(['😀'.repeat(60_000)]);
    for (const text of [joined.said, joined.question, joined.core]) assert.ok(text.isWellFormed());
    assert.ok(joined.said.length <= 20_010);
  });
});
