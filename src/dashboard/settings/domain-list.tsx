import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { Domain } from '../../contract/domains.js';
import { texts } from '../messages/texts.js';
import { ConfirmButton } from '../parts/confirm-button.js';
import { CopyText } from '../parts/copy-text.js';
import { exactTime } from '../parts/tell-time.js';
import type { DomainActs } from './use-domain-acts.js';

const texted = texts.signIn;

interface DomainListProps {
  items: readonly Domain[];
  acts: DomainActs;
}

export function DomainList({ items, acts }: DomainListProps) {
  if (items.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {texted.noDomains}
      </Text>
    );
  return (
    <Stack component="ul" className="plain-list" gap="lg" aria-label={texted.domains}>
      {items.map((domain) => (
        <Stack component="li" key={domain.id} gap="xs">
          <Group justify="space-between" gap="sm" className="named-row">
            <Group gap="xs" className="shrinks">
              <Title order={3} size="h5" className="wraps">
                {domain.domain}
              </Title>
              <Badge color={domain.proven_at === null ? 'orange' : 'green'}>
                {domain.proven_at === null ? texted.unproven : texted.proven}
              </Badge>
            </Group>
            <DomainControls domain={domain} acts={acts} />
          </Group>
          <DomainNotice domain={domain} />
          {needsRecord(domain) && <DomainRecord domain={domain} />}
        </Stack>
      ))}
    </Stack>
  );
}

/** Until it is verified, and when the record has gone since. */
const needsRecord = ({ proven_at, missing_since }: Domain): boolean =>
  proven_at === null || missing_since !== null;

const DomainNotice = ({ domain }: { domain: Domain }) => {
  const said = noticeOf(domain);
  return (
    said !== undefined && (
      <Alert color="orange" role="status">
        {said}
      </Alert>
    )
  );
};

function noticeOf({ proven_at, problem, missing_since }: Domain): string | undefined {
  const isMissing = missing_since !== null && (problem === null || problem === 'no-record');
  if (isMissing) {
    const since = exactTime(missing_since);
    return proven_at === null ? texted.recordGone(since) : texted.recordMissing(since);
  }
  return problem === null ? undefined : texted.domainProblems[problem];
}

const DomainRecord = ({ domain }: { domain: Domain }) => (
  <Stack>
    <Text size="sm">{texted.recordHelp}</Text>
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {texted.recordNameShort}
      </Text>
      <CopyText label={texted.recordName(domain.domain)} text={domain.record_name} />
    </Stack>
    <Stack gap={4}>
      <Text size="xs" c="dimmed">
        {texted.recordValueShort}
      </Text>
      <CopyText label={texted.recordValue(domain.domain)} text={domain.record_value} />
    </Stack>
  </Stack>
);

const DomainControls = ({ domain, acts }: { domain: Domain; acts: DomainActs }) => (
  <Group gap="xs">
    {needsRecord(domain) && (
      <Button
        size="xs"
        variant="default"
        loading={acts.verifyingId === domain.id}
        aria-label={texted.verifyNamed(domain.domain)}
        onClick={() => acts.verify(domain)}
      >
        {texted.verify}
      </Button>
    )}
    <ConfirmButton
      size="xs"
      label={texted.removeDomain}
      question={texted.removeDomainQuestion(domain.domain)}
      consequence={texted.removeDomainConsequence}
      confirm={texted.removeDomainConfirm}
      onConfirm={() => acts.remove(domain)}
    />
  </Group>
);
