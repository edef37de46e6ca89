import { randomUUID } from 'node:crypto';
import { cast, storable } from './cast.js';
import type { Columns, Params } from './cast.js';
import { CustomerRecord } from './records.js';
import { crash } from './refusal.js';
import { dateOnly, naiveTime, utcTime } from './times.js';
import type { World } from './world.js';

const columns: Columns = {
  name: 'short',
  email: 'short',
  phone: 'short',
  external_id: 'short',
  profile_photo_url: 'short',
  host: 'short',
  pathname: 'short',
  current_url: 'short',
  browser: 'short',
  os: 'short',
  time_zone: 'short',
  ip: 'short',
  metadata: 'map',
  first_seen: 'date',
  last_seen_at: 'time',
  company_id: 'uuid',
};

/** No format is checked: an invalid e-mail address is stored. Over 255 characters crash. */
function castCustomer(params: Params): Params {
  const values = cast(params, columns);
  storable(values, columns);
  // No company exists here, so any id of one is a foreign key without its row.
  if ((values['company_id'] ?? null) !== null) throw crash();
  return values;
}

/** A new customer; the address of the caller is always stored with it. */
export function buildCustomer(
  params: Params,
  place: { account_id: string; ip: string },
  world: World,
): CustomerRecord {
  const now = world.now();
  if (world.state.accounts.get(place.account_id) === undefined) throw crash();
  const time = naiveTime(now);
  const seen = { first_seen: dateOnly(now), last_seen_at: utcTime(now) };
  const row = { id: randomUUID(), created_at: time, updated_at: time, ...seen };
  return CustomerRecord.parse({ ...row, ...castCustomer(params), ...place });
}

/** The customer with a caller's changes; `metadata` is replaced as a whole. */
export function changeCustomer(before: CustomerRecord, params: Params, world: World): CustomerRecord {
  return CustomerRecord.parse({ ...before, ...castCustomer(params), updated_at: naiveTime(world.now()) });
}
