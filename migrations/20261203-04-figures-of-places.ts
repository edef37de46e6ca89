import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';
import { up as tellAsBefore } from './20261202-32-tell-figures.js';

/** Some rows of `daily_figures` as one object. */
const sums = `jsonb_build_object(
  'visitor_messages', coalesce(sum(visitor_messages), 0), 'conversations', coalesce(sum(conversations), 0),
  'answered', coalesce(sum(answered), 0), 'suggested', coalesce(sum(suggested), 0),
  'handed_over', coalesce(sum(handed_over), 0), 'silent', coalesce(sum(silent), 0))`;

/** With the place of each, which for the channel is the one of its conversation. */
const leadsOf = `select (l.created_at at time zone (asked->>'time_zone'))::date as day, l.connection_id,
    coalesce(c.channel, '') as channel
  from leads l left join conversations c on c.tenant_id = l.tenant_id and c.id = l.conversation_id
  where l.tenant_id = current_setting('app.tenant_id')::uuid and l.merged_into is null
    and l.created_at >= (asked->>'since')::timestamp at time zone (asked->>'time_zone')
    and l.created_at < (asked->>'before')::timestamp at time zone (asked->>'time_zone')
    and (asked->>'connection_id' is null or l.connection_id = (asked->>'connection_id')::uuid)
    and (asked->>'channel' is null or asked->>'channel' = coalesce(c.channel, ''))`;

const reasonsOf = (column: string) => `(select coalesce(jsonb_object_agg(reason, number), '{}') from (
  select key as reason, sum(value::integer) as number from known, jsonb_each_text(${column})
  where ${column} <> '{}' group by key) as reasons)`;

/** How many waits are no longer than one, beside how many there are; of `number` waits of as many `seconds`. */
const upTo = (part = '') =>
  `sum(number) over (${part} order by seconds) as up_to, sum(number) over (${part}) as total`;

/** The shortest wait that this share of the waits does not exceed. */
const waitOf = (share: number) => `min(seconds) filter (where up_to >= ceil(total * ${share}))`;

/** How long half of the visitors waited at most, for each value of a column. */
const waitsBy = (column: string) => `select ${column}, ${waitOf(0.5)} as p50 from (
    select ${column}, seconds, ${upTo(`partition by ${column}`)} from waits) as w group by ${column}`;

/** The figures by one column of the place, also where there was nothing but a lead. */
const placesBy = (column: string) => `(select coalesce(jsonb_agg(jsonb_build_object('${column}', ${column},
      'leads', coalesce(l.number, 0), 'first_answer_p50', w.p50) || coalesce(k.sums, (select ${sums} from known where false))), '[]')
    from (select ${column}, ${sums} as sums from known group by ${column}) as k
    full join (select ${column}, sum(number) as number from lead_counts group by ${column}) as l using (${column})
    left join (${waitsBy(column)}) as w using (${column}))`;

/**
 * As before, and connections and channels have their leads and their first answers as well: `{since, before, time_zone,
 * known_since, connection_id?, channel?}`. Days before `known_since` count as nothing, but for their leads.
 */
const tellFigures = `
create function tell_figures(asked jsonb) returns jsonb
language sql stable security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
  with known as materialized (select * from read_days(asked
    || jsonb_build_object('since', greatest((asked->>'since')::date, (asked->>'known_since')::date)))),
  waits as materialized (select day, connection_id, channel, seconds, count(*) as number
    from (select day, connection_id, channel, unnest(first_answer_seconds) as seconds from known) as each
    group by day, connection_id, channel, seconds),
  lead_counts as materialized (select day, connection_id, channel, count(*) as number
    from (${leadsOf}) as each group by day, connection_id, channel),
  lead_days as (select day, sum(number) as number from lead_counts group by day),
  wait_days as (${waitsBy('day')}),
  all_waits as (select seconds, ${upTo()} from (
    select seconds, sum(number) as number from waits group by seconds) as w),
  known_days as (select day, ${sums} as sums from known group by day)
  select jsonb_build_object(
    'sums', (select ${sums} from known)
      || jsonb_build_object('leads', (select coalesce(sum(number), 0) from lead_counts))
      || (select jsonb_build_object('first_answers', coalesce(max(total), 0),
        'first_answer_p50', ${waitOf(0.5)}, 'first_answer_p95', ${waitOf(0.95)}) from all_waits),
    'days', (select coalesce(jsonb_agg(jsonb_build_object('day', d.day::text, 'leads', coalesce(l.number, 0),
          'first_answer_p50', w.p50, 'is_pending', d.day < (asked->>'known_since')::date)
        || coalesce(k.sums, (select ${sums} from known where false)) order by d.day), '[]')
      from (select (asked->>'since')::date + n as day
        from generate_series(0, (asked->>'before')::date - (asked->>'since')::date - 1) n) as d
      left join known_days k on k.day = d.day left join lead_days l on l.day = d.day left join wait_days w on w.day = d.day),
    'connections', ${placesBy('connection_id')},
    'channels', ${placesBy('channel')},
    'handed_over_reasons', ${reasonsOf('handed_over_reasons')},
    'silent_reasons', ${reasonsOf('silent_reasons')})
$$`;

const functions = [{ sql: tellFigures, name: 'tell_figures(jsonb)' }];

export async function up(knex: Knex): Promise<void> {
  await dropFunctions(knex, functions);
  await createFunctions(knex, functions);
}

export async function down(knex: Knex): Promise<void> {
  await dropFunctions(knex, functions);
  await tellAsBefore(knex);
}
