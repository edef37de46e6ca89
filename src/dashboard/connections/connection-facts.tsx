import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Connection } from '../../contract/connections.js';
import { texts } from '../messages/texts.js';
import { CopyText } from '../parts/copy-text.js';
import { type Fact, Facts } from '../parts/facts.js';
import { Moment } from '../parts/moment.js';
import { Section } from '../parts/section.js';

const texted = texts.connections;

interface ConnectionFactsProps {
  connection: Connection;
  /** The webhook address is a secret: shown only to those who may change it. */
  canSeeAddress: boolean;
}

/** How a connection fares. */
export function ConnectionFacts({ connection, canSeeAddress }: ConnectionFactsProps) {
  const { account, last_reply_at, webhook_url, trust, transport } = connection;
  const facts: Fact[] = [
    ...(account ? [{ label: texted.account, value: `${account.name} (${account.host})` }] : []),
    { label: texted.trust, value: texts.common.trust[trust] },
    { label: texted.transport, value: <Text size="sm">{transport.sentence}</Text> },
    { label: texted.lastReply, value: momentOrNothing(last_reply_at) },
    ...(webhook_url !== null && canSeeAddress
      ? [{ label: texted.webhook, value: <CopyText text={webhook_url} label={texted.webhook} /> }]
      : []),
  ];
  return (
    <Section title={texted.facts}>
      <Facts items={facts} labelWidth={180} />
    </Section>
  );
}

const momentOrNothing = (at: string | null): ReactNode =>
  at === null ? texted.nothingYet : <Moment at={at} />;
