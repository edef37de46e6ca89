import { List, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ConnectionHealth as Health, TroubleReport } from '../../contract/connection-health.js';
import { texts } from '../messages/texts.js';
import { type Fact, Facts } from '../parts/facts.js';
import { Moment } from '../parts/moment.js';
import { Section } from '../parts/section.js';

const texted = texts.connections.health;

interface ConnectionHealthProps {
  health: Health;
  /** What is connected, by its name. */
  inbox: string;
  /** Our own chat window: no webhook, no history and no other product is behind it. */
  isBuiltIn: boolean;
}

/** The record of how a connection fares, for those who want to know more than the checklist. */
export function ConnectionHealth({ health, inbox, isBuiltIn }: ConnectionHealthProps) {
  return (
    <Section title={texted.title}>
      <Facts items={(isBuiltIn ? ownFactsOf(health) : factsOf(health, inbox)).map(shown)} labelWidth={180} />
      {health.errors.length > 0 && <Errors errors={health.errors} inbox={inbox} />}
    </Section>
  );
}

type Known = readonly [label: string, value: ReactNode];

const shown = ([label, value]: Known): Fact => ({
  label,
  value: (
    <Text size="sm" component="div">
      {value}
    </Text>
  ),
});

function ownFactsOf({ last_event }: Health): Known[] {
  return [[texted.lastEvent, last_event ? at(texted.ways[last_event.via], last_event.at) : texted.none]];
}

function factsOf(health: Health, inbox: string): Known[] {
  const { signature, found_in_history: found, quota, circuit, repaired } = health;
  return [
    ...ownFactsOf(health),
    [
      texted.signature,
      signature.last_refused_at === null
        ? texted.signatures(inbox)[signature.state]
        : at(texted.refused(signature.refused_last_day), signature.last_refused_at),
    ],
    [texted.found, found.last_at === null ? texted.none : at(texted.foundCount(found.count), found.last_at)],
    ...optional(texted.gap, health.hook_gap_since),
    [texted.quota, texted.quotaUsed(quota.used_today, quota.share_per_day)],
    [
      inbox,
      circuit.until === null ? texted.circuitClosed : at(texted.circuitOpen(circuit.failures), circuit.until),
    ],
    [
      texted.checked,
      health.checked_at === null ? (
        texted.none
      ) : (
        <Moment key="checked" at={health.checked_at} size="sm" isExact />
      ),
    ],
    ...optional(texted.repaired, repaired?.at ?? null, repaired?.sentences.join(' ') ?? ''),
    ...optional(texted.told, health.told_at),
  ];
}

const optional = (label: string, time: string | null, words = ''): Known[] =>
  time === null ? [] : [[label, at(words, time)]];

const at = (words: string, time: string): ReactNode => (
  <>
    {words} <Moment at={time} size="sm" {...(words !== '' && { c: 'dimmed' })} isExact />
  </>
);

const Errors = ({ errors, inbox }: { errors: readonly TroubleReport[]; inbox: string }) => (
  <Stack gap="xs" mt="lg">
    <Title order={3} size="h5">
      {texted.errors}
    </Title>
    <List spacing="sm" size="sm" className="wide-list">
      {errors.map(({ source, code, message, said, remedy, count, at: time }) => (
        <List.Item key={`${source} ${code} ${time}`}>
          <Text size="sm">
            <strong>{texted.sources[source]}:</strong> {message}{' '}
            {said !== null && `${texts.connections.said(inbox, said)} `}
            {count > 1 && `${texted.times(count)} `}
            <Moment at={time} size="sm" c="dimmed" isExact />
          </Text>
          <Text size="sm" c="dimmed">
            {remedy}
          </Text>
        </List.Item>
      ))}
    </List>
  </Stack>
);
