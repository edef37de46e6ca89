import assert from 'node:assert/strict';
import { faultsOfCalls } from './faults-of-calls.js';
import { faultsOfHooks } from './faults-of-hooks.js';
import { faultsOfShape } from './faults-of-shape.js';
import { faultsOfSource } from './faults-of-source.js';
import { littleConnector, littleSpecimen, startLittleBench } from './little-platform.js';
import { sentencesAbout, titlesOf } from './planted-fault.js';

describe('the conformance suite', () => {
  it('names each behaviour once, and more than thirty without a platform', () => {
    const titles = titlesOf().filter((title) => !title.startsWith('reads '));
    assert.equal(new Set(titles).size, titles.length);
    assert.ok(titles.length > 30, titles.join('\n'));
  });

  it('has nothing to say of a real connector, with and without its platform', async () => {
    assert.deepEqual(await sentencesAbout({}), {});
    assert.deepEqual(await sentencesAbout({ needsPlatform: true }), {});
  });

  it('has nothing to say of a platform that has little, where the specimen says so', async () => {
    const little = { connector: littleConnector, specimen: littleSpecimen };
    assert.deepEqual(await sentencesAbout(little), {});
    assert.deepEqual(
      await sentencesAbout({ ...little, needsPlatform: true, startBench: startLittleBench }),
      {},
    );
  });

  for (const fault of [...faultsOfShape, ...faultsOfSource, ...faultsOfHooks, ...faultsOfCalls])
    it(`finds a planted fault by its name, and nothing else: ${fault.name}`, async () => {
      const said = await sentencesAbout(fault);
      assert.deepEqual(
        Object.keys(said).sort(),
        Object.keys(fault.fails).sort(),
        JSON.stringify(said, null, 2),
      );
      for (const [title, sentence] of Object.entries(fault.fails))
        assert.match(said[title] ?? '', sentence, title);
    });
});
