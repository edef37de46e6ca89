import { SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { QuestionState, questionStates } from '../../contract/insights.js';
import { texts } from '../messages/texts.js';
import { insightsKey, listQuestions, markQuestion, questionsKey } from '../overview/insight-calls.js';
import { BackLink } from '../parts/back-link.js';
import { Loaded } from '../parts/loaded.js';
import { MoreButton } from '../parts/more-button.js';
import { notifyDone, notifyFailed } from '../parts/notify.js';
import { Page } from '../parts/page.js';
import { usePages } from '../parts/use-pages.js';
import { useCan } from '../session/member-context.js';
import { Require } from '../session/require.js';
import { QuestionList } from './question-list.js';

const route = getRouteApi('/signed-in/knowledge/questions');
const texted = texts.insights.questions;

/** What visitors asked in vain; each becomes an entry of the knowledge. */
export const QuestionsPage = () => (
  <Page
    back={<BackLink to="/knowledge">{texts.knowledge.title}</BackLink>}
    title={texted.title}
    intro={texted.intro}
  >
    <Require permission="conversations:read" what={texts.conversations.permission}>
      <Questions />
    </Require>
  </Page>
);

function Questions() {
  const { state = 'open' } = route.useSearch();
  const navigate = useNavigate();
  const canWrite = useCan('knowledge:write');
  const mark = useMark();
  const questions = usePages({
    queryKey: [...questionsKey, 'list', state],
    read: (cursor, signal) => listQuestions({ state, cursor }, signal),
  });
  return (
    <>
      <SegmentedControl
        aria-label={texted.state}
        display="flex"
        w="fit-content"
        my="md"
        value={state}
        onChange={(chosen) =>
          void navigate({ to: '/knowledge/questions', search: { state: QuestionState.parse(chosen) } })
        }
        data={questionStates.map((value) => ({ value, label: texted.states[value] }))}
      />
      <Loaded query={questions}>
        {(items) => <QuestionList items={items} state={state} canWrite={canWrite} onMark={mark} />}
      </Loaded>
      <MoreButton pages={questions} />
    </>
  );
}

function useMark(): (id: string, state: QuestionState) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ id, state }: { id: string; state: QuestionState }) => markQuestion(id, state),
    onSuccess: () => {
      notifyDone(texted.marked);
      return client.invalidateQueries({ queryKey: insightsKey });
    },
    onError: notifyFailed,
  });
  return (id, state) => mutate({ id, state });
}
