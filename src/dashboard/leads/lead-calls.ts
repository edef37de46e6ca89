import { Lead, LeadPage, type MergeLeads, type ReviewLead } from '../../contract/leads.js';
import { call, callTagged, request, type Tagged, type Wanted } from '../call.js';

/** What the lead pages ask of the server. */

export const leadsKey = ['leads'] as const;
export const leadKey = (id: string) => [...leadsKey, 'one', id] as const;

export const listLeads = (query: Wanted['query'], signal?: AbortSignal): Promise<LeadPage> =>
  call({ path: '/leads', query: { ...query }, signal }, LeadPage);

export const readLead = (id: string, signal?: AbortSignal): Promise<Tagged<Lead>> =>
  callTagged({ path: `/leads/${id}`, signal }, Lead);

export const reviewLead = (
  id: string,
  { ifMatch, ...body }: ReviewLead & Pick<Wanted, 'ifMatch'>,
): Promise<Tagged<Lead>> => callTagged({ method: 'PATCH', path: `/leads/${id}`, body, ifMatch }, Lead);

/** Folds `from` into `into`; gives what is left. */
export const mergeLeads = (body: MergeLeads): Promise<Lead> =>
  call({ method: 'POST', path: '/leads/merge', body }, Lead);

/** The leads that fit, as a file for spreadsheets. */
export async function exportLeads(query: Wanted['query']): Promise<Blob> {
  const response = await request({ path: '/leads/export.csv', query: { ...query } }, 'text/csv');
  return response.blob();
}
