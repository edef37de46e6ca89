import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { OutboxMail } from '../../contract/outbox.js';
import { texts } from '../messages/texts.js';
import { Addresses } from '../parts/addresses.js';
import { CopyText } from '../parts/copy-text.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { ProblemText } from '../parts/problem-text.js';
import { Nothing } from '../parts/states.js';

const texted = texts.platform.mails;

const colours = {
  waiting: 'orange',
  sent: 'green',
  kept: 'blue',
  failed: 'red',
} as const satisfies Record<OutboxMail['state'], string>;

export function MailList({ items }: { items: readonly OutboxMail[] }) {
  if (items.length === 0) return <Nothing title={texted.none}>{texted.noneHelp}</Nothing>;
  return (
    <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.list}>
      {items.map((mail) => (
        <Card component="li" withBorder key={mail.id}>
          <MailFacts mail={mail} />
          {mail.text !== null && (
            <details className="why">
              <summary>{texted.show}</summary>
              <div className="why-content">
                <CopyText text={mail.text} label={texted.text(mail.subject ?? '')} isBlock />
              </div>
            </details>
          )}
        </Card>
      ))}
    </Stack>
  );
}

const MailFacts = ({ mail }: { mail: OutboxMail }) => (
  <>
    <Group gap="4px 10px" mb={4}>
      <Title order={2} size="h5" className="wraps">
        {mail.subject ?? texted.unwritten}
      </Title>
      <Badge color={colours[mail.state]}>{texted.states[mail.state]}</Badge>
    </Group>
    <Parted size="sm" c="dimmed" className="wraps">
      <Addresses>{texted.to(mail.recipient)}</Addresses>
      <Moment at={mail.created_at} isExact />
      {mail.attempts > 1 && texted.attempts(mail.attempts)}
    </Parted>
    {mail.problem !== null && <ProblemText className="wraps">{mail.problem}</ProblemText>}
    {mail.state === 'failed' && <Text size="sm">{texted.failedHelp}</Text>}
  </>
);
