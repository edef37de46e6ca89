import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Domain } from '../../contract/domains.js';
import { texts } from '../messages/texts.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { domainsKey, removeDomain, verifyDomain } from './service-calls.js';

const texted = texts.signIn;

/** What an owner does with the domains of their business. */
export function useDomainActs() {
  const client = useQueryClient();
  const reread = () => void client.invalidateQueries({ queryKey: domainsKey });
  const verifying = useMutation({
    mutationFn: ({ id }: Domain) => verifyDomain(id),
    onSuccess: ({ domain, proven_at }) => {
      if (proven_at !== null) notifyDone(texted.proved(domain));
    },
    onError: notifyFailed,
    onSettled: reread,
  });
  const removal = useMutation({
    mutationFn: ({ id }: Domain) => removeDomain(id),
    onSuccess: (_, { domain }) => notifyDone(texted.domainRemoved(domain)),
    onError: notifyFailed,
    onSettled: reread,
  });
  return {
    verify: verifying.mutate,
    remove: removal.mutate,
    verifyingId: verifying.isPending ? verifying.variables.id : null,
  };
}

export type DomainActs = ReturnType<typeof useDomainActs>;
