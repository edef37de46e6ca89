import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createServerDatabase, testDatabaseUrl } from '../../test/harness/test-database.js';
import { readScenarios } from './scenario.js';
import { evaluateScenarios } from './scenarios.js';

const fixture = path.join(import.meta.dirname, 'fixtures/scenarios.json');

describe('evaluateScenarios', () => {
  let folder: string;
  let server: Awaited<ReturnType<typeof createServerDatabase>> | undefined;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'patchbay-scenarios-'));
    server = testDatabaseUrl === undefined ? undefined : await createServerDatabase();
  });

  after(async () => {
    await server?.drop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('plays conversations against the product, which does as it should, and says where something else was expected', async () => {
    const [first, ...others] = readScenarios(fixture);
    assert.ok(first);
    const wrong = { ...first, id: 'wrong', expect: { ...first.expect, bot_replies: [2, 2] } };
    const file = path.join(folder, 'scenarios.json');
    const resultsFile = path.join(folder, 'results.jsonl');
    fs.writeFileSync(file, JSON.stringify([first, ...others, wrong]));
    const lines: string[] = [];
    const print = (line: string) => void lines.push(line);
    const failed = await evaluateScenarios({ file, resultsFile, databaseUrl: server?.url, print });

    assert.deepEqual(failed, ['scenarios: wrong: 1 replies instead of 2 to 2'], lines.join('\n'));
    assert.equal(lines.at(-1), `scenarios: ${others.length + 1} of ${others.length + 2} passed`);
    const results = fs.readFileSync(resultsFile, 'utf8').trim().split('\n');
    assert.equal(results.length, others.length + 2);
    // The same story gives the same times, to the millisecond.
    const timesOf = (line: string | undefined) => JSON.stringify(line).match(/"t\\":\d+/g);
    assert.deepEqual(timesOf(results.at(-1)), timesOf(results[0]));
    assert.ok((timesOf(results[0])?.length ?? 0) >= 2);
  });
});
