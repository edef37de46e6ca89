import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/** Sums of each day from what is stored, as rows of `daily_figures`: `{since, before, time_zone}`. */
const figuresBetween = `
create function figures_between(asked jsonb) returns setof daily_figures
language sql stable security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
  with counted as (
    select tenant_id, (at at time zone (asked->>'time_zone'))::date as day, connection_id, channel, figure, reason,
      count(*)::integer as number, array_agg(seconds) filter (where seconds is not null) as seconds
    from insight_facts where tenant_id = current_setting('app.tenant_id')::uuid
      and at >= (asked->>'since')::timestamp at time zone (asked->>'time_zone')
      and at < (asked->>'before')::timestamp at time zone (asked->>'time_zone')
    group by 1, 2, 3, 4, 5, 6
  )
  select tenant_id, day, connection_id, channel,
    coalesce(sum(number) filter (where figure = 'visitor_messages'), 0)::integer,
    coalesce(sum(number) filter (where figure = 'conversations'), 0)::integer,
    coalesce(sum(number) filter (where figure = 'answered'), 0)::integer,
    coalesce(sum(number) filter (where figure = 'suggested'), 0)::integer,
    coalesce(sum(number) filter (where figure = 'handed_over'), 0)::integer,
    coalesce(sum(number) filter (where figure = 'silent'), 0)::integer,
    coalesce(jsonb_object_agg(reason, number) filter (where figure = 'handed_over'), '{}'),
    coalesce(jsonb_object_agg(reason, number) filter (where figure = 'silent'), '{}'),
    -- One row at most: first answers have no reason.
    coalesce(max(seconds) filter (where figure = 'first_answers'), '{}')
  from counted group by tenant_id, day, connection_id, channel
$$`;

/**
 * The sums of some days: of those that are over as they were kept, of the others as they are now: `{since, before, time_zone,
 * connection_id?, channel?}`.
 */
const figuresOfDays = `
create function figures_of_days(asked jsonb) returns setof daily_figures
language plpgsql stable security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  live date := greatest((asked->>'since')::date, coalesce((select summed_until from insight_marks
    where tenant_id = tenant and time_zone = asked->>'time_zone'), '-infinity'));
begin
  return query
  select * from (
    select d.* from daily_figures d
      where d.tenant_id = tenant and d.day >= (asked->>'since')::date and d.day < least(live, (asked->>'before')::date)
    union all
    select f.* from figures_between(asked || jsonb_build_object('since', live)) f
  ) as known
  where (asked->>'connection_id' is null or connection_id = (asked->>'connection_id')::uuid)
    and (asked->>'channel' is null or channel = asked->>'channel');
end $$`;

/** Some rows of `daily_figures` as one object. */
const sumsOf = (rows: string) => `jsonb_build_object(
  'visitor_messages', coalesce(sum(${rows}.visitor_messages), 0), 'conversations', coalesce(sum(${rows}.conversations), 0),
  'answered', coalesce(sum(${rows}.answered), 0), 'suggested', coalesce(sum(${rows}.suggested), 0),
  'handed_over', coalesce(sum(${rows}.handed_over), 0), 'silent', coalesce(sum(${rows}.silent), 0))`;

const leadsOf = `leads l left join conversations c on c.tenant_id = l.tenant_id and c.id = l.conversation_id
  where l.tenant_id = current_setting('app.tenant_id')::uuid and l.merged_into is null
    and l.created_at >= (asked->>'since')::timestamp at time zone (asked->>'time_zone')
    and l.created_at < (asked->>'before')::timestamp at time zone (asked->>'time_zone')
    and (asked->>'connection_id' is null or l.connection_id = (asked->>'connection_id')::uuid)
    and (asked->>'channel' is null or coalesce(c.channel, '') = asked->>'channel')`;

/** All that one span of days is shown by: its sums, days, connections, channels and reasons. The same argument. */
const readFigures = `
create function read_figures(asked jsonb) returns jsonb
language sql stable security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
  with known as materialized (select * from figures_of_days(asked)),
  waits as materialized (select day, unnest(first_answer_seconds) as seconds from known),
  lead_days as materialized (select (l.created_at at time zone (asked->>'time_zone'))::date as day, l.connection_id,
      coalesce(c.channel, '') as channel, count(*) as number from ${leadsOf} group by 1, 2, 3),
  wait_days as (select day, percentile_disc(0.5) within group (order by seconds) as p50 from waits group by day)
  select jsonb_build_object(
    'sums', (select ${sumsOf('known')} from known)
      || jsonb_build_object('leads', (select coalesce(sum(number), 0) from lead_days))
      || (select jsonb_build_object('first_answers', count(*),
        'first_answer_p50', percentile_disc(0.5) within group (order by seconds),
        'first_answer_p95', percentile_disc(0.95) within group (order by seconds)) from waits),
    'days', (select coalesce(jsonb_agg(jsonb_build_object('day', d.day::date::text,
          'leads', (select coalesce(sum(number), 0) from lead_days l where l.day = d.day),
          'first_answer_p50', (select p50 from wait_days w where w.day = d.day))
        || (select ${sumsOf('known')} from known where known.day = d.day) order by d.day), '[]')
      from generate_series((asked->>'since')::timestamp, (asked->>'before')::timestamp - interval '1 day', '1 day') as d (day)),
    'connections', (select coalesce(jsonb_agg(part), '[]') from (
      select jsonb_build_object('connection_id', connection_id) || ${sumsOf('known')} as part
      from known group by connection_id) as of_connection),
    'channels', (select coalesce(jsonb_agg(part), '[]') from (
      select jsonb_build_object('channel', channel) || ${sumsOf('known')} as part
      from known group by channel) as of_channel),
    'handed_over_reasons', (select coalesce(jsonb_object_agg(reason, number), '{}') from (
      select key as reason, sum(value::integer) as number from known, jsonb_each_text(handed_over_reasons) group by key) as h),
    'silent_reasons', (select coalesce(jsonb_object_agg(reason, number), '{}') from (
      select key as reason, sum(value::integer) as number from known, jsonb_each_text(silent_reasons) group by key) as s))
$$`;

/** Keeps the sums of days that are over, and says so: `{since, before, time_zone}`. What was kept of them before goes. */
const keepFigures = `
create function keep_figures(asked jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
declare tenant uuid := current_setting('app.tenant_id')::uuid;
begin
  insert into insight_marks (tenant_id, time_zone, summed_until)
    values (tenant, asked->>'time_zone', (asked->>'before')::date)
    on conflict (tenant_id) do update set time_zone = excluded.time_zone, summed_until = excluded.summed_until;
  delete from daily_figures where tenant_id = tenant and day >= (asked->>'since')::date;
  insert into daily_figures select * from figures_between(asked);
  return null;
end $$`;

const functions = [
  { sql: figuresBetween, name: 'figures_between(jsonb)' },
  { sql: figuresOfDays, name: 'figures_of_days(jsonb)' },
  { sql: readFigures, name: 'read_figures(jsonb)' },
  { sql: keepFigures, name: 'keep_figures(jsonb)' },
];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
