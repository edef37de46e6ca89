import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { texts } from '../messages/texts.js';
import { BackLink } from '../parts/back-link.js';
import { Page } from '../parts/page.js';
import { Failed, Loading } from '../parts/states.js';
import { Require } from '../session/require.js';
import { FoundPassages } from './found-passages.js';
import { searchKnowledge } from './source-calls.js';

const texted = texts.knowledge;

/** What the knowledge holds for a question. */
export const TestPage = () => (
  <Page
    back={<BackLink to="/knowledge">{texted.title}</BackLink>}
    title={texted.testTitle}
    intro={texted.testHelp}
    width={760}
  >
    <Require permission="knowledge:read" what={texted.permission}>
      <QuestionTest />
    </Require>
  </Page>
);

function QuestionTest() {
  const search = useMutation({ mutationFn: (question: string) => searchKnowledge(question) });
  return (
    <>
      <QuestionForm onAsk={search.mutate} isAsking={search.isPending} />
      {search.isPending && <Loading />}
      {search.isError && <Failed error={search.error} />}
      {search.data && <FoundPassages items={search.data.items} />}
    </>
  );
}

function QuestionForm({ onAsk, isAsking }: { onAsk: (question: string) => void; isAsking: boolean }) {
  const form = useForm({
    initialValues: { question: '' },
    validate: { question: (typed) => (typed.trim() === '' ? texts.problems.missing : null) },
  });
  return (
    <form onSubmit={form.onSubmit(({ question }) => onAsk(question.trim()))} noValidate>
      <Group align="flex-end" my="md" gap="sm">
        <TextInput
          flex="1 1 320px"
          miw={0}
          label={texted.testLabel}
          maxLength={500}
          required
          {...form.getInputProps('question')}
        />
        <Button type="submit" loading={isAsking}>
          {texted.testSubmit}
        </Button>
      </Group>
    </form>
  );
}
