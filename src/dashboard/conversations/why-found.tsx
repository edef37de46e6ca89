import { Badge, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import type { FoundPassage } from '../../contract/knowledge.js';
import type { Turn } from '../../contract/turns.js';
import { api, replyOf } from '../call.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { Loaded } from '../parts/loaded.js';
import { useCan } from '../session/member-context.js';

const texted = texts.turns;

/** What the turn found in the knowledge, in its own words: what the answer rests on, then what else was looked at. */
export function WhyFound({ turn }: { turn: Turn }) {
  const canRead = useCan('knowledge:read');
  const { cited, found } = passagesOf(turn);
  const wasSearched = turn.stages.some(({ name }) => name === 'retrieve');
  if (found.length > 0 && canRead) return <Passages cited={cited} found={found} />;
  if (turn.sources.length > 0) return <Titles turn={turn} />;
  return wasSearched && found.length === 0 ? (
    <Text size="sm" mt="xs">
      {texted.nothingFound}
    </Text>
  ) : null;
}

interface PassagesProps {
  cited: readonly string[];
  /** All that were looked at, those that count first. */
  found: readonly string[];
}

function Passages({ cited, found }: PassagesProps) {
  const passages = useQuery({
    queryKey: ['knowledge', 'passages', found],
    queryFn: ({ signal }) =>
      replyOf(api.GET('/api/v1/knowledge/passages', { params: { query: { ids: found.join(',') } }, signal })),
    // They are made anew with each change of their source, under other ids.
    staleTime: 60_000,
  });
  return (
    <section className="why-found" aria-label={texted.foundTexts}>
      <Text size="sm" fw={600}>
        {texted.foundTexts}
      </Text>
      <Loaded query={passages}>
        {({ items }) => (
          <>
            <ul className="plain-list">
              {items.map((item) => (
                <OnePassage key={item.passage.id} item={item} isUsed={cited.includes(item.passage.id)} />
              ))}
            </ul>
            {items.length < found.length && (
              <Text size="sm" c="dimmed">
                {texted.foundGone(found.length - items.length)}
              </Text>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

const OnePassage = ({ item: { passage, source }, isUsed }: { item: FoundPassage; isUsed: boolean }) => (
  <li>
    <SourceLink id={source.id} title={source.title} passages={[passage.id]} />{' '}
    {isUsed && (
      <Badge size="sm" variant="light">
        {texted.used}
      </Badge>
    )}
    <blockquote className="quote message-text" dir="auto">
      {passage.text}
    </blockquote>
  </li>
);

/** For who may not read the knowledge: what the answer names to the visitor as well. */
const Titles = ({ turn: { sources } }: { turn: Turn }) => (
  <Text size="sm" mt="xs">
    {`${texted.sources}: ${sources.map(({ title }) => title).join(', ')}`}
  </Text>
);

const SourceLink = ({ id, title, passages }: { id: string; title: string; passages: string[] }) => (
  <TextLink to="/knowledge/$sourceId" params={{ sourceId: id }} search={{ passages }} inherit>
    {title}
  </TextLink>
);

const Ids = z.array(z.string());

/** The passages that the stages say they worked with. */
function passagesOf({ stages }: Turn): PassagesProps {
  const idsIn = (name: string) => stages.flatMap(({ inputs }) => Ids.safeParse(inputs[name]).data ?? []);
  const cited = idsIn('cited');
  return { cited, found: [...new Set([...cited, ...idsIn('passage_ids')])] };
}
