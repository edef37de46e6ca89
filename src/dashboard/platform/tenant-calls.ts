import type { PageQuery } from '../../contract/common.js';
import { type ChangeTenant, type CreateTenant, Tenant, TenantPage } from '../../contract/tenants.js';
import { call, ignored } from '../call.js';

/** What a platform admin asks of the server. */

export const tenantsKey = ['tenants'] as const;

export const listTenants = (query: PageQuery, signal?: AbortSignal): Promise<TenantPage> =>
  call({ path: '/admin/tenants', query, signal }, TenantPage);

export const createTenant = (tenant: CreateTenant): Promise<Tenant> =>
  call({ method: 'POST', path: '/admin/tenants', body: tenant }, Tenant);

/** It rests for the days that the server grants, then it is gone. */
export const deleteTenant = (id: string): Promise<unknown> =>
  call({ method: 'DELETE', path: `/admin/tenants/${id}` }, ignored);

export const resumeTenant = (id: string): Promise<Tenant> =>
  call({ method: 'POST', path: `/admin/tenants/${id}/resume` }, Tenant);

export const changeTenant = (id: string, change: ChangeTenant): Promise<Tenant> =>
  call({ method: 'PATCH', path: `/admin/tenants/${id}`, body: change }, Tenant);
