import { z } from 'zod';
import { Id } from '../contract/common.js';
import {
  RestoreSetting,
  SettingVersionDetail,
  SettingVersionPage,
  SettingVersionQuery,
} from '../contract/setting-versions.js';
import { inTenant } from '../platform/database/tenant-db.js';
import { endpoint } from '../platform/http/endpoint.js';
import { listVersions, readVersion } from './read-versions.js';
import { type RestoreDeps, restoreSection } from './restore-section.js';

const ById = z.strictObject({ id: Id });
const tag = 'Configuration';

const list = endpoint({
  method: 'GET',
  path: '/api/v1/config/versions',
  summary: 'Who changed which section of the settings, with what stood there before and after',
  tag,
  access: 'audit:read',
  query: SettingVersionQuery,
  reply: SettingVersionPage,
  handle: ({ caller, query }, { db }: RestoreDeps) =>
    inTenant(db, caller.tenantId, (tx) => listVersions(tx, query)),
});

const read = endpoint({
  method: 'GET',
  path: '/api/v1/config/versions/:id',
  summary: 'Read a change of the settings beside what stands there now',
  tag,
  access: 'audit:read',
  params: ById,
  reply: SettingVersionDetail,
  etag: ({ current }) => current,
  handle: ({ caller, params }, { db }: RestoreDeps) =>
    inTenant(db, caller.tenantId, (tx) => readVersion(tx, params.id)),
});

const restore = endpoint({
  method: 'POST',
  path: '/api/v1/config/versions/:id/restore',
  summary: 'Set a section of the settings back; a key also needs the scope to change that section',
  tag,
  access: 'config:write',
  params: ById,
  body: RestoreSetting,
  reply: SettingVersionDetail,
  errors: ['conflict', 'connect-failed', 'account-taken'],
  etag: ({ current }) => current,
  handle: ({ caller, params, body, hasSeen }, deps: RestoreDeps) =>
    restoreSection({ id: params.id, to: body.to, caller, hasSeen }, deps),
});

export const versionEndpoints = [list, read, restore];
