import { Erasure, HeldData, type WhichVisitor } from '../../contract/visitor-data.js';
import { type EndTenant, Tenant } from '../../contract/tenants.js';
import { call, request } from '../call.js';

/** What is asked of the server about a visitor's data. */

export const readHeld = (which: WhichVisitor, signal?: AbortSignal): Promise<HeldData> =>
  call({ method: 'POST', path: '/visitors/held', body: which, signal }, HeldData);

export const eraseVisitor = (which: WhichVisitor): Promise<Erasure> =>
  call({ method: 'POST', path: '/visitors/erase', body: which }, Erasure);

export async function exportVisitor(which: WhichVisitor): Promise<Blob> {
  const response = await request(
    { method: 'POST', path: '/visitors/export', body: which },
    'application/json',
  );
  return response.blob();
}

export const endTenant = (body: EndTenant): Promise<Tenant> =>
  call({ method: 'POST', path: '/tenant/end', body }, Tenant);
