import fs from 'node:fs';
import path from 'node:path';

/** `npm run migration:new -- name-of-the-change`: writes the next dated migration. */
const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z][a-z-]*$/.test(name)) {
  console.error(
    'Say what the migration does, in lower-case letters and hyphens: npm run migration:new -- add-opening-hours',
  );
  process.exit(2);
}
const folder = path.join(import.meta.dirname, '../../migrations');
const date = new Date().toISOString().slice(0, 10).replaceAll('-', '');
const today = fs.readdirSync(folder).filter((file) => file.startsWith(date)).length;
const file = path.join(folder, `${date}-${String(today + 1).padStart(2, '0')}-${name}.ts`);
const body = `import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('');
}
`;
fs.writeFileSync(file, body, { flag: 'wx' });
console.log(path.relative(process.cwd(), file));
