import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { ProgressStage } from '../../contract/widget.js';
import { texts } from '../messages/texts.js';
import { Loaded } from '../parts/loaded.js';
import { Nothing } from '../parts/states.js';
import { readConversation } from './conversation-calls.js';
import { conversationKey, progressKey } from './conversation-keys.js';
import { ConversationView } from './conversation-view.js';

const route = getRouteApi('/signed-in/conversations/$conversationId');

/** One conversation, kept up to date. */
export function ConversationPage() {
  const { conversationId } = route.useParams();
  const conversation = useQuery({
    queryKey: conversationKey(conversationId),
    queryFn: ({ signal }) => readConversation(conversationId, signal),
  });
  const progress = useProgress(conversationId);
  return (
    <Loaded query={conversation} area={{ to: '/conversations', name: texts.conversations.title }}>
      {(detail) => <ConversationView key={detail.id} conversation={detail} progress={progress} />}
    </Loaded>
  );
}

/** What the bot is doing in the conversation; only live events say so. */
function useProgress(id: string): ProgressStage {
  const { data } = useQuery<ProgressStage>({
    queryKey: progressKey(id),
    enabled: false,
    initialData: 'idle',
  });
  return data;
}

export const NoConversationChosen = () => (
  <Nothing title={texts.conversations.choose}>{texts.conversations.chooseHelp}</Nothing>
);
