import { z } from 'zod';
import { Id, line, Time } from './common.js';
import { EmailDomain } from './openid.js';

/** Why a domain is not proven, as its owner is told. */
export const domainProblems = ['no-record', 'unreachable', 'taken', 'lost'] as const;
export const DomainProblem = z.enum(domainProblems).meta({
  id: 'DomainProblem',
  description:
    '`no-record`: the record is not there, or says something else. `unreachable`: the name servers do not answer. `taken`: another business has its record there too. `lost`: another business has proven it since.',
  example: 'no-record',
});
export type DomainProblem = z.infer<typeof DomainProblem>;

const domainExample = {
  id: '0197b5a0-7c1e-7a52-9c6f-3d1e5b7a9f61',
  domain: 'example.com',
  record_name: '_patchbay.example.com',
  record_value: 'patchbay-domain=mZ2w8Vd0Qk5sT1rX7uYbN3cE',
  ...{ proven_at: null, checked_at: '2026-05-04T09:30:00.000Z', problem: 'no-record' as const },
  missing_since: null,
};

export const Domain = z
  .object({
    id: Id,
    domain: z.string(),
    record_name: z.string().meta({ description: 'The name of the TXT record that proves the domain.' }),
    record_value: z.string().meta({ description: 'What that record says; another one for each business.' }),
    proven_at: Time.nullable().meta({ description: 'Until then the domain counts for nothing.' }),
    checked_at: Time.nullable(),
    problem: DomainProblem.nullable(),
    missing_since: Time.nullable().meta({
      description:
        'Since when the daily check no longer finds the record. A proven domain whose record stays away for three days counts for nothing.',
    }),
  })
  .meta({
    id: 'Domain',
    description: 'A domain that a business says is its own, and what proves it.',
    example: domainExample,
  });
export type Domain = z.infer<typeof Domain>;

export const Domains = z
  .object({
    items: z.array(Domain),
    pages: z.array(z.string()).meta({
      description:
        'Where the page of the business with its chat stands; that of a proven domain once its DNS leads here.',
    }),
  })
  .meta({ id: 'Domains', description: 'The domains of a business, by name, and the addresses of its page.' });
export type Domains = z.infer<typeof Domains>;

export const AddDomain = z.strictObject({ domain: EmailDomain }).meta({
  id: 'AddDomain',
  description: 'Say that a domain is one’s own; a TXT record has to prove it.',
  example: { domain: 'example.com' },
});
export type AddDomain = z.infer<typeof AddDomain>;

export const KnownHostQuery = z.strictObject({ domain: line(253).toLowerCase() }).meta({
  id: 'KnownHostQuery',
  description: 'A host that somebody asked a proxy for.',
  example: { domain: 'chat.example.com' },
});

export const KnownHost = z.object({ domain: z.string() }).meta({
  id: 'KnownHost',
  description: 'A host of a business on this installation.',
  example: { domain: 'chat.example.com' },
});
