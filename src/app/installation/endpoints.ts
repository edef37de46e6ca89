import { Installation, InstalledConnectors } from '../../contract/installation.js';
import { endpoint } from '../../platform/http/endpoint.js';
import { type ConnectorDeps, listConnectors } from './list-connectors.js';
import { type InstallationDeps, readInstallation } from './read-installation.js';

const read = endpoint({
  method: 'GET',
  path: '/api/v1/admin/installation',
  summary: 'Read what runs here, in which version, and what waits',
  tag: 'Platform',
  access: 'platform-admin',
  reply: Installation,
  handle: (_input, deps: InstallationDeps) => readInstallation(deps),
});

const connectors = endpoint({
  method: 'GET',
  path: '/api/v1/admin/connectors',
  summary: 'List the connectors that this installation has loaded',
  tag: 'Platform',
  access: 'platform-admin',
  reply: InstalledConnectors,
  handle: async (_input, deps: ConnectorDeps) => ({ items: await listConnectors(deps) }),
});

export const installationEndpoints = [read, connectors];
