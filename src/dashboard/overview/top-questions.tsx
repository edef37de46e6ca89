import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { TextLink } from '../parts/links.js';
import { Loaded } from '../parts/loaded.js';
import { Section } from '../parts/section.js';
import { useCan } from '../session/member-context.js';
import { listQuestions, questionsKey } from './insight-calls.js';
import { firstSpan, type InsightSearch } from './insight-search.js';

const texted = texts.insights;
const shown = 5;

/** What visitors asked most often in vain. */
export function TopQuestions({ search }: { search: InsightSearch }) {
  const { days = firstSpan, connection, channel } = search;
  const canTeach = useCan('knowledge:write');
  const questions = useQuery({
    queryKey: [...questionsKey, 'top', search],
    queryFn: ({ signal }) =>
      listQuestions({ days, connection_id: connection, channel, limit: shown }, signal),
    placeholderData: (before) => before,
  });
  return (
    <Section title={texted.topQuestions} intro={texted.topQuestionsHelp}>
      <Loaded query={questions}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{texted.noQuestions}</Text>
          ) : (
            <Stack component="ul" className="plain-list" gap="xs" mb="sm">
              {items.map(({ id, text, count }) => (
                <Text component="li" size="sm" key={id}>
                  <TextLink
                    to="/conversations"
                    search={{ view: 'all', question: id, connection, channel }}
                    inherit
                    underline="always"
                  >
                    {texted.asked(count)}
                  </TextLink>
                  {`: ${text === '' ? texted.deletedQuestion : text}`}
                </Text>
              ))}
            </Stack>
          )
        }
      </Loaded>
      <TextLink to="/knowledge/questions" size="sm">
        {canTeach && questions.data?.items.length !== 0 ? texted.answerQuestions : texted.toQuestions}
      </TextLink>
    </Section>
  );
}
