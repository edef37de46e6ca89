import { createLog } from '../log.js';
import { openDatabase } from './open-database.js';

/** A program for the kill tests: writes rows into the embedded database named on its command line and says each once it is stored. */

const [folder = '', first = '0'] = process.argv.slice(2);
const db = await openDatabase({ url: undefined, folder }, createLog({ level: 'silent' }));
let next = Number(first);

async function write(): Promise<never> {
  for (;;) {
    const id = (next += 1);
    await db.knex('acknowledged').insert({ id, text: 'x'.repeat(200) });
    process.stdout.write(`${id}\n`);
  }
}

await Promise.all(Array.from({ length: 4 }, write));
