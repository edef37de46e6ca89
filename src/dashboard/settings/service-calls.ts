import type { AddDomain } from '../../contract/domains.js';
import type { SaveSignInService } from '../../contract/sign-in-service.js';
import { api, done, ifMatches, replyOf, type Seen, taggedReplyOf } from '../call.js';

/** What the owner asks of the server about signing in to their business. */

export const serviceKey = ['sign-in-service'] as const;
export const domainsKey = ['domains'] as const;

const one = (id: string) => ({ params: { path: { id } } });

export const readService = (signal?: AbortSignal) =>
  taggedReplyOf(api.GET('/api/v1/team/sign-in-service', signal && { signal }));

export const saveService = ({ ifMatch, ...body }: SaveSignInService & Seen) =>
  taggedReplyOf(api.PUT('/api/v1/team/sign-in-service', { params: { header: ifMatches(ifMatch) }, body }));

export const removeService = () => done(api.DELETE('/api/v1/team/sign-in-service'));

export const listDomains = (signal?: AbortSignal) =>
  replyOf(api.GET('/api/v1/team/domains', signal && { signal }));

export const addDomain = (body: AddDomain) => replyOf(api.POST('/api/v1/team/domains', { body }));

export const verifyDomain = (id: string) => replyOf(api.POST('/api/v1/team/domains/{id}/verify', one(id)));

export const removeDomain = (id: string) => done(api.DELETE('/api/v1/team/domains/{id}', one(id)));
