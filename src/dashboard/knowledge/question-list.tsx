import { Button, Card, Group, Stack, Text } from '@mantine/core';
import type { OpenQuestion, QuestionState } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { ButtonLink, TextLink } from '../parts/links.js';
import { Moment } from '../parts/moment.js';
import { Nothing } from '../parts/states.js';

const texted = texts.insights.questions;

interface QuestionListProps {
  items: readonly OpenQuestion[];
  /** Of which the items are. */
  state: QuestionState;
  canWrite: boolean;
  onMark: (id: string, state: QuestionState) => void;
}

/** Questions without an answer, each with the way to its conversations and to an answer. */
export function QuestionList({ items, state, canWrite, onMark }: QuestionListProps) {
  if (items.length === 0)
    return <Nothing title={texted.none[state].title}>{texted.none[state].help}</Nothing>;
  return (
    <Stack component="ul" className="plain-list" gap="xs" aria-label={texted.list}>
      {items.map((question) => (
        <Card component="li" withBorder key={question.id}>
          <Text fw={600}>{wordsOf(question)}</Text>
          <Text size="sm" c="dimmed">
            <TextLink
              to="/conversations"
              search={{ view: 'all', question: question.id }}
              inherit
              underline="always"
            >
              {texted.asked(question.count)}
            </TextLink>
            , {texted.lastAsked} <Moment at={question.last_asked_at} isExact />
          </Text>
          {canWrite && <Acts question={question} onMark={onMark} />}
        </Card>
      ))}
    </Stack>
  );
}

const wordsOf = ({ text }: OpenQuestion): string => (text === '' ? texts.insights.deletedQuestion : text);

interface ActsProps {
  question: OpenQuestion;
  onMark: QuestionListProps['onMark'];
}

function Acts({ question: { id, text, state }, onMark }: ActsProps) {
  const mark = (label: string, wanted: QuestionState) => (
    <Button variant="default" size="xs" onClick={() => onMark(id, wanted)}>
      {label}
    </Button>
  );
  if (state !== 'open')
    return (
      <Group gap="xs" mt="xs">
        {mark(texted.reopen, 'open')}
      </Group>
    );
  return (
    <Group gap="xs" mt="xs" className="first-fills">
      <ButtonLink to="/knowledge/new" search={{ kind: 'faq', question: id, asked: text }} size="xs">
        {texted.answer}
      </ButtonLink>
      {mark(texted.done, 'done')}
      {mark(texted.ignore, 'ignored')}
    </Group>
  );
}
