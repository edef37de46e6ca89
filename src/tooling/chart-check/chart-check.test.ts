import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { settingNames } from '../../platform/settings-fields.js';
import { checkGrace } from './check-grace.js';
import { checkReferences } from './check-references.js';
import { checkRestricted } from './check-restricted.js';
import { compareSettings, settingsInChart, settingsInCompose } from './compare-settings.js';
import { environmentOf } from './container-env.js';
import { readManifests, workloadsIn } from './manifests.js';
import { chart, root } from './render-chart.js';
import { readTraffic } from './traffic.js';

const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app.kubernetes.io/component: web } }
  template:
    metadata: { labels: { app.kubernetes.io/component: web } }
    spec:
      automountServiceAccountToken: false
      terminationGracePeriodSeconds: 40
      securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: patchbay
          image: patchbay
          command: [node, dist/src/main.js]
          lifecycle: { preStop: { exec: { command: [sleep, '5'] } } }
          env:
            - { name: KEY, valueFrom: { secretKeyRef: { name: secret, key: KEY } } }
          ports: [{ name: http, containerPort: 3000 }]
          resources: { requests: { cpu: 1, memory: 1Mi }, limits: { cpu: 1, memory: 1Mi } }
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities: { drop: [ALL] }
          volumeMounts: [{ name: tmp, mountPath: /tmp }]
      volumes: [{ name: tmp, emptyDir: {} }]`;
const secret = `
apiVersion: v1
kind: Secret
metadata: { name: secret }
data: { KEY: a2V5 }`;
const service = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app.kubernetes.io/component: web }, ports: [{ port: 80, targetPort: http }] }`;
const policy = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: { matchLabels: { app.kubernetes.io/component: web } }
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: front } } }]
      ports: [{ protocol: TCP, port: http }]
  egress:
    - to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] } }]
      ports: [{ protocol: TCP, port: 443 }]`;

const whole = [deployment, secret, service].join('\n---');

/** The manifests with one thing changed. */
const changed = (from: string, to: string) => {
  assert.ok(whole.includes(from), from);
  return readManifests(whole.replace(from, to));
};

describe('the check of the chart', () => {
  it('finds every setting of the product in the values of the chart and in docker compose, and nothing else', () => {
    const nothing = { missing: [], unknown: [] };
    assert.deepEqual(compareSettings(settingNames, settingsInChart(chart)), nothing);
    assert.deepEqual(compareSettings(settingNames, settingsInCompose(root)), nothing);
    assert.deepEqual(compareSettings(['PORT', 'HOST'], new Set(['HOST', 'PROT'])), {
      missing: ['PORT'],
      unknown: ['PROT'],
    });
  });

  it('finds a comment above every value', () => {
    const lines = fs.readFileSync(path.join(chart, 'values.yaml'), 'utf8').split('\n');
    const bare = lines.filter(
      (line, at) => /^\s*[\w-]+:/.test(line) && !/^\s*(#|-)/.test(lines[at - 1] ?? ''),
    );
    assert.deepEqual(bare, []);
  });

  it('F-121 tells each break of the restricted profile, and none where there is none', () => {
    const problemsOf = (manifests: ReturnType<typeof changed>) =>
      workloadsIn(manifests).flatMap(({ spec }) => checkRestricted(spec.template.spec));
    assert.deepEqual(problemsOf(readManifests(whole)), []);
    const breaks: [from: string, to: string, says: RegExp][] = [
      ['runAsNonRoot: true, ', '', /^container patchbay: runAsNonRoot/],
      ['runAsUser: 10001', 'runAsUser: 0', /runAsUser/],
      ['seccompProfile: { type: RuntimeDefault }', 'seccompProfile: { type: Unconfined }', /Unconfined/],
      ['allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: true', /allowPrivilegeEscalation/],
      ['readOnlyRootFilesystem: true', 'privileged: true', /privileged is set/],
      ['readOnlyRootFilesystem: true', 'procMount: Default', /readOnlyRootFilesystem/],
      ['drop: [ALL]', 'drop: [NET_RAW]', /not all dropped/],
      ['drop: [ALL]', 'drop: [ALL], add: [SYS_ADMIN]', /added: SYS_ADMIN/],
      ['containerPort: 3000', 'containerPort: 3000, hostPort: 80', /hostPort/],
      ['emptyDir: {}', 'hostPath: { path: / }', /volume tmp is of a forbidden kind/],
      ['automountServiceAccountToken: false', 'hostNetwork: true', /hostNetwork/],
      ['automountServiceAccountToken: false', 'hostIPC: false', /token of the service account/],
      ['limits: { cpu: 1, memory: 1Mi }', 'limits: { cpu: 1 }', /no memory in its limits/],
    ];
    for (const [from, to, says] of breaks) assert.match(problemsOf(changed(from, to)).join('\n'), says);
  });

  it('F-016 tells of a process that is not left the time to end, or is told to before it is out of the Service', () => {
    assert.deepEqual(checkGrace(readManifests(whole)), []);
    const breaks: [from: string, to: string, says: RegExp][] = [
      ['terminationGracePeriodSeconds: 40', 'terminationGracePeriodSeconds: 30', /killed after 30 s.* 30 s/],
      ['terminationGracePeriodSeconds: 40', 'hostIPC: false', /killed after 30 s/],
      [`[sleep, '5']`, `[sleep, '20']`, /killed after 40 s, and may take 45 s/],
      [`[sleep, '5']`, `['true']`, /while it still gets new connections/],
    ];
    for (const [from, to, says] of breaks) assert.match(checkGrace(changed(from, to)).join('\n'), says);
  });

  it('tells what points to nothing', () => {
    assert.deepEqual(checkReferences(readManifests(whole), []), []);
    const breaks: [from: string, to: string, says: RegExp][] = [
      ['key: KEY', 'key: YEK', /the Secret secret has no YEK/],
      ['name: secret, key', 'name: other, key', /the Secret other has no KEY/],
      ['name: tmp, mountPath', 'name: data, mountPath', /no volume data/],
      ['targetPort: http', 'targetPort: https', /no container has the port https/],
      ['selector: { app.kubernetes.io/component: web }', 'selector: { app: web }', /selects 0 kinds of pods/],
      [
        'labels: { app.kubernetes.io/component: web }',
        'labels: { app: web }',
        /does not select its own pods/,
      ],
      ['automount', 'serviceAccountName: gone\n      automount', /no service account gone/],
    ];
    for (const [from, to, says] of breaks)
      assert.match(checkReferences(changed(from, to), []).join('\n'), says);
    assert.deepEqual(checkReferences(changed('name: secret, key', 'name: other, key'), ['other']), []);
  });

  it('reads the ways through a NetworkPolicy as Kubernetes does', () => {
    const { mayConnect } = readTraffic(readManifests([deployment, policy].join('\n---')));
    const web = { component: 'web' };
    assert.equal(mayConnect({ namespace: 'front' }, web, 3000), true);
    assert.equal(mayConnect({ namespace: 'front' }, web, 3001), false);
    assert.equal(mayConnect({ namespace: 'other' }, web, 3000), false);
    assert.equal(mayConnect(web, { address: '1.1.1.1' }, 443), true);
    assert.equal(mayConnect(web, { address: '1.1.1.1' }, 80), false);
    assert.equal(mayConnect(web, { address: '10.1.1.1' }, 443), false);
    // Whom no policy selects may do everything.
    assert.equal(mayConnect({ component: 'other' }, { address: '10.1.1.1' }, 22), true);
  });

  it('gives a container the environment that Kubernetes would give it', () => {
    const secrets = new Map([['secret', new Map([['KEY', 'key']])]]);
    const from = (name: string, rest: object) => ({
      name: 'KEY',
      valueFrom: { secretKeyRef: { name, key: 'KEY', ...rest } },
    });
    const address = { name: 'URL', value: 'redis://:$(KEY)@$(LATER)' };
    assert.deepEqual(environmentOf({ env: [from('secret', {}), address] }, secrets), {
      KEY: 'key',
      URL: 'redis://:key@$(LATER)',
    });
    assert.deepEqual(environmentOf({ env: [from('gone', { optional: true })] }, secrets), {});
    assert.throws(() => environmentOf({ env: [from('gone', {})] }, secrets), /KEY comes from a Secret/);
  });
});
