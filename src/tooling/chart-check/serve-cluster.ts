import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Manifest } from './manifests.js';

/** As much of the Kubernetes API as Helm asks for when it renders a release: which kinds there are, and Secrets. */
export interface Cluster {
  url: string;
  /** The Secrets that were looked up, in order. */
  asked: string[];
  stop(): void;
}

export interface ClusterContent {
  /** Their kinds are what the cluster knows. */
  manifests: readonly Manifest[];
  /** By their names; the values in base64. */
  secrets: Record<string, Record<string, string>>;
}

export async function serveCluster({ manifests, secrets }: ClusterContent): Promise<Cluster> {
  const asked: string[] = [];
  const directory = directoryOf(manifests);
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://cluster');
    const name = /^\/api\/v1\/namespaces\/[^/]+\/secrets\/(.+)$/.exec(pathname)?.[1];
    if (name !== undefined) asked.push(name);
    const data = secrets[name ?? ''];
    const secret = data && { kind: 'Secret', apiVersion: 'v1', metadata: { name }, data };
    const body = secret ?? directory.get(pathname);
    const missing = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'NotFound', code: 404 };
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? missing));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return { url: `http://127.0.0.1:${port}`, asked, stop: () => server.close() };
}

/** The discovery documents, by their paths. */
function directoryOf(manifests: readonly Manifest[]): Map<string, unknown> {
  const versions = [...new Set(manifests.map(({ apiVersion }) => apiVersion))];
  const groups = versions
    .filter((version) => version !== 'v1')
    .map((groupVersion) => {
      const [name, version] = groupVersion.split('/');
      return { name, versions: [{ groupVersion, version }], preferredVersion: { groupVersion, version } };
    });
  const kindsOf = (version: string) =>
    manifests.filter(({ apiVersion }) => apiVersion === version).map(({ kind }) => kind);
  const resources = (groupVersion: string) => ({
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: [...new Set(kindsOf(groupVersion))].map((kind) => {
      const singularName = kind.toLowerCase();
      const name = singularName.replace(/y$/, 'ie') + 's';
      return { name, singularName, namespaced: true, kind, verbs: ['get'] };
    }),
  });
  return new Map<string, unknown>([
    ['/version', { major: '1', minor: '30', gitVersion: 'v1.30.0' }],
    ['/api', { kind: 'APIVersions', versions: ['v1'] }],
    ['/apis', { kind: 'APIGroupList', apiVersion: 'v1', groups }],
    ...versions.map((version): [string, unknown] => [
      version === 'v1' ? '/api/v1' : `/apis/${version}`,
      resources(version),
    ]),
  ]);
}
