import { Code, DataList, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Turn } from '../../contract/turns.js';
import { nameOfLanguage } from '../form/name-language.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';

const texted = texts.turns;

/** Why the bot did what it did: in plain words first, then the facts, and one click further all that was recorded. */
export const Why = ({ turn }: { turn: Turn }) => (
  <details className="why">
    <summary>{texted.why}</summary>
    <div className="why-content">
      <Text size="sm" mb="xs">
        {turn.explanation}
      </Text>
      <Facts turn={turn} />
      <Stages turn={turn} />
      <details className="why">
        <summary>{texted.raw}</summary>
        <Code block tabIndex={0} role="region" aria-label={texted.raw}>
          {JSON.stringify(turn, null, 2)}
        </Code>
      </details>
    </div>
  </details>
);

function Facts({ turn }: { turn: Turn }) {
  const facts: [string, ReactNode][] = [
    [texted.decision, texted.decisions[turn.decision]],
    [texted.intent, turn.intent ?? texted.noIntent],
    // How sure the bot was of the intent: without one the figure would only puzzle.
    ...(turn.intent === null || turn.confidence === null
      ? []
      : [factOf(texted.confidence, texted.percent(turn.confidence))]),
    ...(turn.language === null ? [] : [factOf(texted.language, nameOfLanguage(turn.language))]),
    [texted.writtenBy, turn.model ?? texted.noModel],
    [texted.sources, turn.sources.length === 0 ? texted.noSources : <SourceLinks turn={turn} />],
  ];
  return (
    <DataList size="xs" gap={4} labelWidth={96}>
      {facts.map(([label, value]) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel>{label}</DataList.ItemLabel>
          <DataList.ItemValue>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}

const factOf = (label: string, value: ReactNode): [string, ReactNode] => [label, value];

/** Each leads to the source with its passages; those the turn looked at are marked there. */
function SourceLinks({ turn }: { turn: Turn }) {
  return turn.sources.map(({ source_id, title }, index) => (
    <span key={source_id}>
      {index > 0 && ', '}
      <TextLink
        to="/knowledge/$sourceId"
        params={{ sourceId: source_id }}
        search={{ passages: passagesOf(turn) }}
        inherit
      >
        {title}
      </TextLink>
    </span>
  ));
}

/** The passages that any stage says it worked with. */
function passagesOf({ stages }: Turn): string[] {
  const named = stages.flatMap(({ inputs }) => [inputs['cited'], inputs['passage_ids']]);
  const lists = named.filter((ids) => Array.isArray(ids)).flat();
  return [...new Set(lists.filter((id) => typeof id === 'string'))];
}

function Stages({ turn: { stages } }: { turn: Turn }) {
  if (stages.length === 0) return null;
  const totalMs = stages.reduce((sum, { ms }) => sum + ms, 0);
  return (
    <Table className="stages" my="xs" verticalSpacing={4} fz="xs" captionSide="top">
      <Table.Caption ta="left">{`${texted.steps}: ${texted.total(totalMs)}`}</Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{texted.step}</Table.Th>
          <Table.Th>{texted.found}</Table.Th>
          <Table.Th ta="right">{texted.time}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {stages.map(({ name, note, ms }) => (
          <Table.Tr key={name}>
            <Table.Td>{texted.stageNames.get(name) ?? name}</Table.Td>
            <Table.Td>{note}</Table.Td>
            <Table.Td ta="right" className="no-wrap">
              {texted.ms(ms)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
