import type { PlatformReplay } from '../../contract/installation.js';
import { api, type QueryOf, replyOf } from '../call.js';

/** What a platform admin asks about the installation as a whole. */

export const installationKey = ['installation'] as const;
export const installedKey = ['installed-connectors'] as const;
export const undeliveredKey = ['undelivered'] as const;

export const readInstallation = (signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/admin/installation', { signal }));

export const listInstalled = (signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/admin/connectors', { signal }));

export const listUndelivered = (query: QueryOf<'/api/v1/admin/deliveries'>, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/admin/deliveries', { params: { query }, signal }));

export const replayUndelivered = (body: PlatformReplay) =>
  replyOf(api.POST('/api/v1/admin/deliveries/replay', { body }));
