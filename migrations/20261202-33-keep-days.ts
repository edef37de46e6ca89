import type { Knex } from 'knex';
import { createFunctions, dropFunctions } from '../src/platform/database/runtime-functions.js';

/**
 * Keeps the sums of days that are over beside those that are kept already: `{since, before, time_zone, is_first}`; `is_first`
 * where nothing older is left. What is kept stays as it is, also when two do this at once. Days of another time zone give
 * way, and so do those between which and these something would be missing. What the version before calls in place of this
 * and of `sum_days`, `read_days` and `tell_figures` stays for as long as one may still run.
 */
const keepDays = `
create function keep_days(asked jsonb) returns jsonb
language plpgsql security invoker set search_path = public, pg_temp set enable_seqscan = off as $$
declare
  tenant uuid := current_setting('app.tenant_id')::uuid;
  zone text := asked->>'time_zone';
  first date := (asked->>'since')::date;
  ends date := (asked->>'before')::date;
  mark insight_marks;
begin
  insert into insight_marks (tenant_id, time_zone, summed_since, summed_until) values (tenant, zone, ends, ends)
    on conflict (tenant_id) do nothing;
  select * into mark from insight_marks where tenant_id = tenant for update;
  mark.summed_since := coalesce(mark.summed_since, '-infinity');
  if mark.time_zone <> zone or first > mark.summed_until or ends < mark.summed_since then
    mark.summed_since := ends;
    mark.summed_until := ends;
  end if;
  delete from daily_figures where tenant_id = tenant and not (day >= mark.summed_since and day < mark.summed_until);
  insert into daily_figures
    select * from sum_days(asked || jsonb_build_object('before', least(ends, mark.summed_since)))
    union all select * from sum_days(asked || jsonb_build_object('since', greatest(first, mark.summed_until)));
  update insight_marks set time_zone = zone, summed_until = greatest(ends, mark.summed_until),
    summed_since = case when not (asked->>'is_first')::boolean then nullif(least(first, mark.summed_since), '-infinity') end
    where tenant_id = tenant;
  return null;
end $$`;

const functions = [{ sql: keepDays, name: 'keep_days(jsonb)' }];

export const up = (knex: Knex): Promise<void> => createFunctions(knex, functions);

export const down = (knex: Knex): Promise<void> => dropFunctions(knex, functions);
