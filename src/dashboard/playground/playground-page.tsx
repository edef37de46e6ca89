import { Alert, Button, Group, Text } from '@mantine/core';
import { useRef } from 'react';
import { CallError } from '../call.js';
import { texts } from '../messages/texts.js';
import { explainError } from '../parts/explain-error.js';
import { ButtonLink } from '../parts/links.js';
import { notifyDone } from '../parts/notify.js';
import { Page } from '../parts/page.js';
import { Require } from '../session/require.js';
import { ExchangeLog } from './exchange-log.js';
import { QuestionForm } from './question-form.js';
import { usePlayground } from './use-playground.js';

const texted = texts.playground;

/** Whoever works for the business talks with the assistant as a visitor would. */
export const PlaygroundPage = () => (
  <Page title={texted.title} intro={texted.intro} width={760}>
    <Require permission="chat:write" what={texted.permission}>
      <Playground />
    </Require>
  </Page>
);

function Playground() {
  const playground = usePlayground();
  const field = useRef<HTMLTextAreaElement>(null);
  const { exchanges, pending, error, conversationId } = playground;
  const startAgain = () => {
    playground.startAgain();
    notifyDone(texted.begun);
    field.current?.focus();
  };
  return (
    <>
      <Text size="sm" c="dimmed" maw="65ch">
        {texted.isReal}
      </Text>
      <Group gap="sm" my="md">
        <Button variant="default" size="xs" onClick={startAgain}>
          {texted.again}
        </Button>
        {conversationId !== undefined && (
          <ButtonLink
            to="/conversations/$conversationId"
            params={{ conversationId }}
            search={{ view: 'all' }}
            variant="default"
            size="xs"
          >
            {texted.toConversation}
          </ButtonLink>
        )}
      </Group>
      <ExchangeLog exchanges={exchanges} pending={pending} />
      {error !== null && (
        <Alert color="red" mt="md" role="alert" title={texted.failed}>
          {explainFailure(error)}
        </Alert>
      )}
      <QuestionForm playground={playground} field={field} />
    </>
  );
}

/** Nothing at this address: the business has nobody who could answer. */
const explainFailure = (error: unknown): string =>
  error instanceof CallError && error.status === 404 ? texted.noAssistant : explainError(error);
