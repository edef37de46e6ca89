import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { systemRole } from '../platform/database/tenant-db.js';

/** One chain of the audit log: a tenant's, or the installation's own. */
export interface AuditChain {
  tenant: { id: string; name: string } | null;
  /** Where it ends, as it was noted when its last entry was written. */
  head: { seq: number; hash: string };
  /** The last entry that is no longer kept; number 0 where all are. */
  cut: { seq: number; hash: string };
}

export interface ChainReport extends AuditChain {
  /** How many entries, from the first that is kept on, are what was written. */
  whole: number;
  /** What is wrong right after them. */
  broken: string | undefined;
}

const Entry = z.object({
  seq: z.coerce.number(),
  previous_hash: z.string(),
  hash: z.string(),
  form: z.string(),
});
type Entry = z.infer<typeof Entry>;

/** Entries that are read at a time. */
const batch = 500;

const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Walks the chains of the audit log, or one tenant's, as they are at one moment. It computes each fingerprint anew and asks
 * no function of the database for it, because who can change entries can change functions too.
 */
export async function* verifyAudit(client: ClientBase, tenantId?: string): AsyncGenerator<ChainReport> {
  await client.query('begin transaction isolation level repeatable read read only');
  try {
    await client.query(`select set_config('role', $1, true)`, [systemRole]);
    for (const chain of await listChains(client, tenantId)) yield await walk(client, chain);
  } finally {
    await client.query('rollback');
  }
}

const Chains = z.array(
  z
    .object({
      id: z.uuid().nullable(),
      name: z.string().nullable(),
      seq: z.coerce.number(),
      hash: z.string(),
      cut_seq: z.coerce.number(),
      cut_hash: z.string(),
    })
    .transform(({ id, name, seq, hash, cut_seq, cut_hash }): AuditChain => {
      const tenant = id === null ? null : { id, name: name ?? '' };
      return { tenant, head: { seq, hash }, cut: { seq: cut_seq, hash: cut_hash } };
    }),
);

/** A tenant without a head has, if all is well, no entries. */
async function listChains(client: ClientBase, tenantId: string | undefined): Promise<AuditChain[]> {
  const { rows } = await client.query(
    `select t.id, t.name, coalesce(h.seq, 0) as seq, coalesce(h.hash, '') as hash,
       coalesce(h.cut_seq, 0) as cut_seq, coalesce(h.cut_hash, '') as cut_hash
     from (select null::uuid as id, null::text as name union all select id, name from tenants) t
     left join audit_heads h on h.chain = coalesce(t.id, $1)
     where $2::uuid is null or t.id = $2 order by t.id nulls first`,
    [nobody, tenantId ?? null],
  );
  return Chains.parse(rows);
}

/** The form that an entry's fingerprint is of, as the migration that made the chain writes it. */
const formOf = (
  chain: string,
): string => `jsonb_build_array('${chain}', seq, previous_hash, id, actor_kind, actor_id,
  actor_name, action, subject_kind, subject_id, details, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))::text`;

async function walk(client: ClientBase, chain: AuditChain): Promise<ChainReport> {
  const { tenant, head, cut } = chain;
  const from =
    tenant === null ? 'installation_audit_entries' : `audit_entries where tenant_id = '${tenant.id}'`;
  await client.query(
    `declare walking no scroll cursor for
     select seq, previous_hash, hash, ${formOf(tenant?.id ?? nobody)} as form from ${from} order by seq`,
  );
  let last = cut;
  let broken: string | undefined;
  for (let isThrough = false; !isThrough && broken === undefined;) {
    const { rows } = await client.query(`fetch ${batch} from walking`);
    for (const entry of z.array(Entry).parse(rows)) {
      broken = problemOf(entry, last);
      if (broken !== undefined) break;
      last = { seq: entry.seq, hash: entry.hash };
    }
    isThrough = rows.length < batch;
  }
  await client.query('close walking');
  return { ...chain, whole: last.seq - cut.seq, broken: broken ?? endOf(head, last) };
}

/** What is wrong with an entry that should follow `last`. */
function problemOf(entry: Entry, last: AuditChain['head']): string | undefined {
  const expected = last.seq + 1;
  if (entry.seq > expected) return `entry ${expected} is missing`;
  if (entry.seq < expected) return `entry ${entry.seq} is one too many`;
  const form = createHash('sha256').update(entry.form).digest('hex');
  if (entry.hash !== form) return `entry ${entry.seq} is not what was written`;
  if (entry.previous_hash !== last.hash) return `entry ${entry.seq} does not follow the one before it`;
  return undefined;
}

function endOf(head: AuditChain['head'], last: AuditChain['head']): string | undefined {
  if (last.seq < head.seq) return `entry ${last.seq + 1} is missing`;
  if (last.seq > head.seq) return `entry ${head.seq + 1} is one too many`;
  return last.hash === head.hash ? undefined : `entry ${last.seq} is not the one that was written last`;
}
