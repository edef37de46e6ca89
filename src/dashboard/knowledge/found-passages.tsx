import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import type { SearchReply } from '../../contract/knowledge.js';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { Nothing } from '../parts/states.js';

const texted = texts.knowledge;

/** The passages that were found for a question, best first. */
export const FoundPassages = ({ items }: SearchReply) =>
  items.length === 0 ? (
    <Nothing title={texted.testNone}>{texted.testNoneHelp}</Nothing>
  ) : (
    <>
      <Text role="status" size="sm" c="dimmed" mb="xs">
        {texted.found(items.length)}
      </Text>
      <Stack component="ol" className="plain-list" gap="xs">
        {items.map(({ passage, source, score }) => (
          <Card component="li" withBorder key={passage.id}>
            <Group justify="space-between" wrap="nowrap" mb={4}>
              <TextLink
                to="/knowledge/$sourceId"
                params={{ sourceId: source.id }}
                search={{ passages: [passage.id] }}
                fw={600}
              >
                {source.title}
              </TextLink>
              <Badge color="gray">{texted.score(score)}</Badge>
            </Group>
            <Text size="sm" className="message-text">
              {passage.text}
            </Text>
          </Card>
        ))}
      </Stack>
    </>
  );
