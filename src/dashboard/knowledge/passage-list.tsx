import { Badge, Card, Stack, Text } from '@mantine/core';
import type { Passage } from '../../contract/knowledge.js';
import { texts } from '../messages/texts.js';
import { Section } from '../parts/section.js';

const texted = texts.knowledge;

interface PassageListProps {
  passages: readonly Passage[];
  /** Ids of the passages that the answer one came from rests on. */
  marked: readonly string[];
}

/** What is searched and quoted. */
export const PassageList = ({ passages, marked }: PassageListProps) => (
  <Section title={texted.passages} {...(passages.length > 0 && { intro: texted.passagesHelp })}>
    {passages.length === 0 ? (
      <Text size="sm">{texted.noPassages}</Text>
    ) : (
      <Stack component="ol" className="plain-list" gap="xs">
        {passages.map(({ id, text }) => (
          <Card component="li" withBorder key={id} data-marked={marked.includes(id)}>
            {marked.includes(id) && <Badge mb={4}>{texted.usedPassage}</Badge>}
            <Text size="sm" className="message-text">
              {text}
            </Text>
          </Card>
        ))}
      </Stack>
    )}
  </Section>
);
