import { z } from 'zod';
import type { TenantDb } from '../platform/database/tenant-db.js';
import { hooksWorkSql, isActiveSql, secondsLeftSql } from './reading-pace.js';
import { Surroundings } from './standing.js';

const Answer = z.object({ rows: z.array(Surroundings) });

/** As many as a person reads. */
const mostErrors = 5;

/** What other tables say of these connections, by their ids. */
export async function readSurroundings(
  tx: TenantDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Surroundings>> {
  const answer: unknown = await tx.raw(
    `select c.id, ${hooksWorkSql} as hooks_work, ${isActiveSql} as is_active, ${secondsLeftSql} as seconds_left,
      u.read_at, u.problem as reading_problem, u.pace_seconds, coalesce(u.is_slow, false) as is_slow, coalesce(used.amount, 0) as used_today,
      coalesce(k.failures, 0) as circuit_failures,
      case when k.open_until > app_now() then k.open_until end as circuit_until,
      coalesce(refused.count, 0)::integer as refused, refused.last_at as last_refused_at,
      coalesce(errors.latest, '[]') as errors,
      case when c.previous_hook_token_hash is not null and c.previous_hook_token_until > app_now()
        then c.previous_hook_token_until end as address_until,
      case when c.previous_secrets_until > app_now() then c.previous_secrets_until end as secrets_until
     from connections c
      left join catch_ups u on u.tenant_id = c.tenant_id and u.connection_id = c.id
      left join usage_counters used on used.tenant_id = c.tenant_id and used.day = app_now()::date
        and used.kind = 'catch-up-calls' and used.subject = c.id::text
      left join circuits k on k.tenant_id = c.tenant_id and k.subject = 'connection:' || c.id
      left join lateral (select sum(count) as count, max(last_at) as last_at from connection_troubles
        where tenant_id = c.tenant_id and connection_id = c.id and source = 'hook'
          and hour > app_now() - interval '1 day') refused on true
      left join lateral (select jsonb_agg(jsonb_build_object('source', e.source, 'code', e.code, 'count', e.count,
          'at', e.last_at, 'problem', e.problem) order by e.last_at desc) as latest
        from (select * from connection_troubles where tenant_id = c.tenant_id and connection_id = c.id
          and hour > app_now() - interval '7 days' order by last_at desc limit ?) e) errors on true
     where c.id = any (?)`,
    [mostErrors, [...ids]],
  );
  return new Map(Answer.parse(answer).rows.map((row) => [row.id, row]));
}
