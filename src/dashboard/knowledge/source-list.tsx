import { Badge, Card, Group, Stack, Title } from '@mantine/core';
import type { Source } from '../../contract/knowledge.js';
import { nameOfLanguage } from '../form/name-language.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { Moment } from '../parts/moment.js';
import { Parted } from '../parts/parted.js';
import { ProblemText } from '../parts/problem-text.js';
import { Nothing } from '../parts/states.js';
import type { SourceFilters } from './source-search.js';

const texted = texts.knowledge;

interface SourceListProps {
  items: readonly Source[];
  filters: SourceFilters;
}

/** What the assistant may answer from. */
export function SourceList({ items, filters: { q, kind } }: SourceListProps) {
  if (items.length === 0 && kind !== undefined)
    return <Nothing title={texted.noneFound}>{texted.noneOfKindHelp}</Nothing>;
  if (items.length === 0)
    return q === undefined ? (
      <Nothing title={texted.none}>{texted.noneHelp}</Nothing>
    ) : (
      <Nothing title={texted.noneFound}>{texted.noneFoundHelp}</Nothing>
    );
  return (
    <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.list}>
      {items.map((source) => (
        <Card component="li" withBorder key={source.id}>
          <SourceItem source={source} />
        </Card>
      ))}
    </Stack>
  );
}

function SourceItem({ source }: { source: Source }) {
  const { id, title, kind, status, problem, language, passage_count, updated_at } = source;
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Title order={2} size="h5" className="shrinks wraps">
          <TextLink to="/knowledge/$sourceId" params={{ sourceId: id }} inherit>
            {title}
          </TextLink>
        </Title>
        {status === 'failed' && <Badge color="red">{texted.statuses.failed}</Badge>}
      </Group>
      <Parted size="sm" c="dimmed">
        {texted.kinds[kind]}
        {texted.passageCount(passage_count)}
        {language !== null && nameOfLanguage(language)}
        <>
          {texted.changed} <Moment at={updated_at} />
        </>
      </Parted>
      {problem !== null && <ProblemText>{problem}</ProblemText>}
    </>
  );
}
