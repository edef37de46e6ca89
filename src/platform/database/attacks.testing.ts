/** Whom an attack is aimed at. */
export interface Target {
  tenantId: string;
  assistantId: string;
  /** Stands in every text of theirs. */
  canary: string;
}

export interface Attack {
  name: string;
  sql: string;
  /** The database says no, or shows and changes nothing. */
  outcome: 'refused' | 'empty';
}

/** What somebody who can run any one statement as the runtime role of their own tenant might try; each must come to nothing. */
export const attacksOn = ({ tenantId, assistantId, canary }: Target, own: { tenantId: string }): Attack[] => [
  ...all('refused', {
    'copies a table to a file': `copy assistants to '/tmp/loot'`,
    'copies to a program': `copy (select * from assistants) to program 'cat'`,
    'reads a file of the server': `select pg_read_file('/etc/passwd')`,
    'imports a file of the server': `select lo_import('/etc/passwd')`,
    'lists a folder of the server': `select pg_ls_dir('/')`,
    'opens a second connection': `create extension dblink`,
    'makes a function': `create function leak(text) returns boolean language sql as 'select true'`,
    'makes a function that runs as somebody else': `create function pg_temp.leak() returns setof assistants language sql security definer as 'select * from assistants'`,
    'puts a temporary table before ours': `create temporary table assistants (id uuid)`,
    'makes a view': `create view loot as select * from assistants`,
    'switches row-level security off for a table': `alter table assistants disable row level security`,
    'no longer forces it': `alter table assistants no force row level security`,
    'drops the policy': `drop policy tenant on assistants`,
    'adds a policy': `create policy open on assistants using (true)`,
    'switches the triggers off': `alter table intents disable trigger all`,
    'skips the references': `select set_config('session_replication_role', 'replica', true)`,
    'makes itself bypass the policies': `alter role patchbay_runtime bypassrls`,
    'grants itself a table': `grant select on people to patchbay_runtime`,
    'empties a table': `truncate assistants cascade`,
    'reads the password hashes of the server': `select rolpassword from pg_authid`,
    'reads the people': `select * from people`,
    'reads the sessions': `select * from sessions`,
    'reads the jobs of the queue': `select * from bullmq.job`,
    'writes a row of theirs': `insert into usage_counters (tenant_id, day, kind) values ('${tenantId}', now(), 'x')`,
    'gives them a row': `update assistants set tenant_id = '${tenantId}'`,
    'takes over their row on a conflict': `insert into assistants (tenant_id, id, name, settings) values ('${tenantId}', '${assistantId}', 'x', '{}') on conflict (tenant_id, id) do update set name = 'taken'`,
  }),
  ...all('empty', {
    'switches it off for itself': `with off as (select set_config('row_security', 'off', true)) select a.id from off, assistants a where a.tenant_id = '${tenantId}'`,
    'names their rows': `select * from assistants where tenant_id = '${tenantId}'`,
    'counts their rows': `select count(*)::int as n from assistants where tenant_id = '${tenantId}' having count(*) > 0`,
    'joins them to its own': `select t.* from assistants a join assistants t on t.tenant_id <> a.tenant_id`,
    'changes their row': `update assistants set name = 'taken' where id = '${assistantId}' returning id`,
    'deletes their row': `delete from assistants where id = '${assistantId}' returning id`,
    'locks their row': `select id from assistants where id = '${assistantId}' for update`,
    'makes their text an error': `select id from assistants where tenant_id <> '${own.tenantId}' and 1 / (length(name) - length(name)) = 1`,
    'reads the statistics of a column': `select most_common_vals::text from pg_stats where tablename = 'assistants' and attname = 'name'`,
    'reads what others run': `select query from pg_stat_activity where query like '%${canary.slice(0, 6)}' || '${canary.slice(6)}%'`,
    'asks a function of ours for their conversation': `select r from claim_turn('{"tenant_id":"${tenantId}","conversation_id":"${assistantId}","lease_ms":1000}') r where r is not null and r::text like '%${canary}%'`,
    'reads the tenants': `select * from tenants where id = '${tenantId}'`,
  }),
];

const all = (outcome: Attack['outcome'], attacks: Record<string, string>): Attack[] =>
  Object.entries(attacks).map(([name, sql]) => ({ name, sql, outcome }));

/**
 * What no policy can stop, because every connection is the owner's and only steps down: who could run statements of their
 * own choice would step up again. The wall against that is in front of the database: no statement holds a word of the input.
 */
export const beyondTheWall: readonly string[] = [
  'reset role',
  `select set_config('role', 'patchbay_system', true)`,
  `select set_config('app.tenant_id', '00000000-0000-0000-0000-000000000000', true)`,
];
