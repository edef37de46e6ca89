import type { ChangeTenant, CreateTenant, TenantQuery } from '../../contract/tenants.js';
import { api, done, replyOf } from '../call.js';

/** What a platform admin asks of the server. */

export const tenantsKey = ['tenants'] as const;

const one = (id: string) => ({ params: { path: { id } } });

export const listTenants = (query: TenantQuery, signal: AbortSignal) =>
  replyOf(api.GET('/api/v1/admin/tenants', { params: { query }, signal }));

export const createTenant = (body: CreateTenant) => replyOf(api.POST('/api/v1/admin/tenants', { body }));

/** It rests for the days that the server grants, then it is gone. */
export const deleteTenant = (id: string) => done(api.DELETE('/api/v1/admin/tenants/{id}', one(id)));

export const resumeTenant = (id: string) => replyOf(api.POST('/api/v1/admin/tenants/{id}/resume', one(id)));

export const changeTenant = (id: string, body: ChangeTenant) =>
  replyOf(api.PATCH('/api/v1/admin/tenants/{id}', { ...one(id), body }));
