import { Card, SimpleGrid, Text, Title } from '@mantine/core';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { useCan } from '../session/member-context.js';
import type { Count } from './use-overview.js';

const texted = texts.overview;

interface CountsProps {
  waiting: Count;
  /** Absent while it is read, or for those who may not read leads. */
  newLeads: Count | undefined;
}

/** Who waits, and what came in. */
export const Counts = ({ waiting, newLeads }: CountsProps) => (
  <section aria-labelledby="counts">
    <Title order={2} size="h4" mb="sm" id="counts">
      {texted.counts}
    </Title>
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <Card withBorder>
        <Text size="lg" fw={600}>
          {waiting.known === 0 ? texted.waitingNone : texted.waiting(shown(waiting))}
        </Text>
        <TextLink
          to="/conversations"
          search={waiting.known === 0 ? {} : { view: 'waiting' }}
          size="sm"
          mt="auto"
        >
          {texted.toConversations}
        </TextLink>
      </Card>
      {newLeads && <NewLeads count={newLeads} />}
    </SimpleGrid>
  </section>
);

function NewLeads({ count }: { count: Count }) {
  const canReview = useCan('leads:write');
  return (
    <Card withBorder>
      <Text size="lg" fw={600}>
        {leadWords(count)}
      </Text>
      <TextLink to="/leads" search={count.known === 0 ? {} : { status: 'new' }} size="sm" mt="auto">
        {canReview && count.known > 0 ? texted.reviewLeads : texted.toLeads}
      </TextLink>
    </Card>
  );
}

const shown = ({ known, isMore }: Count): string => `${known}${isMore ? '+' : ''}`;

function leadWords(count: Count): string {
  if (count.known === 0) return texted.newLeadsNone;
  return count.known === 1 ? texted.oneNewLead : texted.newLeads(shown(count));
}
