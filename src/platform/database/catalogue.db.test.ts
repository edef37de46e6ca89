import assert from 'node:assert/strict';
import { z } from 'zod';
import { makeTenant } from '../../test/harness/factories.js';
import { testDatabase } from '../../test/harness/test-database.js';
import type { Database } from './open-database.js';
import { checkRoles } from './check-roles.js';
import { inTenant } from './tenant-db.js';

const rowsOf = async <T>(db: Database, schema: z.ZodType<T>, sql: string): Promise<T[]> => {
  const answer: unknown = await db.knex.raw(sql);
  return z.object({ rows: z.array(schema) }).parse(answer).rows;
};

/** Unique indexes that find the tenant, so they cannot start with it; each by design, see its migration. */
const findsTheTenant = new Set([
  ...['connections_hook_token', 'connections_account', 'connections_public_key', 'api_keys_hash'],
  'domains_proven',
]);

const Table = z.object({
  name: z.string(),
  is_secured: z.boolean(),
  has_tenant: z.boolean(),
  policies: z.array(z.string()),
});

describe('the catalogue (F-078)', () => {
  let db: Database;
  before(async () => {
    db = await testDatabase();
  });

  const ours = `c.relnamespace = 'public'::regnamespace and c.relname not in ('schema_migrations', 'schema_migrations_lock', 'test_clock')`;

  it('forces row-level security on every table, with a policy that checks what is written', async () => {
    const tables = await rowsOf(
      db,
      Table,
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as is_secured,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull) as has_tenant,
        coalesce((select array_agg(polname::text) from pg_policy p where p.polrelid = c.oid and p.polwithcheck is not null), '{}') as policies
       from pg_class c where c.relkind in ('r', 'p') and ${ours}`,
    );
    assert.ok(tables.length > 15);
    assert.deepEqual(
      tables.filter((table) => !table.is_secured).map(({ name }) => name),
      [],
    );
    assert.deepEqual(
      tables.filter((table) => table.policies.length === 0).map(({ name }) => name),
      [],
    );
    const walled = tables.filter((table) => table.has_tenant);
    assert.deepEqual(
      walled.filter((table) => !table.policies.includes('tenant')).map(({ name }) => name),
      [],
    );
  });

  it('has no view, materialised view or function that runs as somebody else', async () => {
    const Named = z.object({ name: z.string() });
    assert.deepEqual(
      await rowsOf(
        db,
        Named,
        `select c.relname as name from pg_class c where c.relkind in ('v', 'm') and ${ours}
         and not (c.relkind = 'v' and coalesce('security_invoker=true' = any (c.reloptions), false))`,
      ),
      [],
    );
    const definers = `select proname as name from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`;
    assert.deepEqual(await rowsOf(db, Named, definers), []);
  });

  it('gives the runtime role neither ownership nor TRUNCATE nor a way around', async () => {
    const Role = z.object({ name: z.string() });
    const strong = `select rolname as name from pg_roles where rolname like 'patchbay%' and (rolsuper or rolbypassrls or rolcreaterole or rolcanlogin)`;
    assert.deepEqual(await rowsOf(db, Role, strong), []);
    const owned = `select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'patchbay%' and ${ours}`;
    assert.deepEqual(await rowsOf(db, Role, owned), []);
    const truncate = `select distinct table_name as name from information_schema.role_table_grants
      where grantee like 'patchbay%' and privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER') and table_schema = 'public'`;
    assert.deepEqual(await rowsOf(db, Role, truncate), []);
  });

  it('has three roles, none of which may become another one, or make anything where tenants work', async () => {
    const Named = z.object({ name: z.string() });
    const roles = `select rolname as name from pg_roles where rolname like 'patchbay%' order by 1`;
    assert.deepEqual(
      (await rowsOf(db, Named, roles)).map(({ name }) => name),
      ['patchbay_queue', 'patchbay_runtime', 'patchbay_system'],
    );
    const more = `select r.rolname as name from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname like 'patchbay%'`;
    assert.deepEqual(await rowsOf(db, Named, more), []);
    const making = `select rolname as name from pg_roles where rolname in ('patchbay_runtime', 'patchbay_system')
      and (has_database_privilege(oid, current_database(), 'TEMPORARY, CREATE')
        or has_schema_privilege(oid, 'public', 'CREATE') or has_schema_privilege(oid, 'bullmq', 'USAGE, CREATE'))`;
    assert.deepEqual(await rowsOf(db, Named, making), []);
    const owned = `select proname as name from pg_proc p join pg_roles r on r.oid = p.proowner
      where r.rolname like 'patchbay%' and pronamespace = 'public'::regnamespace`;
    assert.deepEqual(await rowsOf(db, Named, owned), []);
  });

  it('starts every unique key of a tenant table with the tenant', async () => {
    const indexes = await rowsOf(
      db,
      z.object({ name: z.string() }),
      `select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
       join pg_attribute t on t.attrelid = c.oid and t.attname = 'tenant_id' and t.attnotnull
       where x.indisunique and x.indkey[0] <> t.attnum and ${ours}`,
    );
    assert.deepEqual(
      indexes.map(({ name }) => name).filter((name) => !findsTheTenant.has(name)),
      [],
    );
  });

  it('points no reference from one tenant to another', async () => {
    const references = await rowsOf(
      db,
      z.object({ name: z.string() }),
      `select x.conname as name from pg_constraint x join pg_class c on c.oid = x.conrelid join pg_class f on f.oid = x.confrelid
       join pg_attribute own on own.attrelid = c.oid and own.attname = 'tenant_id' and own.attnotnull
       join pg_attribute theirs on theirs.attrelid = f.oid and theirs.attname = 'tenant_id' and theirs.attnotnull
       where x.contype = 'f' and not (own.attnum = any (x.conkey)) and ${ours}`,
    );
    assert.deepEqual(references, []);
  });

  it('accepts the roles that transactions run as', async () => {
    await checkRoles(db);
  });

  it('shows and changes nothing of another tenant, whatever the statement (F-079)', async () => {
    const [mine, theirs] = [await makeTenant(db), await makeTenant(db)];
    await inTenant(db, mine.id, async (tx) => {
      assert.deepEqual(await tx('assistants').pluck('tenant_id'), [mine.id]);
      assert.equal(await tx('assistants').where({ tenant_id: theirs.id }).del(), 0);
      assert.equal(await tx('assistants').where({ id: theirs.assistantId }).update({ name: 'taken' }), 0);
    });
    const attack = (sql: string) => inTenant(db, mine.id, (tx) => tx.raw(sql));
    const foreign = `insert into usage_counters (tenant_id, day, kind) values ('${theirs.id}', now(), 'x')`;
    for (const sql of [
      foreign,
      'truncate assistants',
      'alter table assistants disable row level security',
      'drop policy tenant on assistants',
      'select * from people',
      'select * from sessions',
      'create table loot (id int)',
      `update tenants set id = id where id = '${theirs.id}' returning (select 1/0)`,
    ]) {
      await attack(sql).then(
        (answer: unknown) =>
          assert.deepEqual(
            z.looseObject({ rows: z.array(z.unknown()).optional() }).parse(answer).rows ?? [],
            [],
            sql,
          ),
        (error: unknown) => assert.ok(error instanceof Error),
      );
    }
    assert.deepEqual(await inTenant(db, theirs.id, (tx) => tx('assistants').pluck('name')), ['Assistant']);
  });
});
