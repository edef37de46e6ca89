import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/** Some rows of `daily_figures` as one object. */
const sums = `jsonb_build_object(
  'visitor_messages', coalesce(sum(visitor_messages), 0), 'conversations', coalesce(sum(conversations), 0),
  'answered', coalesce(sum(answered), 0), 'suggested', coalesce(sum(suggested), 0),
  'handed_over', coalesce(sum(handed_over), 0), 'silent', coalesce(sum(silent), 0))`;

/** Conversations are looked at only where the channel matters. */
const leadsOf = `leads l where l.tenant_id = current_setting('app.tenant_id')::uuid and l.merged_into is null
    and l.created_at >= (asked->>'since')::timestamp at time zone (asked->>'time_zone')
    and l.created_at < (asked->>'before')::timestamp at time zone (asked->>'time_zone')
    and (asked->>'connection_id' is null or l.connection_id = (asked->>'connection_id')::uuid)
    and (asked->>'channel' is null or asked->>'channel' = coalesce((select c.channel from conversations c
      where c.tenant_id = l.tenant_id and c.id = l.conversation_id), ''))`;

const reasonsOf = (column: string) => `(select coalesce(jsonb_object_agg(reason, number), '{}') from (
  select key as reason, sum(value::integer) as number from known, jsonb_each_text(${column})
  where ${column} <> '{}' group by key) as reasons)`;

/** How many waits are no longer than one, beside how many there are; of `number` waits of as many `seconds`. */
const upTo = (part = '') =>
  `sum(number) over (${part} order by seconds) as up_to, sum(number) over (${part}) as total`;

/** The shortest wait that this share of the waits does not exceed. */
const waitOf = (share: number) => `min(seconds) filter (where up_to >= ceil(total * ${share}))`;

/**
 * All that one span of days is shown by: its sums, days, connections, channels and reasons: `{since, before, time_zone,
 * known_since, connection_id?, channel?}`. Days before `known_since` count as nothing, but for their leads.
 */
const tellFigures = `
create function tell_figures(asked jsonb) returns jsonb
language sql stable security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
  with known as materialized (select * from read_days(asked
    || jsonb_build_object('since', greatest((asked->>'since')::date, (asked->>'known_since')::date)))),
  waits as materialized (select day, seconds, count(*) as number
    from (select day, unnest(first_answer_seconds) as seconds from known) as each group by day, seconds),
  lead_days as materialized (select (l.created_at at time zone (asked->>'time_zone'))::date as day, count(*) as number
    from ${leadsOf} group by 1),
  wait_days as (select day, ${waitOf(0.5)} as p50 from (
    select day, seconds, ${upTo('partition by day')} from waits) as w group by day),
  all_waits as (select seconds, ${upTo()} from (
    select seconds, sum(number) as number from waits group by seconds) as w),
  known_days as (select day, ${sums} as sums from known group by day)
  select jsonb_build_object(
    'sums', (select ${sums} from known)
      || jsonb_build_object('leads', (select coalesce(sum(number), 0) from lead_days))
      || (select jsonb_build_object('first_answers', coalesce(max(total), 0),
        'first_answer_p50', ${waitOf(0.5)}, 'first_answer_p95', ${waitOf(0.95)}) from all_waits),
    'days', (select coalesce(jsonb_agg(jsonb_build_object('day', d.day::text, 'leads', coalesce(l.number, 0),
          'first_answer_p50', w.p50, 'is_pending', d.day < (asked->>'known_since')::date)
        || coalesce(k.sums, (select ${sums} from known where false)) order by d.day), '[]')
      from (select (asked->>'since')::date + n as day
        from generate_series(0, (asked->>'before')::date - (asked->>'since')::date - 1) n) as d
      left join known_days k on k.day = d.day left join lead_days l on l.day = d.day left join wait_days w on w.day = d.day),
    'connections', (select coalesce(jsonb_agg(part), '[]') from (
      select jsonb_build_object('connection_id', connection_id) || ${sums} as part
      from known group by connection_id) as of_connection),
    'channels', (select coalesce(jsonb_agg(part), '[]') from (
      select jsonb_build_object('channel', channel) || ${sums} as part
      from known group by channel) as of_channel),
    'handed_over_reasons', ${reasonsOf('handed_over_reasons')},
    'silent_reasons', ${reasonsOf('silent_reasons')})
$$`;

const functions = [{ sql: tellFigures, name: 'tell_figures(jsonb)' }];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
