import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import knexFactory from 'knex';
import { type Backlog, createMetrics } from '../platform/metrics.js';
import { becomeVisitor, openWidget } from '../test/harness/open-widget.js';
import { connectionStatuses } from '../contract/connections.js';
import { deliveryStates } from '../contract/conversations.js';
import { workKinds } from '../contract/installation.js';
import { decisions } from '../contract/turns.js';
import { silentLog } from '../test/harness/test-database.js';
import { createBacklogReader } from './read-backlog.js';
import { eventually, startTestApp, type TestApp } from '../test/harness/start-test-app.js';
import { freePort } from '../test/harness/free-port.js';

const chart = path.join(import.meta.dirname, '../../charts/patchbay');
const read = (file: string) => fs.readFileSync(path.join(chart, file), 'utf8');
const token = 'only-for-tests';

describe('the figures of a process', () => {
  let app: TestApp;
  let health: string;

  before(async function () {
    this.timeout(120_000);
    const port = await freePort();
    health = `http://127.0.0.1:${port}`;
    app = await startTestApp({ HEALTH_PORT: String(port), METRICS_TOKEN: token });
  });
  after(() => app.stop());

  const figures = async (): Promise<string> => {
    const answer = await fetch(`${health}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(answer.status, 200);
    return answer.text();
  };

  it('are told at a port of their own, to whoever has the token, beside the probes and nothing else', async () => {
    assert.equal((await fetch(`${health}/healthz`)).status, 200);
    assert.equal((await fetch(`${health}/readyz`)).status, 200);
    assert.equal((await fetch(`${health}/metrics`)).status, 401);
    for (const route of ['/', '/api/v1/config', '/api/v1/auth/login', '/widget.js'])
      assert.equal((await fetch(health + route)).status, 404, route);
  });

  it('count what a visitor brought about, and say what waits', async () => {
    const widget = await openWidget(app, 'Harbor Lamps');
    const visitor = await becomeVisitor(app.url, widget.publicKey);
    await visitor.post('When are you open on Saturday?');
    const text = await eventually('a decision', async () => {
      const told = await figures();
      return /^patchbay_turns_total\{/m.test(told) ? told : undefined;
    });
    for (const line of [
      /^patchbay_messages_ingested_total\{connector="widget",role="visitor"\} 1$/m,
      /^patchbay_decision_duration_seconds_count\{decision="\w+"\} 1$/m,
      /^patchbay_backlog_readable 1$/m,
      /^patchbay_oldest_due_seconds\{kind="conversation"\} \d/m,
      /^patchbay_parked_deliveries 0$/m,
      /^patchbay_connections\{status="live"\} \d/m,
      /^patchbay_pool_connections\{pool="ingest",state="waiting"\} 0$/m,
      /^patchbay_pool_connections\{pool="knex",state="used"\} \d/m,
    ])
      assert.match(text, line);
  });

  it('are all that the dashboard and the alerts ask for', async () => {
    const known = new Set([...(await figures()).matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name]) => name));
    for (const file of ['dashboards/patchbay.json', 'templates/prometheusrule.yaml']) {
      const asked = [...read(file).matchAll(/\bpatchbay_\w+/g)].map(([name]) => name);
      assert.ok(asked.length > 5);
      const unknown = asked.filter((name) => !known.has(name.replace(/_(?:bucket|count|sum)$/, '')));
      assert.deepEqual([...new Set(unknown)], [], file);
    }
  });

  it('are those of this moment: not of the reading before, and none while the database does not tell', async () => {
    const calm = { count: 0, oldestSeconds: 0 };
    const busy: Backlog = {
      due: { conversation: { count: 3, oldestSeconds: 70 }, delivery: calm },
      ...{ parkedDeliveries: 2, connections: { live: 1 } },
    };
    let found: Backlog | undefined = busy;
    const metrics = createMetrics({ pools: () => ({}), backlog: () => Promise.resolve(found) });
    const oldestDue = async () => {
      const { text } = await metrics.read();
      return /^patchbay_oldest_due_seconds\{kind="conversation"\} (\d+)$/m.exec(text)?.[1];
    };
    assert.equal(await oldestDue(), '70');
    found = { ...busy, due: { conversation: calm, delivery: calm } };
    assert.equal(await oldestDue(), '0');
    found = undefined;
    assert.equal(await oldestDue(), undefined);
  });

  it('are missing, and nothing else, while the database is away', async () => {
    const away = {
      knex: knexFactory({ client: 'pg', connection: { host: '127.0.0.1', port: await freePort() } }),
    };
    const metrics = createMetrics({
      pools: () => ({ knex: { used: 1, idle: 0, waiting: 3 } }),
      backlog: () => createBacklogReader({ db: away, log: silentLog })(),
    });
    const { text } = await metrics.read();
    await away.knex.destroy();
    assert.match(text, /^patchbay_backlog_readable 0$/m);
    assert.match(text, /^patchbay_pool_connections\{pool="knex",state="waiting"\} 3$/m);
    assert.doesNotMatch(text, /^patchbay_(?:due_work|oldest_due_seconds|connections)\{/m);
  });

  it('are narrowed by values that there are, on the dashboard and in the alerts', () => {
    const known: Readonly<Record<string, readonly string[]>> = {
      ...{ decision: decisions, status: connectionStatuses, kind: workKinds },
      state: ['used', 'idle', 'waiting', ...deliveryStates],
    };
    const asked =
      read('dashboards/patchbay.json').replaceAll('\\"', '"') + read('templates/prometheusrule.yaml');
    const unknown = [...asked.matchAll(/\b(decision|status|kind|state)=~?"([\w|-]+)"/g)].flatMap(
      ([, label = '', values = '']) => values.split('|').filter((value) => !known[label]?.includes(value)),
    );
    assert.deepEqual(unknown, []);
  });

  it('stand on panels that each have a title, a unit and a sentence', () => {
    const Panel = z.looseObject({ title: z.string().min(1), type: z.string() });
    const { panels } = z
      .object({ panels: z.array(Panel) })
      .parse(JSON.parse(read('dashboards/patchbay.json')));
    for (const panel of panels.filter(({ type }) => type !== 'row')) {
      assert.match(String(panel['description']), /\.$/, panel.title);
      assert.match(JSON.stringify(panel['fieldConfig']), /"unit":"\w/, panel.title);
    }
  });
});
