import { openInternalConnection } from '../connections/open-internal-connection.js';
import type { Database } from '../platform/database/open-database.js';
import { inTenant, type TenantDb } from '../platform/database/tenant-db.js';
import { newId } from '../platform/ids.js';
import { testSealer, type TestTenant } from '../test/harness/factories.js';
import { scriptPlatform } from '../test/harness/scripted-connector.js';

interface Said {
  role: string;
  after: number;
  text?: string;
  isPrivate?: boolean;
}

interface Made {
  decision: string;
  reason: string;
  after: number;
  messageIds?: readonly string[];
}

/** Writes what lies in the past of a tenant, at times of its own time zone; `after` is in seconds from the beginning. */
export async function stagePast(db: Database, tenant: TestTenant, { zone }: { zone: string }) {
  const { connector } = scriptPlatform();
  const opening = { tenantId: tenant.id, assistantId: tenant.assistantId, connector };
  const within = <T>(work: (tx: TenantDb) => Promise<T>) => inTenant(db, tenant.id, work);
  const connectionId = await within((tx) => openInternalConnection(tx, opening, { sealer: testSealer }));
  const moveTo = (timeZone: string) =>
    within((tx) => tx('tenants').update({ config: JSON.stringify({ country: 'NP', time_zone: timeZone }) }));
  await moveTo(zone);
  return {
    connectionId,
    moveTo,
    ...writeTalks({ tenant, zone, connectionId, within }),
    /** As if questions had been marked so much earlier. */
    moveMarks: (interval: string) =>
      within((tx) =>
        tx('open_questions').update({ decided_at: tx.raw('decided_at - ?::interval', [interval]) }),
      ),
  };
}

export type PastDesk = Awaited<ReturnType<typeof stagePast>>;

interface Writing {
  tenant: TestTenant;
  zone: string;
  connectionId: string;
  within: <T>(work: (tx: TenantDb) => Promise<T>) => Promise<T>;
}

function writeTalks({ tenant, zone, connectionId, within }: Writing) {
  const own = { tenant_id: tenant.id };
  const begun = new Map<string, string>();
  let count = 0;
  const moment = (tx: TenantDb, talk: string, after: number) =>
    tx.raw(`(?::timestamp at time zone ?) + make_interval(secs => ?)`, [begun.get(talk) ?? '', zone, after]);

  return {
    talk: async ({
      day,
      time,
      channel,
    }: {
      day: string;
      time: string;
      channel?: string;
    }): Promise<string> => {
      const [id, visitor_id] = [newId(), newId()];
      begun.set(id, `${day} ${time}`);
      await within(async (tx) => {
        const from = { ...own, connection_id: connectionId, external_id: id };
        await tx('visitors').insert({ ...from, id: visitor_id });
        await tx('conversations').insert({ ...from, id, visitor_id, channel, created_at: moment(tx, id, 0) });
      });
      return id;
    },
    say: async (talk: string, { role, after, text = 'Words', isPrivate = false }: Said): Promise<string> => {
      const [id, seq] = [newId(), (count += 1)];
      await within((tx) =>
        tx('messages').insert({
          ...{ ...own, id, conversation_id: talk, connection_id: connectionId, external_id: id, seq },
          ...{ role, is_private: isPrivate, text, sent_at: moment(tx, talk, after) },
          received_at: moment(tx, talk, after),
        }),
      );
      return id;
    },
    decide: (talk: string, { decision, reason, after, messageIds = [] }: Made) =>
      within((tx) =>
        tx('turns').insert({
          ...{ ...own, id: newId(), conversation_id: talk, assistant_id: tenant.assistantId },
          ...{ assistant_version: 1, decision, reason, message_ids: [...messageIds] },
          created_at: moment(tx, talk, after),
        }),
      ),
    /** Right after the talk began, unless another time is told. */
    lead: (talk: string, left?: { day: string; time: string }) =>
      within((tx) =>
        tx('leads').insert({
          ...{ ...own, id: newId(), conversation_id: talk, connection_id: connectionId, name: 'Grace' },
          created_at: left
            ? tx.raw('?::timestamp at time zone ?', [`${left.day} ${left.time}`, zone])
            : moment(tx, talk, 5),
        }),
      ),
  };
}
