import type { ApiKey, CreateApiKey } from '../../contract/api-keys.js';
import type { ChangeConfig } from '../../contract/config.js';
import { api, done, ifMatches, replyOf, taggedReplyOf } from '../call.js';

/** What the settings ask of the server. */

export const configKey = ['config'] as const;
export const apiKeysKey = ['api-keys'] as const;

export const readConfig = (signal: AbortSignal | null = null) =>
  taggedReplyOf(api.GET('/api/v1/config', { signal }));

export const changeConfig = (body: ChangeConfig, ifMatch: string | null) =>
  taggedReplyOf(api.PATCH('/api/v1/config', { params: { header: ifMatches(ifMatch) }, body }));

export const listApiKeys = (cursor: string, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/api-keys', { params: { query: { cursor } }, signal }));

/** The reply holds the key itself, this once. */
export const createApiKey = (body: CreateApiKey) => replyOf(api.POST('/api/v1/api-keys', { body }));

export const revokeApiKey = ({ id }: ApiKey) =>
  done(api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } }));
