import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { evaluateContacts } from './contacts.js';
import { evaluateIntents } from './intents.js';
import { evaluateRetrieval } from './retrieval.js';
import { evaluateScenarios } from './scenarios.js';

interface Context {
  /** The folder of the evaluation data. */
  data: string;
  /** Where results are left for other scoring. */
  results: string | undefined;
  print: (line: string) => void;
}

/** Every evaluation by the name it is asked for with; each returns what fell below its baseline. */
const evaluations: Readonly<Record<string, (context: Context) => string[] | Promise<string[]>>> = {
  intents: ({ data, print }) =>
    evaluateIntents({
      folder: path.join(data, 'intents'),
      script: path.join(data, 'score', 'score-intents.mjs'),
      print,
    }),
  retrieval: ({ data, print }) =>
    evaluateRetrieval({ folder: path.join(data, 'retrieval'), only: [], print }),
  contacts: ({ data, print }) =>
    evaluateContacts({ file: path.join(data, 'contacts', 'messages.jsonl'), print }),
  scenarios: ({ data, results, print }) =>
    evaluateScenarios({
      file: path.join(data, 'scenarios', 'scenarios.json'),
      resultsFile: results,
      print,
    }),
};

const defaultData = path.join(import.meta.dirname, '../../../../shared/evals');
const codes = { passed: 0, failed: 1, notRun: 2 } as const;

/** Runs the evaluations named, or all. Returns the exit code: 1 when a figure is below its baseline, 2 when nothing could run. */
async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { data: { type: 'string' }, results: { type: 'string' } },
    allowPositionals: true,
  });
  const data = path.resolve(values.data ?? process.env['EVAL_DATA'] ?? defaultData);
  const names = positionals.length > 0 ? positionals : Object.keys(evaluations);
  const unknown = names.filter((name) => !(name in evaluations));
  if (unknown.length > 0) return refuse(`There is no evaluation "${unknown.join('", "')}".`);
  const missing = names.filter((name) => !fs.existsSync(path.join(data, name)));
  if (missing.length > 0)
    return refuse(
      `No data for ${missing.join(', ')} in ${data}. Give their folder with --data or EVAL_DATA.`,
    );
  const failures: string[] = [];
  for (const name of names) {
    console.log(`\n== ${name}`);
    const evaluate = evaluations[name];
    failures.push(
      ...((await evaluate?.({ data, results: values.results, print: (line) => console.log(line) })) ?? []),
    );
  }
  console.log(failures.length === 0 ? '\nEvery figure reaches its baseline.' : '\nBelow the baseline:');
  for (const failure of failures) console.log(`  ${failure}`);
  return failures.length === 0 ? codes.passed : codes.failed;
}

function refuse(why: string): number {
  console.error(`${why} Evaluations: ${Object.keys(evaluations).join(', ')}.`);
  return codes.notRun;
}

process.exitCode = await run();
