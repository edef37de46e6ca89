import { Anchor, Divider, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Section } from '../parts/section.js';
import { AddDomainForm } from './add-domain-form.js';
import { DomainList } from './domain-list.js';
import { domainsKey, listDomains, readService, serviceKey } from './service-calls.js';
import { ServiceForm } from './service-form.js';
import { ServiceTools } from './service-tools.js';
import { useDomainActs } from './use-domain-acts.js';

const texted = texts.signIn;

/** The domains of the business, the addresses of its page, and the service that its people sign in with. */
export function SignInTab() {
  const domains = useQuery({ queryKey: domainsKey, queryFn: ({ signal }) => listDomains(signal) });
  const service = useQuery({ queryKey: serviceKey, queryFn: ({ signal }) => readService(signal) });
  const acts = useDomainActs();
  return (
    <Stack>
      <Section title={texted.domains} intro={texted.domainsIntro}>
        <Loaded query={domains}>{({ items }) => <DomainList items={items} acts={acts} />}</Loaded>
        <Divider my="md" />
        <AddDomainForm />
      </Section>
      <Section title={texted.pages} intro={texted.pagesIntro}>
        <Loaded query={domains}>{({ pages }) => <PageList pages={pages} />}</Loaded>
      </Section>
      <Section title={texted.service} intro={texted.serviceIntro}>
        <Loaded query={service}>
          {(read) => (
            <Stack>
              <ServiceTools settings={read} />
              {/* One that is taken away leaves an empty form. */}
              <ServiceForm key={String(read.service === null)} settings={read} />
            </Stack>
          )}
        </Loaded>
      </Section>
    </Stack>
  );
}

const PageList = ({ pages }: { pages: readonly string[] }) => (
  <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.pages}>
    {pages.map((page) => (
      <li key={page}>
        <Anchor href={page} target="_blank" rel="noopener" size="sm" className="wraps">
          {page}
        </Anchor>
      </li>
    ))}
  </Stack>
);
