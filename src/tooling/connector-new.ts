import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { linkProduct } from './connector-new/link-product.js';
import { nameProblem, namesOf } from './connector-new/read-names.js';
import { registerConnector } from './connector-new/register-connector.js';
import { type Proof, writeConnector } from './connector-new/write-connector.js';

/**
 * `npm run connector:new -- <name> [--proof signature|address] [--out <directory>]`: writes a connector that compiles, and
 * whose suite says what is missing and where. With `--out` it becomes a package of its own, outside of this tree.
 */

const root = path.join(import.meta.dirname, '../..');
const usage = 'npm run connector:new -- <name> [--proof signature|address] [--out <directory>]';

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

function readOptions() {
  try {
    const options = { proof: { type: 'string' }, out: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    if (positionals.length > 1) refuse(`One name at a time: ${usage}`);
    return { name: positionals[0] ?? '', ...values };
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

const proofOf = (text: string): Proof =>
  text === 'signature' || text === 'address'
    ? text
    : refuse(
        `--proof is “${text}”; it must be signature (hooks are signed) or address (nothing proves them).`,
      );

async function main(): Promise<void> {
  const { name, proof = 'signature', out } = readOptions();
  const problem = nameProblem(name);
  if (problem !== undefined) refuse(problem);
  const names = namesOf(name);
  const isPackage = out !== undefined;
  const folder = isPackage ? path.resolve(out, name) : path.join(root, 'connectors', name);
  const shown = path.relative(process.cwd(), folder);
  if (existsSync(folder)) refuse(`${shown} is there already. Delete it, or take another name.`);
  const wanted = { names, proof: proofOf(proof), folder, isPackage };
  for (const file of await writeConnector(wanted)) console.log(`${shown}/${file}`);
  if (isPackage) linkProduct(folder, root);
  else await registerConnector(path.join(root, 'connectors/index.ts'), names);
  const test = `npx mocha --exit ${shown}/${name}.test.ts`;
  console.log(
    isPackage
      ? `\nNow: cd ${shown} && npm test. It lists what is missing, and where.\nThen: npm run build, and start Patchbay with CONNECTORS=${folder}`
      : `connectors/index.ts has its line.\n\nNow: ${test}\nIt lists what is missing, and where. connectors/README.md leads through it.`,
  );
}

await main();
