import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * Sums of each day from what is stored, as rows of `daily_figures`: `{since, before, time_zone}`. They count what the view
 * `insight_facts` counts, but gather it by conversation before they look at any: what was said is read once, and a first answer
 * is looked for once where anything was answered, not with each answer. Its own variables tell the planner how long the span is.
 */
const sumDays = `
create function sum_days(asked jsonb) returns setof daily_figures
language plpgsql stable security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  zone text := asked->>'time_zone';
  begins timestamptz := (asked->>'since')::timestamp at time zone zone;
  ends timestamptz := (asked->>'before')::timestamp at time zone zone;
begin
  if begins >= ends then return; end if;
  return query
  with said as materialized (
    select m.conversation_id, (m.received_at at time zone zone)::date as day, m.role = 'visitor' as is_asking, count(*) as number
    from messages m where m.tenant_id = tenant and m.received_at >= begins and m.received_at < ends
      and m.role in ('visitor', 'bot', 'operator') and not m.is_private
    group by 1, 2, 3
  ), facts as (
    select conversation_id, day, 'asked' as what, null::text as reason, number, null::integer as seconds from said where is_asking
    union all
    select c.id, (c.created_at at time zone zone)::date, 'begun', null, 1, null
      from conversations c where c.tenant_id = tenant and c.created_at >= begins and c.created_at < ends
    union all
    select t.conversation_id, (t.created_at at time zone zone)::date, t.decision, t.reason, count(*), null
      from turns t where t.tenant_id = tenant and t.decision in ('reply', 'suggest', 'hand-over', 'stay-silent')
        and t.created_at >= begins and t.created_at < ends
      group by 1, 2, 3, 4
    union all
    select talk.id, (answer.received_at at time zone zone)::date, 'answered-first', null, 1,
        greatest(0, extract(epoch from answer.sent_at - asking.sent_at))::integer
      from (select distinct conversation_id as id from said where not is_asking) as talk
      cross join lateral (select m.sent_at from messages m
        where m.tenant_id = tenant and m.conversation_id = talk.id and m.role = 'visitor' and not m.is_private
        order by m.sent_at, m.seq limit 1) as asking
      cross join lateral (select m.sent_at, m.received_at from messages m
        where m.tenant_id = tenant and m.conversation_id = talk.id and m.role in ('bot', 'operator') and not m.is_private
          and m.sent_at >= asking.sent_at order by m.sent_at, m.seq limit 1) as answer
      where answer.received_at >= begins and answer.received_at < ends
  ), talks as (
    -- The offset keeps the planner from reading all conversations for the few of these days.
    select talk.conversation_id, place.* from (select distinct conversation_id from facts) as talk
      cross join lateral (select c.connection_id, coalesce(c.channel, '') as channel from conversations c
        where c.tenant_id = tenant and c.id = talk.conversation_id offset 0) as place
  ), counted as (
    select f.day, t.connection_id, t.channel, f.what, f.reason, sum(f.number)::integer as number,
      array_agg(f.seconds) filter (where f.seconds is not null) as seconds
    from facts f join talks t on t.conversation_id = f.conversation_id group by 1, 2, 3, 4, 5
  )
  select tenant, day, connection_id, channel,
    coalesce(sum(number) filter (where what = 'asked'), 0)::integer,
    coalesce(sum(number) filter (where what = 'begun'), 0)::integer,
    coalesce(sum(number) filter (where what = 'reply'), 0)::integer,
    coalesce(sum(number) filter (where what = 'suggest'), 0)::integer,
    coalesce(sum(number) filter (where what = 'hand-over'), 0)::integer,
    coalesce(sum(number) filter (where what = 'stay-silent'), 0)::integer,
    coalesce(jsonb_object_agg(reason, number) filter (where what = 'hand-over'), '{}'),
    coalesce(jsonb_object_agg(reason, number) filter (where what = 'stay-silent'), '{}'),
    -- One row at most: first answers have no reason.
    coalesce(max(seconds) filter (where what = 'answered-first'), '{}')
  from counted group by day, connection_id, channel;
end $$`;

/**
 * From which of some days on figures can be told at once: `{since, time_zone, most}`. Today always; of older days those
 * that were summed up, and before them as many as hold no more than `most` messages together.
 */
const findKnownDays = `
create function find_known_days(asked jsonb) returns jsonb
language plpgsql stable security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  zone text := asked->>'time_zone';
  first date := (asked->>'since')::date;
  known date;
  one_too_many timestamptz;
begin
  select coalesce(summed_since, '-infinity') into known from insight_marks where tenant_id = tenant and time_zone = zone;
  known := coalesce(known, ((app_now() - interval '1 hour') at time zone zone)::date);
  if known > first then
    select m.received_at into one_too_many from messages m
      where m.tenant_id = tenant and m.received_at >= first::timestamp at time zone zone
        and m.received_at < known::timestamp at time zone zone
      order by m.received_at desc offset (asked->>'most')::integer limit 1;
    known := case when one_too_many is null then first
      else least(known, (one_too_many at time zone zone)::date + 1) end;
  end if;
  return jsonb_build_object('known_since', greatest(known, first));
end $$`;

/**
 * The sums of some days: of those that are over as they were kept, of the others as they are now: `{since, before, time_zone,
 * connection_id?, channel?}`.
 */
const readDays = `
create function read_days(asked jsonb) returns setof daily_figures
language plpgsql stable security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  first date := (asked->>'since')::date;
  ends date := (asked->>'before')::date;
  kept_since date;
  kept_until date;
begin
  select least(ends, greatest(first, coalesce(summed_since, '-infinity'))), least(ends, summed_until)
    into kept_since, kept_until from insight_marks where tenant_id = tenant and time_zone = asked->>'time_zone';
  kept_since := coalesce(kept_since, ends);
  kept_until := greatest(kept_since, coalesce(kept_until, ends));
  return query
  select * from (
    select f.* from sum_days(asked || jsonb_build_object('before', kept_since)) f
    union all
    select d.* from daily_figures d where d.tenant_id = tenant and d.day >= kept_since and d.day < kept_until
    union all
    select f.* from sum_days(asked || jsonb_build_object('since', kept_until)) f
  ) as known
  where (asked->>'connection_id' is null or connection_id = (asked->>'connection_id')::uuid)
    and (asked->>'channel' is null or channel = asked->>'channel');
end $$`;

const functions = [
  { sql: sumDays, name: 'sum_days(jsonb)' },
  { sql: findKnownDays, name: 'find_known_days(jsonb)' },
  { sql: readDays, name: 'read_days(jsonb)' },
];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
