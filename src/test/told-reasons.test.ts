import assert from 'node:assert/strict';
import { decisions } from '../contract/turns.js';
import { tellStage } from '../dashboard/conversations/tell-stage.js';
import { texts } from '../dashboard/messages/texts.js';
import { stageNotes } from '../pipeline/tell-stage.js';
import { stepNames } from '../pipeline/trace.js';
import { explain, explainNote, reasons } from '../pipeline/turn-state.js';

/** A code: what a program tells programs. */
const isCode = (words: string) => /^[a-z]+(?:[-_][a-z]+)*$/.test(words);

describe('whatever the assistant decided', () => {
  it('is told in a sentence for each of its reasons, as the reason of the turn and of the step that ended it', () => {
    for (const reason of Object.keys(reasons)) {
      assert.match(explain(reason), /^[A-Z].{15,}\.$/);
      assert.notEqual(explain(reason), explain('a reason of a newer version'));
      const note = { inputs: {}, note: reason, explanation: explainNote(reason) };
      assert.equal(tellStage(note, String), explain(reason));
    }
  });

  it('is told in words for each step, not as the step noted it', () => {
    for (const note of Object.values(stageNotes)) {
      const told = tellStage({ inputs: {}, note, explanation: explainNote(note) }, String);
      assert.notEqual(told, note);
      assert.match(told, /^[A-Z]/);
    }
  });

  it('is told by what was found and meant where the step found or understood something', () => {
    const wordsOf = (intent: string) => `called ${intent}`;
    const tell = (inputs: object, note: string) =>
      tellStage({ inputs: { ...inputs }, note, explanation: null }, wordsOf);
    assert.equal(tell({ intent: 'hours' }, 'intent hours'), 'called hours');
    assert.equal(tell({ passage_ids: ['a', 'b'] }, '2 passages'), '2 passages found');
    assert.equal(tell({ intent: null }, 'a note of a newer version'), 'a note of a newer version');
  });

  it('has words for each decision and each step', () => {
    for (const decision of decisions) {
      assert.ok(!isCode(texts.turns.decisions[decision]), decision);
      assert.ok(!isCode(texts.turns.outcomes[decision]), decision);
    }
    for (const step of stepNames) assert.ok(texts.turns.stageNames.has(step), step);
  });
});
