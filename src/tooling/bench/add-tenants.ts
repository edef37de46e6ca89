import { z } from 'zod';
import { hookUrlOf, sealedIn } from '../../connections/connection.js';
import { newToken, sha256 } from '../../platform/ids.js';
import { createSealer } from '../../platform/secrets.js';
import type { Bench } from './bench.js';
import { configOf, type Inbox, inboxOf, Website } from './open-business.js';
import { secretKey } from './stack.js';
import type { OwnDatabase } from './stores.js';

/**
 * The id of a record's copy: the same wherever the record is referred to, and in the same order among those of its tenant,
 * because order means something where ids are made in turn.
 */
const copyOf = `create function pg_temp.copy_of(id uuid, number int) returns uuid language sql immutable strict as $$
  select (left(id::text, 26) || left(md5(id::text || number), 10))::uuid $$`;

/** What belongs to a business before anybody writes to it; of its connections one inbox and those of the product itself. */
const tables: Record<string, { copies?: string; given?: Record<string, string> }> = {
  tenants: { given: { slug: `m.slug || '-' || copy.number` } },
  assistants: {},
  intents: {},
  connections: {
    copies: 'link as copy on copy.id = m.id',
    given: {
      ...{ config_sealed: 'copy.config_sealed', state_sealed: 'copy.state_sealed' },
      ...{ hook_token_sealed: 'copy.hook_token_sealed', hook_token_hash: 'copy.hook_token_hash' },
      account_id: 'copy.account_id',
    },
  },
  catch_ups: {
    copies: 'link as copy on copy.id = m.connection_id',
    // Businesses do not open at the same moment; their histories are read in turn.
    given: { due_at: `app_now() + make_interval(secs => copy.number % 60)` },
  },
  ...{ knowledge_sources: {}, knowledge_passages: {}, knowledge_indexes: {}, knowledge_terms: {} },
};

const Row = z.object({
  ...{ id: z.string(), tenant_id: z.string(), connector: z.string(), number: z.number() },
  ...{ config_sealed: z.string(), state_sealed: z.string().nullable() },
});
type Row = z.infer<typeof Row>;

/** The connections of the model, once for each copy, with the tenant that the copy belongs to. */
const linksOf = `select c.id, c.connector, number, pg_temp.copy_of(c.tenant_id, number) as tenant_id,
    c.config_sealed, c.state_sealed
  from connections c cross join generate_series(1, $2::int) number
  where c.tenant_id = $1 and (c.connector <> 'crisp' or c.account_id = $3) order by number`;

const link = `create temp table link as select * from jsonb_to_recordset($1) as made (id uuid, number int,
  config_sealed text, state_sealed text, hook_token_sealed text, hook_token_hash text, account_id text)`;

/**
 * Gives an installation so many more businesses, each like the one of `model` with an inbox of its own: rows copied at once,
 * because by the API a thousand of them would take longer than what is measured. What is sealed is sealed for the tenant
 * whose it is. Returns the new inboxes.
 */
export async function addTenants(
  count: number,
  { database, model }: { database: OwnDatabase; model: Inbox },
  { platform }: Pick<Bench, 'platform'>,
): Promise<Inbox[]> {
  await database.query(copyOf);
  const rows = z.array(Row).parse(await database.query(linksOf, [model.tenantId, count, model.websiteId]));
  const seal = createSealing(model.tenantId);
  const made = [];
  for (const row of rows)
    made.push(
      row.connector === 'crisp'
        ? seal(row, await platform.ask({ ask: 'create-website' }, Website))
        : seal(row),
    );
  await database.query(link, [JSON.stringify(made.map(({ columns }) => columns))]);
  // What refers to what is right by construction.
  await database.query('set session_replication_role = replica');
  for (const table of Object.keys(tables)) await copyRows(table, { count, model }, database);
  await database.query('set session_replication_role = origin');
  await database.query('drop table link');
  await database.query('vacuum (analyze)');
  return made.flatMap(({ inbox }) => (inbox ? [inbox] : []));
}

async function copyRows(
  table: string,
  { count, model }: { count: number; model: Inbox },
  database: OwnDatabase,
): Promise<void> {
  const { copies = 'generate_series(1, $2::int) as copy (number) on $2 > 0', given = {} } =
    tables[table] ?? {};
  const columns = z.array(z.object({ name: z.string(), type: z.string() })).parse(
    await database.query(
      `select column_name as name, udt_name as type from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    ),
  );
  const values = columns.map(({ name, type }) =>
    type === 'uuid' ? `pg_temp.copy_of(m.${name}, copy.number)` : (given[name] ?? `m.${name}`),
  );
  await database.query(
    `insert into ${table} (${columns.map(({ name }) => name).join(', ')})
     select ${values.join(', ')} from ${table} m join ${copies}
     where m.${table === 'tenants' ? 'id' : 'tenant_id'} = $1 and copy.number <= $2`,
    [model.tenantId, count],
  );
}

/** Opens what is sealed for the model and seals it for a copy; an inbox gets the account and the token of its own. */
function createSealing(modelTenant: string) {
  const sealer = createSealer({ current: secretKey });
  return (row: Row, website?: Website) => {
    const token = newToken();
    const again = (column: 'config_sealed' | 'state_sealed', more: object = {}) => {
      const sealed = row[column];
      if (sealed === null) return null;
      const plain = z.looseObject({}).parse(JSON.parse(sealer.open(sealed, sealedIn(modelTenant, column))));
      return sealer.seal(JSON.stringify({ ...plain, ...more }), sealedIn(row.tenant_id, column));
    };
    const columns = {
      ...{ id: row.id, number: row.number, account_id: website?.websiteId ?? null },
      config_sealed: again('config_sealed', website && configOf(website)),
      state_sealed: again('state_sealed'),
      hook_token_sealed: sealer.seal(token, sealedIn(row.tenant_id, 'hook_token_sealed')),
      hook_token_hash: sha256(token),
    };
    const path = hookUrlOf('', row.connector, token);
    return { columns, inbox: website && inboxOf(website, { tenantId: row.tenant_id, path }) };
  };
}
