import type { EndTenant } from '../../contract/tenants.js';
import type { WhichVisitor } from '../../contract/visitor-data.js';
import { api, replyOf } from '../call.js';

/** What is asked of the server about a visitor's data. */

export const readHeld = (body: WhichVisitor, signal?: AbortSignal) =>
  replyOf(api.POST('/api/v1/visitors/held', { body, ...(signal && { signal }) }));

export const eraseVisitor = (body: WhichVisitor) => replyOf(api.POST('/api/v1/visitors/erase', { body }));

export const exportVisitor = (body: WhichVisitor): Promise<Blob> =>
  replyOf(api.POST('/api/v1/visitors/export', { body, parseAs: 'blob' }));

export const endTenant = (body: EndTenant) => replyOf(api.POST('/api/v1/tenant/end', { body }));
