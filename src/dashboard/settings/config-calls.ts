import { type ApiKey, ApiKeyPage, type CreateApiKey, CreatedApiKey } from '../../contract/api-keys.js';
import { type ChangeConfig, TenantConfig } from '../../contract/config.js';
import { call, callTagged, ignored, type Tagged } from '../call.js';

/** What the settings ask of the server. */

export const configKey = ['config'] as const;
export const apiKeysKey = ['api-keys'] as const;

export const readConfig = (signal?: AbortSignal): Promise<Tagged<TenantConfig>> =>
  callTagged({ path: '/config', signal }, TenantConfig);

export const changeConfig = (body: ChangeConfig, ifMatch: string | null): Promise<Tagged<TenantConfig>> =>
  callTagged({ method: 'PATCH', path: '/config', body, ifMatch }, TenantConfig);

export const listApiKeys = (cursor: string, signal?: AbortSignal): Promise<ApiKeyPage> =>
  call({ path: '/api-keys', query: { cursor }, signal }, ApiKeyPage);

/** The reply holds the key itself, this once. */
export const createApiKey = (body: CreateApiKey): Promise<CreatedApiKey> =>
  call({ method: 'POST', path: '/api-keys', body }, CreatedApiKey);

export const revokeApiKey = ({ id }: ApiKey): Promise<unknown> =>
  call({ method: 'DELETE', path: `/api-keys/${id}` }, ignored);
